using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>A measure over years: a line through the medians in the band of their ranges.</summary>
internal static class LinePlot
{
    private const double Height = 150;

    /// <param name="title">What is measured, with its unit.</param>
    /// <param name="labels">The years.</param>
    /// <param name="values">One a year.</param>
    /// <param name="scale">Factor from values to the axis.</param>
    /// <param name="shown">A value as text.</param>
    public static Markup Draw(string title, IReadOnlyList<string> labels, IReadOnlyList<Interval> values, double scale, Func<Interval, string> shown)
    {
        var axis = Axis.Covering(values.SelectMany(v => new[] { v.Value, v.Low ?? v.Value, v.High ?? v.Value }), scale, 4);
        double X(int k) => values.Count == 1 ? 50 : 100.0 * k / (values.Count - 1);
        double Y(double value) => Height * (1 - (axis.At(value) / 100));
        string Point(int k, double value) => FormattableString.Invariant($"{X(k):0.##},{Y(value):0.##}");
        var years = Enumerable.Range(0, values.Count).ToList();
        string band = string.Join(' ', years.Select(k => Point(k, values[k].Low ?? values[k].Value)).Concat(years.AsEnumerable().Reverse().Select(k => Point(k, values[k].High ?? values[k].Value))));
        string alternative = $"{title}. {string.Join("; ", years.Select(k => $"{labels[k]}: {shown(values[k])}"))}.";
        return Markup.Of($"""
            <div class="panel" role="img" aria-label="{alternative}">
            <p class="plot-title">{title}</p>
            <div class="chart" style="height:{Height}px">
            <svg viewBox="0 0 100 {Height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {axis.Ticks.Select(t => Markup.Of($"<line class=\"{(t == 0 ? "zero" : "grid")}\" x1=\"0\" x2=\"100\" y1=\"{Y(t)}\" y2=\"{Y(t)}\"/>"))}
            <polygon class="band" points="{band}"/>
            <polyline class="line" points="{string.Join(' ', years.Select(k => Point(k, values[k].Value)))}"/>
            </svg>
            {axis.Ticks.Select(t => Markup.Of($"<span class=\"y\" style=\"top:{Y(t)}px\">{axis.Text(t)}</span>"))}
            </div>
            <div class="x">{years.Where(k => IsLabelled(k, values.Count)).Select(k => Markup.Of($"<span style=\"left:{X(k)}%\">{labels[k]}</span>"))}</div>
            </div>
            """);
    }

    /// <summary>The first, the last, and every other that leaves room between.</summary>
    private static bool IsLabelled(int k, int count) => k == 0 || k == count - 1 || (count > 5 && k == (count - 1) / 2);
}
