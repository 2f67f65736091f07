namespace Realign.Reports.Html;

/// <summary>Trade and balances of the case's economy by partner, before and after.</summary>
internal static class PartnersSection
{
    private const int Listed = 7, Height = 250;
    private const double Billion = 1e9;

    public static Markup Write(ReportPage page)
    {
        var trade = (page.Run.Trade ?? []).Where(t => t.Economy == page.Result.Economy).ToList();
        return trade.Count == 0 ? Markup.Empty : ReportPage.Part("partners", $"Trade of {page.Economy} by partner", Markup.Of($"""
            {Flows(page, trade)}
            {Balances(page)}
            """));
    }

    private static Markup Flows(ReportPage page, List<TradeResult> trade)
    {
        double largest = new[] { trade.Sum(t => t.GoodsImports.Before), trade.Sum(t => t.GoodsImports.After), trade.Sum(t => t.GoodsExports.Before), trade.Sum(t => t.GoodsExports.After) }.Max();
        double perPixel = Sankey.PerPixel(largest, Height);
        return page.Figure(
            $"Goods that {page.Economy} buys (left) and sells (right), bn USD, in {page.Result.World.Year} and in the main scenario once trade has adjusted, in brackets the change; the {Listed} largest partners of each side. Medians: their sum is not the median of the sum.",
            Markup.Of($"<div class=\"panels\">{Draw(page, $"Before ({page.Result.World.Year})", trade, perPixel, isAfter: false)}{Draw(page, "After", trade, perPixel, isAfter: true)}</div>"),
            page.MainTable("trade").Select(
                "partner", "partner_name", "goods_exports_before", "goods_exports_after", "goods_exports_after_low", "goods_exports_after_high", "goods_imports_before", "goods_imports_after", "goods_imports_after_low", "goods_imports_after_high"));
    }

    private static Markup Draw(ReportPage page, string title, List<TradeResult> trade, double perPixel, bool isAfter) => Sankey.Draw(
        title, page.Result.EconomyName(page.Result.Economy), Largest(page, trade, t => t.GoodsImports, isAfter), Largest(page, trade, t => t.GoodsExports, isAfter), perPixel);

    /// <summary>The partners largest before, in the same order in both pictures, and the others as one.</summary>
    private static List<Sankey.Flow> Largest(ReportPage page, List<TradeResult> trade, Func<TradeResult, BeforeAfter> flow, bool isAfter)
    {
        var ranked = trade.Where(t => t.Partner != "ROW").OrderByDescending(t => flow(t).Before).ToList();
        var named = ranked.Take(Listed).Select(t => Flow(page.Result.EconomyName(t.Partner), flow(t).Before, flow(t).After, isAfter));
        var others = trade.Except(ranked.Take(Listed)).ToList();
        return others.Count == 0 ? [.. named] : [.. named, Flow("All others", others.Sum(t => flow(t).Before), others.Sum(t => flow(t).After), isAfter)];
    }

    private static Sankey.Flow Flow(string name, double before, double after, bool isAfter) => isAfter
        ? new Sankey.Flow(name, after, before > 0 ? $"{FigureText.Billions(after)} ({FigureText.Bare(Models.Ensembles.Interval.Point((after / before) - 1), 0.01, "0.0")} %)" : FigureText.Billions(after))
        : new Sankey.Flow(name, before, FigureText.Billions(before));

    private static Markup Balances(ReportPage page)
    {
        var balances = (page.Run.Balances ?? []).Where(b => b.Economy == page.Result.Economy)
            .OrderByDescending(b => page.Result.Partners.Contains(b.Partner)).ThenByDescending(b => Math.Abs(b.Goods.After - b.Goods.Before)).Take(2 * Listed).ToList();
        var rows = balances.Select(b => new IntervalPlot.Row(
            $"{page.Result.EconomyName(b.Partner)} ({FigureText.Billions(b.Goods.Before)})",
            b.Goods.Change,
            FigureText.Bare(b.Goods.Change, "USD"),
            IsMain: page.Result.Partners.Contains(b.Partner))).ToList();
        return page.Figure(
            $"Change of the balance of trade in goods with each partner, in parentheses the balance before: {(page.Result.Partners.Count > 0 ? "the partners of the case, then " : "")}those whose balance moves most. {page.Ranges}",
            IntervalPlot.Draw("Goods balance, change, bn USD", rows, 1 / Billion),
            page.MainTable("balances").Select("partner", "partner_name", "goods_before", "goods_after", "goods_after_low", "goods_after_high", "all_before", "all_after", "all_after_low", "all_after_high"));
    }
}
