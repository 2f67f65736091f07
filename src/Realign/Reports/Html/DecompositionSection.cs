namespace Realign.Reports.Html;

/// <summary>Where the welfare change comes from.</summary>
internal static class DecompositionSection
{
    private const int Listed = 6;

    public static Markup Write(ReportPage page)
    {
        if ((page.Run.Economies ?? []).FirstOrDefault(e => e.Code == page.Result.Economy) is not { } own) return Markup.Empty;
        (string Label, Models.Ensembles.Interval Value)[] parts = [("Welfare", own.Welfare), ("Terms of trade", own.TermsOfTrade), ("Volume of trade", own.VolumeOfTrade), ("Everything else", own.OtherWelfare)];
        return ReportPage.Part("decomposition", "Where the welfare change comes from", Markup.Of($"""
            {ReportPage.Paragraph("Terms of trade: what an economy sells gets dearer against what it buys. Volume of trade: more of what tariffs held back comes in. Both are first-order (Caliendo and Parro 2015, equation 16). Everything else is what they leave of the exact change: cheaper trade, productivity, transfers, shifted tastes, and effects beyond first order.")}
            {page.Figure(
                $"Welfare of {page.Economy} in the main scenario and its parts. {page.Ranges}",
                IntervalPlot.Draw("Share of income, %", [.. parts.Select((p, k) => new IntervalPlot.Row(p.Label, p.Value, FigureText.Bare(p.Value, "fraction"), IsMain: k == 0))], 100),
                page.Table("economies").Where("code", page.Result.Economy).Select("scenario", "welfare", "welfare_low", "welfare_high", "terms_of_trade", "terms_of_trade_low", "terms_of_trade_high", "volume_of_trade", "volume_of_trade_low", "volume_of_trade_high", "other_welfare", "other_welfare_low", "other_welfare_high"))}
            {ByPartner(page)}
            """));
    }

    private static Markup ByPartner(ReportPage page)
    {
        var trade = (page.Run.Trade ?? []).Where(t => t.Economy == page.Result.Economy).OrderByDescending(t => Math.Abs(t.TermsOfTrade.Value)).Take(Listed).ToList();
        return trade.Count == 0 ? Markup.Empty : page.Figure(
            $"Terms of trade of {page.Economy} by partner in the main scenario: the {trade.Count} partners that matter most. {page.Ranges}",
            IntervalPlot.Draw("Terms of trade by partner, share of income, %", [.. trade.Select(t => new IntervalPlot.Row(page.Result.EconomyName(t.Partner), t.TermsOfTrade, FigureText.Bare(t.TermsOfTrade, "fraction")))], 100),
            page.MainTable("trade").Select("partner", "partner_name", "terms_of_trade", "terms_of_trade_low", "terms_of_trade_high", "volume_of_trade", "volume_of_trade_low", "volume_of_trade_high"));
    }
}
