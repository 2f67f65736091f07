namespace Realign.Reports.Html;

/// <summary>What tariffs bring in.</summary>
internal static class RevenueSection
{
    private const int Listed = 8;
    private const double Billion = 1e9;

    public static Markup Write(ReportPage page)
    {
        var moved = (page.Run.Economies ?? []).OrderByDescending(e => e.Code == page.Result.Economy).ThenByDescending(e => Math.Abs(e.TariffRevenue.After - e.TariffRevenue.Before)).Take(Listed).ToList();
        if (moved.Count == 0) return Markup.Empty;
        var own = moved[0].TariffRevenue;
        return ReportPage.Part("revenue", "Tariff revenue", Markup.Of($"""
            {ReportPage.Paragraph($"Tariffs bring {page.Economy} {FigureText.Size(own.After, "USD")} a year after {FigureText.Size(own.Before, "USD")} before, a change of {FigureText.Signed(own.Change, "USD")}.{(page.Result.Debt is null ? " The rest of the budget is not in this report." : "")}")}
            {page.Figure(
                $"Tariff revenue in the main scenario, before (ring) and after (dot): {page.Economy}, then the economies whose revenue moves most. {page.Ranges}",
                IntervalPlot.Draw("Tariff revenue, bn USD", [.. moved.Select(e => new IntervalPlot.Row(e.Name, e.TariffRevenue.AsInterval, $"{FigureText.Billions(e.TariffRevenue.Before)} → {FigureText.Level(e.TariffRevenue.AsInterval)}", e.TariffRevenue.Before, e.Code == page.Result.Economy))], 1 / Billion),
                page.MainTable("economies").Select("code", "name", "tariff_revenue_before", "tariff_revenue_after", "tariff_revenue_after_low", "tariff_revenue_after_high"))}
            """));
    }
}
