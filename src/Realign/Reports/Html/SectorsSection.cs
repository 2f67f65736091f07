using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>Sectors that gain and lose, and what happens to prices.</summary>
internal static class SectorsSection
{
    public static Markup Write(ReportPage page)
    {
        var sectors = (page.Run.Sectors ?? []).Where(s => s.Economy == page.Result.Economy && s.ValueAdded.Before > 0).OrderByDescending(s => s.ValueAdded.Change.Value).ToList();
        return sectors.Count == 0 ? Markup.Empty : ReportPage.Part("sectors", $"Sectors and prices in {page.Economy}", Markup.Of($"""
            {ReportPage.Paragraph(Sentence(page, sectors))}
            {page.Figure(
                $"Value added by sector in the main scenario, change. Workers are missing: the world carries value added, not employment. {page.Ranges}",
                IntervalPlot.Draw("Value added, change, m USD", Rows(page, sectors, s => s.ValueAdded.Change, Millions), 1e-6),
                page.MainTable("sectors").Select("sector", "sector_name", "value_added_before", "value_added_after", "value_added_after_low", "value_added_after_high", "output_before", "output_after", "output_after_low", "output_after_high"))}
            {Prices(page, sectors)}
            """));
    }

    private static Markup Prices(ReportPage page, List<SectorResult> sectors)
    {
        var own = (page.Run.Economies ?? []).FirstOrDefault(e => e.Code == page.Result.Economy);
        var rows = Rows(page, [.. sectors.OrderByDescending(s => s.Price.Value)], s => s.Price, p => FigureText.Bare(p, "fraction"));
        if (own is not null) rows.Insert(0, new IntervalPlot.Row("Consumer prices", own.PriceIndex, FigureText.Bare(own.PriceIndex, "fraction"), IsMain: true));
        return page.Figure(
            $"Prices that buyers in {page.Economy} pay, by sector of the product, change. Prices are relative to world value added: a fall of all of them says that {page.Economy} becomes cheaper than the world. {page.Ranges}",
            IntervalPlot.Draw("Prices, change, %", rows, 100),
            page.MainTable("sectors").Select("sector", "sector_name", "price", "price_low", "price_high"));
    }

    private static List<IntervalPlot.Row> Rows(ReportPage page, List<SectorResult> sectors, Func<SectorResult, Interval> value, Func<Interval, string> shown) =>
        [.. sectors.Select(s => new IntervalPlot.Row(page.Result.SectorName(s.Sector), value(s), shown(value(s))))];

    private static string Millions(Interval usd) => FigureText.Bare(usd, 1e6, "N0");

    private static string Sentence(ReportPage page, List<SectorResult> sectors)
    {
        var settled = sectors.Where(s => Answer.IsSettled(s.ValueAdded.Change)).ToList();
        string List(IEnumerable<SectorResult> some) => string.Join(", ", some.Select(s => $"{EconomyText.Lower(page.Result.SectorName(s.Sector))} ({FigureText.Signed(s.ValueAdded.Change.Value, "USD")}, {FigureText.Signed(s.ValueAdded.Change.Value / s.ValueAdded.Before, "fraction")})"));
        var gains = settled.Where(s => s.ValueAdded.Change.Value > 0).Take(3).ToList();
        var losses = settled.Where(s => s.ValueAdded.Change.Value < 0).Reverse().Take(3).ToList();
        string most = gains.Count > 0 ? $"Value added grows most in {List(gains)}" : "No sector is sure to gain";
        string least = losses.Count > 0 ? $"it shrinks most in {List(losses)}" : "none is sure to lose";
        return $"{most}; {least}. Only sectors whose sign is settled are named.";
    }
}
