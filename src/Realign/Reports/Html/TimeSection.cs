namespace Realign.Reports.Html;

/// <summary>The main scenario year by year, and with the events of other days.</summary>
internal static class TimeSection
{
    public static Markup Write(ReportPage page) => ReportPage.Part("time", "How it unfolds", Markup.Join([Path(page), Dates(page)]));

    private static Markup Path(ReportPage page)
    {
        if (page.Result.Path is not { Years.Count: > 0 } path) return Markup.Empty;
        string[] years = [.. path.Years.Select(y => $"{y.Year}")];
        var panels = Headline(page).Select(m => LinePlot.Draw(
            $"{m.Measure.Label}, change, {FigureText.BareUnit(m.Measure.Unit)}",
            years,
            [.. path.Years.Select(y => y.Values[m.Position])],
            FigureText.Scale(m.Measure.Unit),
            v => FigureText.Bare(v, m.Measure.Unit)));
        return page.Figure(
            $"The main scenario year by year: events as they stand on each anniversary and phased in so far, trade elasticities grown from {100 * path.Years[0].ElasticityShare:0} % of their long-run size to {100 * path.Years[^1].ElasticityShare:0} %. Each year is an equilibrium of its own. {page.Ranges}",
            Markup.Of($"<div class=\"panels\">{panels}</div>"),
            page.Table("path").Select("year", "elasticity_share", "label", "value", "value_low", "value_high", "unit"));
    }

    private static Markup Dates(ReportPage page)
    {
        if (page.Result.Dates.Count == 0) return Markup.Empty;
        var plots = Headline(page).Where(m => m.Measure.Id is "welfare" or "goods-balance").Select(m => IntervalPlot.Draw(
            $"{m.Measure.Label}, change, {FigureText.BareUnit(m.Measure.Unit)}",
            [.. page.Result.Dates.Select(d => new IntervalPlot.Row(d.Date, d.Values[m.Position], FigureText.Bare(d.Values[m.Position], m.Measure.Unit), IsMain: d.Date == page.Result.At))],
            FigureText.Scale(m.Measure.Unit)));
        return page.Figure(
            $"The main scenario with the events in force on other days, once trade has adjusted to them. {page.Ranges}",
            Markup.Join(plots),
            page.Table("dates").Select("date", "label", "value", "value_low", "value_high", "unit"));
    }

    private static IEnumerable<(MeasureInfo Measure, int Position)> Headline(ReportPage page) => page.Result.Measures.Select((m, k) => (m, k)).Where(m => m.m.Id == "welfare" || m.m.IsBalance);
}
