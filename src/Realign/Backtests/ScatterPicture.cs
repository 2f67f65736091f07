using System.Globalization;
using System.Text;
using Realign.Models.Ensembles;
using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>Draws predicted against realised changes as an SVG picture: one circle a cell, its area by flow, its colour by event.</summary>
public static class ScatterPicture
{
    private const double Width = 720, Height = 520, Left = 64, Right = 16, Top = 56, Bottom = 92;
    private const double LargestCircle = 16;
    private const double SmallestCircle = 1.2;

    /// <summary>Changes beyond this, in log points, are drawn at the edge.</summary>
    private const double Edge = 1.5;

    /// <summary>Circles beyond this number would hide each other; the largest flows are drawn.</summary>
    private const int MostCells = 600;

    private static readonly string[] _colours = ["#0b6e99", "#c2571a", "#5b8c2a", "#7a4fa3", "#a3304f"];

    /// <summary>The picture of the directly touched cells at the last year; null when there is nothing to draw.</summary>
    /// <param name="episode">The episode, freshly run: a record that was read has no cells.</param>
    /// <param name="world">The world that positions refer to.</param>
    public static string? Draw(EpisodeResult episode, World world)
    {
        ArgumentNullException.ThrowIfNull(episode);
        ArgumentNullException.ThrowIfNull(world);
        var run = episode.Runs.LastOrDefault(r => r.Converged);
        var all = run?.Cells.Where(c => c.Group == CellGroup.Direct).OrderByDescending(c => c.Flow).ThenBy(c => (c.Sector, c.Importer, c.Exporter)).ToList() ?? [];
        if (all.Count == 0) return null;
        var cells = all.Take(MostCells).ToList();
        var events = cells.Select(c => c.Event!).Distinct().Order(StringComparer.Ordinal).ToList();
        var axes = new Axes(Range(cells.Select(c => c.Predicted)), Range(cells.Select(c => c.Realised)));
        var text = new StringBuilder();
        Head(text, episode, run!, cells.Count, all.Count);
        Grid(text, axes);
        text.Append("<g fill-opacity=\"0.55\">\n");
        double largest = cells[0].Flow;
        foreach (var c in cells) Circle(text, c, world, axes, largest, _colours[events.IndexOf(c.Event!) % _colours.Length]);
        text.Append("</g>\n");
        if (run!.Scores.FirstOrDefault(s => s is { Event: null, Group: CellGroup.Direct, Basis: Backtest.Plain, Weighted: false })?.Scores.Slope is { } slope) Fit(text, axes, all, slope);
        Legend(text, events);
        return text.Append("</svg>\n").ToString();
    }

    private static void Head(StringBuilder text, EpisodeResult episode, EpisodeRun run, int drawn, int cells)
    {
        string which = drawn < cells ? $"the {drawn} largest of {cells} cells" : $"{cells} cells";
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-labelledby=\"t d\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title id=\"t\">{Escape(episode.Title)}: predicted and realised changes of trade shares, {episode.Base} to {run.After}</title>\n");
        text.Append(CultureInfo.InvariantCulture, $"<desc id=\"d\">One circle for each importer, exporter and sector that the event touches; {which}. Area by the flow of {episode.Base}. A perfect forecast lies on the dashed line.</desc>\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n<text x=\"{Left}\" y=\"22\" font-size=\"16\" font-weight=\"bold\">{Escape(episode.Title)}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"41\" fill=\"#555\">Change of trade shares, {episode.Base} to {run.After}, log points; {which}</text>\n");
    }

    private static void Grid(StringBuilder text, Axes axes)
    {
        text.Append("<g stroke=\"#ddd\" fill=\"#555\">\n");
        foreach (double x in Ticks(axes.X))
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{axes.At(x):F1}\" x2=\"{axes.At(x):F1}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/><text x=\"{axes.At(x):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\" stroke=\"none\">{Label(x)}</text>\n");
        foreach (double y in Ticks(axes.Y))
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{axes.Up(y):F1}\" y2=\"{axes.Up(y):F1}\"/><text x=\"{Left - 6}\" y=\"{axes.Up(y) + 4:F1}\" text-anchor=\"end\" stroke=\"none\">{Label(y)}</text>\n");
        text.Append("</g>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - Bottom + 36}\" text-anchor=\"middle\">predicted by the model</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">realised</text>\n");
        double low = Math.Max(axes.X.Low, axes.Y.Low), high = Math.Min(axes.X.High, axes.Y.High);
        if (low < high) Line(text, axes, low, low, high, high, "stroke=\"#333\" stroke-dasharray=\"5 4\"");
    }

    private static void Circle(StringBuilder text, BacktestCell c, World world, Axes axes, double largest, string colour)
    {
        double radius = Math.Max(SmallestCircle, LargestCircle * Math.Sqrt(c.Flow / largest));
        string name = $"{world.Economies[c.Exporter].Code} to {world.Economies[c.Importer].Code}, {world.Sectors[c.Sector].Name}: {Label(c.Predicted)} predicted, {Label(c.Realised)} realised";
        text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{axes.At(c.Predicted):F1}\" cy=\"{axes.Up(c.Realised):F1}\" r=\"{radius:F1}\" fill=\"{colour}\"><title>{Escape(name)}</title></circle>\n");
    }

    private static void Fit(StringBuilder text, Axes axes, List<BacktestCell> cells, Interval slope)
    {
        double x = cells.Average(c => c.Predicted), y = cells.Average(c => c.Realised);
        double Y(double at) => y + (slope.Value * (at - x));
        Line(text, axes, axes.X.Low, Y(axes.X.Low), axes.X.High, Y(axes.X.High), "stroke=\"#111\" stroke-width=\"1.5\"");
    }

    private static void Legend(StringBuilder text, List<string> events)
    {
        double x = Left, y = Height - 30;
        for (int k = 0; k < events.Count; k++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x + 6}\" cy=\"{y - 4}\" r=\"5\" fill=\"{_colours[k % _colours.Length]}\"/><text x=\"{x + 16}\" y=\"{y}\">{Escape(events[k])}</text>\n");
            x += 30 + (7 * events[k].Length);
        }

        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 10}\" fill=\"#555\">Dashed: a perfect forecast. Solid: the least-squares line. Changes beyond ±{Edge} are drawn at the edge.</text>\n");
    }

    private static void Line(StringBuilder text, Axes axes, double x1, double y1, double x2, double y2, string style) =>
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{axes.At(x1):F1}\" y1=\"{axes.Up(y1):F1}\" x2=\"{axes.At(x2):F1}\" y2=\"{axes.Up(y2):F1}\" {style}/>\n");

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = 0, high = 0;
        foreach (double value in values)
        {
            low = Math.Min(low, Math.Max(-Edge, value));
            high = Math.Max(high, Math.Min(Edge, value));
        }

        double margin = 0.05 * Math.Max(high - low, 0.01);
        return (low - margin, high + margin);
    }

    /// <summary>Round numbers within a range, at most eight.</summary>
    private static IEnumerable<double> Ticks((double Low, double High) range)
    {
        double step = new[] { 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1 }.First(s => (range.High - range.Low) / s <= 8);
        for (double at = Math.Ceiling(range.Low / step); at * step <= range.High; at++) yield return at * step;
    }

    private static string Label(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>From changes to places in the picture.</summary>
    private readonly record struct Axes((double Low, double High) X, (double Low, double High) Y)
    {
        public double At(double x) => Left + ((Math.Clamp(x, X.Low, X.High) - X.Low) / (X.High - X.Low) * (Width - Left - Right));

        public double Up(double y) => Height - Bottom - ((Math.Clamp(y, Y.Low, Y.High) - Y.Low) / (Y.High - Y.Low) * (Height - Top - Bottom));
    }
}
