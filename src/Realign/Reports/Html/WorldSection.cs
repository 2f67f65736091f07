namespace Realign.Reports.Html;

/// <summary>Who gains and who loses in the main scenario.</summary>
internal static class WorldSection
{
    private const int Listed = 8;

    public static Markup Write(ReportPage page)
    {
        var economies = (page.Run.Economies ?? []).OrderByDescending(e => e.Welfare.Value).ToList();
        if (economies.Count == 0) return Markup.Empty;
        var table = page.MainTable("economies").Select(
            "code", "name", "welfare", "welfare_low", "welfare_high", "real_wage", "real_wage_low", "real_wage_high", "price_index", "price_index_low", "price_index_high", "donated_coefficients");
        var tiles = economies.Select(e => new TileGrid.Tile(e.Code, e.Name, e.Welfare.Value, $"{FigureText.Bare(e.Welfare, "fraction")} %", Answer.IsSettled(e.Welfare), e.Code == page.Result.Economy)).ToList();
        var shown = Ends(page, economies);
        return ReportPage.Part("world", "Who gains and who loses", Markup.Of($"""
            {ReportPage.Paragraph(Sentence(page, economies))}
            {page.Figure($"Welfare by economy in the main scenario, change. Hatched where the 5–95 % range includes zero. Places are only roughly those of a map.", TileGrid.Draw("Welfare, change, %", tiles), table)}
            {page.Figure(
                $"The {(shown.Count < economies.Count ? $"{Listed} that gain most, {page.Economy}, and the {Listed} that lose most" : "ranking")} in the main scenario. * marks economies that lean on another's input coefficients. {page.Ranges}",
                IntervalPlot.Draw("Welfare, change, %", [.. shown.Select(e => new IntervalPlot.Row($"{e.Name}{(e.DonatedCoefficients ? " *" : "")}", e.Welfare, FigureText.Bare(e.Welfare, "fraction"), IsMain: e.Code == page.Result.Economy))], 100),
                table)}
            """));
    }

    private static List<EconomyResult> Ends(ReportPage page, List<EconomyResult> ranked) => ranked.Count <= 2 * Listed
        ? ranked
        : [.. ranked.Where((e, rank) => rank < Listed || rank >= ranked.Count - Listed || e.Code == page.Result.Economy)];

    private static string Sentence(ReportPage page, List<EconomyResult> economies)
    {
        int gain = economies.Count(e => e.Welfare.Value > 0 && Answer.IsSettled(e.Welfare)), lose = economies.Count(e => e.Welfare.Value < 0 && Answer.IsSettled(e.Welfare));
        int rank = economies.FindIndex(e => e.Code == page.Result.Economy) + 1;
        string open = economies.Count > gain + lose ? $"; for {economies.Count - gain - lose} the sign is not settled" : "";
        return $"Of {economies.Count} economies {gain} gain and {lose} lose{open}. {EconomyText.Upper(page.Economy)} comes {rank} of {economies.Count}, counted from the largest gain.";
    }
}
