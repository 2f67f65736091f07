using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Realign.Reports.Html;

/// <summary>Puts texts into HTML: strings are escaped, numbers written as CSS and SVG want them, markup kept.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupInterpolation
{
    private readonly StringBuilder _html;

    public MarkupInterpolation(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (16 * formattedCount));

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(Markup markup) => _html.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts) _html.Append(part.ToString());
    }

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>To a thousandth: a pixel or a percent of a width needs no more.</summary>
    public void AppendFormatted(double number) => _html.Append(number.ToString("0.###", CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();
}
