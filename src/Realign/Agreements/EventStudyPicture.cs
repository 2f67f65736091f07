using System.Globalization;
using System.Text;

namespace Realign.Agreements;

/// <summary>Draws effects by years since joining as an SVG picture: two panels, exports to the hub and imports from it, points with 95 % intervals.</summary>
public static class EventStudyPicture
{
    private const double Width = 720, Height = 360, Top = 64, Bottom = 62, PanelWidth = 300, FirstPanel = 60, SecondPanel = 410;
    private const double NinetyFive = 1.959963984540054;
    private const string Plain = "#0b6e99", Other = "#c2571a";

    /// <summary>The picture.</summary>
    public static string Draw(AgreementEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var path = estimate.EventStudy.Path;
        var all = path.SelectMany(e => (EffectEstimate[])[e.Exports, e.Imports]).Concat(estimate.Staggered.Path.SelectMany(e => (EffectEstimate[])[e.Exports, e.Imports]));
        double reach = 1.05 * all.Max(e => Math.Abs(e.Estimate) + (NinetyFive * e.StandardError));
        var text = new StringBuilder();
        string name = char.ToUpperInvariant(estimate.Title[0]) + estimate.Title[1..];
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-labelledby=\"t d\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title id=\"t\">{name}: effects on trade by years since joining</title>\n");
        text.Append("<desc id=\"d\">Points with 95 % intervals, log points; the event study against the year before joining, staggered adoption against all years before. Points before year 0 are a test: they should be near zero.</desc>\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n<text x=\"{FirstPanel}\" y=\"22\" font-size=\"16\" font-weight=\"bold\">{name}: trade by years since joining</text>\n");
        Panel(text, FirstPanel, "Members' exports to China", estimate, reach, e => e.Exports);
        Panel(text, SecondPanel, "Members' imports from China", estimate, reach, e => e.Imports);
        text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{FirstPanel + 6}\" cy=\"{Height - 14}\" r=\"4\" fill=\"{Plain}\"/><text x=\"{FirstPanel + 16}\" y=\"{Height - 10}\">event study</text>");
        text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{FirstPanel + 106}\" cy=\"{Height - 14}\" r=\"4\" fill=\"{Other}\"/><text x=\"{FirstPanel + 116}\" y=\"{Height - 10}\">staggered adoption</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{FirstPanel + 250}\" y=\"{Height - 10}\" fill=\"#555\">Log points, 95 % intervals; against the year before, resp. all before.</text>\n");
        return text.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder text, double left, string title, AgreementEstimate estimate, double reach, Func<EventYear, EffectEstimate> of)
    {
        var path = estimate.EventStudy.Path;
        int first = path[0].Year, last = path[^1].Year;
        double At(double year) => left + 12 + ((year - first) / (last - first) * (PanelWidth - 24));
        double Up(double effect) => Top + ((reach - effect) / (2 * reach) * (Height - Top - Bottom));
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"48\" fill=\"#333\">{title}</text>\n<g stroke=\"#ddd\" fill=\"#555\">\n");
        double step = new[] { 0.02, 0.05, 0.1, 0.2, 0.5, 1 }.First(s => 2 * reach / s <= 8);
        for (double k = Math.Ceiling(-reach / step); k * step <= reach; k++)
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{left}\" x2=\"{left + PanelWidth}\" y1=\"{Up(k * step):F1}\" y2=\"{Up(k * step):F1}\"/><text x=\"{left - 6}\" y=\"{Up(k * step) + 4:F1}\" text-anchor=\"end\" stroke=\"none\">{Math.Round(k * step, 2).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−')}</text>\n");
        for (int year = first; year <= last; year++)
        {
            string label = year == first ? $"≤{year}" : year == last ? $"≥{year}" : $"{year}";
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{At(year):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" stroke=\"none\">{label.Replace('-', '−')}</text>\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"</g>\n<line x1=\"{left}\" x2=\"{left + PanelWidth}\" y1=\"{Up(0):F1}\" y2=\"{Up(0):F1}\" stroke=\"#333\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{At(-0.5):F1}\" x2=\"{At(-0.5):F1}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>\n<circle cx=\"{At(-1):F1}\" cy=\"{Up(0):F1}\" r=\"4\" fill=\"#fff\" stroke=\"{Plain}\"/>\n");
        foreach (var e in path) Point(text, At(e.Year - 0.12), Up, of(e), Plain);
        foreach (var e in estimate.Staggered.Path) Point(text, At(e.Year + 0.12), Up, of(e), Other);
    }

    private static void Point(StringBuilder text, double x, Func<double, double> up, EffectEstimate e, string colour)
    {
        double margin = NinetyFive * e.StandardError;
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{up(e.Estimate - margin):F1}\" y2=\"{up(e.Estimate + margin):F1}\" stroke=\"{colour}\" stroke-width=\"1.5\"/><circle cx=\"{x:F1}\" cy=\"{up(e.Estimate):F1}\" r=\"4\" fill=\"{colour}\"/>\n");
    }
}
