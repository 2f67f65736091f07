namespace Realign.Reports.Html;

/// <summary>The main scenario under other models, closures and elasticities.</summary>
internal static class ModelsSection
{
    private static readonly string[] _measures = ["welfare", "goods-balance"];

    public static Markup Write(ReportPage page)
    {
        var variants = page.Result.Variants;
        if (variants.Count == 0) return Markup.Empty;
        var plots = page.Result.Measures.Select((m, k) => (m, k)).Where(m => _measures.Contains(m.m.Id)).Select(m => IntervalPlot.Draw(
            $"{m.m.Label}, change, {FigureText.BareUnit(m.m.Unit)}",
            [.. variants.Where(v => v.Values is not null).Select((v, row) => new IntervalPlot.Row(v.Label, v.Values![m.k], FigureText.Bare(v.Values![m.k], m.m.Unit), IsMain: row == 0))],
            FigureText.Scale(m.m.Unit)));
        return ReportPage.Part("models", "Where models disagree", Markup.Of($"""
            {page.Figure($"The main scenario for {page.Economy} with one assumption changed at a time. {page.Ranges}", Markup.Join(plots), page.Table("variants").Select("variant", "title", "label", "value", "value_low", "value_high", "unit", "failure"))}
            <dl>{variants.Select(v => Markup.Of($"<dt>{v.Label}</dt><dd>{v.Why}{(v.Failure is { } failure ? $" Not solved: {failure.TrimEnd('.')}." : "")}</dd>\n"))}</dl>
            """));
    }
}
