using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>Medians as dots on lines that are their ranges, one a row; with the value before as a ring where there is one.</summary>
internal static class IntervalPlot
{
    /// <summary>One row.</summary>
    /// <param name="Label">What it is.</param>
    /// <param name="Value">What is drawn.</param>
    /// <param name="Shown">The value as text.</param>
    /// <param name="Before">Where a ring is drawn; null for none.</param>
    /// <param name="IsMain">Whether it stands out.</param>
    public sealed record Row(string Label, Interval Value, string Shown, double? Before = null, bool IsMain = false);

    /// <param name="title">What is measured, with its unit.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="scale">Factor from values to the axis: 100 for percent, 1e-9 for billions.</param>
    public static Markup Draw(string title, IReadOnlyList<Row> rows, double scale)
    {
        var axis = Axis.Covering(rows.SelectMany(r => new[] { r.Value.Value, r.Value.Low ?? r.Value.Value, r.Value.High ?? r.Value.Value, r.Before ?? r.Value.Value }), scale);
        var grid = Markup.Join(axis.Ticks.Select(t => Markup.Of($"<i class=\"{(t == 0 ? "zero" : "grid")}\" style=\"left:{axis.At(t)}%\"></i>")));
        return Markup.Of($"""
            <div class="plot" role="img" aria-label="{Alternative(title, rows)}">
            <p class="plot-title">{title}</p>
            {rows.Select(r => Draw(r, axis, grid))}
            <div class="row axis"><div class="label"></div><div class="track">{axis.Ticks.Select(t => Markup.Of($"<span style=\"left:{axis.At(t)}%\">{axis.Text(t)}</span>"))}</div><div class="value"></div></div>
            </div>
            """);
    }

    private static Markup Draw(Row row, Axis axis, Markup grid)
    {
        var range = row.Value is { Low: { } low, High: { } high }
            ? Markup.Of($"<i class=\"range\" style=\"left:{axis.At(low)}%;width:{axis.At(high) - axis.At(low)}%\"></i>")
            : Markup.Empty;
        var before = row.Before is { } b ? Markup.Of($"<i class=\"ring\" style=\"left:{axis.At(b)}%\"></i>") : Markup.Empty;
        return Markup.Of($"""
            <div class="row{(row.IsMain ? " main" : "")}"><div class="label">{row.Label}</div><div class="track">{grid}{range}{before}<i class="dot" style="left:{axis.At(row.Value.Value)}%"></i></div><div class="value">{row.Shown}</div></div>

            """);
    }

    private static string Alternative(string title, IReadOnlyList<Row> rows) => $"{title}. {string.Join("; ", rows.Select(r => $"{r.Label}: {r.Shown}"))}.";
}
