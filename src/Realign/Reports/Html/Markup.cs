using System.Net;

namespace Realign.Reports.Html;

/// <summary>HTML in which every text that was put in is escaped.</summary>
internal readonly struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    public static Markup Empty => default;

    /// <summary>Literal parts are HTML; texts in holes are escaped, other markup in holes is kept.</summary>
    public static Markup Of(MarkupInterpolation html) => new(html.ToString());

    public static Markup Text(string? text) => new(WebUtility.HtmlEncode(text ?? ""));

    /// <summary>HTML of our own, kept as it is.</summary>
    public static Markup Trusted(string html) => new(html);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p._html)));

    public override string ToString() => _html ?? "";
}
