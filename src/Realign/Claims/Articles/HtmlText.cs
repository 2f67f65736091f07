using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Realign.Files;

namespace Realign.Claims.Articles;

/// <summary>The article in a web page: its paragraphs without menus, scripts, adverts and lists of links. Parsed only; nothing is run or fetched.</summary>
internal static class HtmlText
{
    private const int Deepest = 1000;
    private const int MostTags = 500_000;
    private const int FewestLetters = 200;

    private static readonly HashSet<string> _skipped = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "TEXTAREA", "SVG", "MATH", "IFRAME", "OBJECT", "VIDEO", "AUDIO", "FIGCAPTION", "HEAD"];

    private static readonly HashSet<string> _blocks = ["P", "H1", "H2", "H3", "H4", "LI", "BLOCKQUOTE", "TD", "TH", "DD", "DT", "PRE", "DIV", "SECTION", "ARTICLE", "MAIN", "BODY", "HEADER", "UL", "OL", "TABLE", "TR", "FIGURE", "TBODY", "HTML", "CENTER"];

    public static Article Read(string html, string name, CancellationToken cancellation)
    {
        CheckNesting(html, name);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        cancellation.ThrowIfCancellationRequested();
        string? title = document.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? document.QuerySelector("h1")?.TextContent ?? document.Title;
        var root = Main(document);
        var paragraphs = root is null ? [] : Paragraphs(root, cancellation);
        return Article.Of(paragraphs, ArticleFormat.Html, string.IsNullOrWhiteSpace(title) ? null : title.Trim(), HomeOf(document)) with { Published = Published(document) };
    }

    /// <summary>The day of publication by the marks that publishers use; the local day as written, whatever the hour.</summary>
    private static DateOnly? Published(IHtmlDocument document)
    {
        foreach (string? written in (string?[])[
            document.QuerySelector("meta[property='article:published_time']")?.GetAttribute("content"),
            document.QuerySelector("meta[itemprop='datePublished'], meta[name='date'], meta[name='pubdate'], meta[name='DC.date.issued']")?.GetAttribute("content"),
            document.QuerySelector("time[itemprop='datePublished'], article time[datetime], time[pubdate]")?.GetAttribute("datetime")])
            if (written is { Length: >= 10 } && DateOnly.TryParseExact(written[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return day;
        return null;
    }

    /// <summary>The part that holds the article: what says so, when it has enough paragraphs, else all of the body.</summary>
    private static IElement? Main(IHtmlDocument document)
    {
        IElement? best = null;
        int most = FewestLetters;
        foreach (var element in document.QuerySelectorAll("article, main, [itemprop='articleBody'], [role='main']"))
        {
            int letters = element.QuerySelectorAll("p").Sum(p => p.TextContent.Length);
            if (letters <= most) continue;
            (best, most) = (element, letters);
        }

        return best ?? document.Body;
    }

    /// <summary>Walks the tree without recursion: text up to the next block border is a paragraph.</summary>
    private static List<string> Paragraphs(IElement root, CancellationToken cancellation)
    {
        var paragraphs = new List<string>();
        var current = new System.Text.StringBuilder();
        int linked = 0;
        void Flush()
        {
            string text = Spaced(current);
            // Menus and lists of other stories are nearly all links.
            if (text.Length > 0 && linked <= text.Length * 0.6) paragraphs.Add(text);
            current.Clear();
            linked = 0;
        }

        var node = (INode)root;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            bool skip = node is IElement element && (_skipped.Contains(element.NodeName.ToUpperInvariant()) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true");
            if (!skip && node is IElement block && _blocks.Contains(block.NodeName.ToUpperInvariant())) Flush();
            if (!skip && node is IElement { NodeName: "BR" }) current.Append(' ');
            if (!skip && node is IText text)
            {
                current.Append(text.Data);
                if (InLink(text)) linked += text.Data.AsSpan().Trim().Length;
            }

            if (!skip && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                if (node is IElement closed && _blocks.Contains(closed.NodeName.ToUpperInvariant())) Flush();
            }

            if (node == root) break;
            node = node.NextSibling!;
        }

        Flush();
        return paragraphs;
    }

    private static bool InLink(INode node)
    {
        var parent = node.Parent;
        for (int up = 0; up < 4 && parent is not null; up++, parent = parent.Parent)
            if (parent is IHtmlAnchorElement) return true;
        return false;
    }

    private static string Spaced(System.Text.StringBuilder text)
    {
        var spaced = new System.Text.StringBuilder(text.Length);
        bool space = false;
        foreach (var chunk in text.GetChunks())
        {
            foreach (char c in chunk.Span)
            {
                bool white = char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F');
                if (white && spaced.Length > 0) space = true;
                if (white) continue;
                if (space) spaced.Append(' ');
                spaced.Append(c);
                space = false;
            }
        }

        return spaced.ToString();
    }

    /// <summary>
    /// A page of hundreds of thousands of elements or of thousands inside each other is no article; the tree builder's time would grow with their
    /// product.
    /// </summary>
    private static void CheckNesting(ReadOnlySpan<char> html, string name)
    {
        int tags = 0, depth = 0, deepest = 0;
        for (int at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length;)
        {
            char next = html[at + 1];
            if (char.IsAsciiLetter(next))
            {
                tags++;
                if (!IsVoid(html[(at + 1)..])) depth++;
            }
            else if (next == '/')
            {
                depth = Math.Max(0, depth - 1);
            }

            deepest = Math.Max(deepest, depth);
            int step = html[(at + 1)..].IndexOf('<');
            if (step < 0) break;
            at += 1 + step;
        }

        if (tags > MostTags) throw new FileException(name, $"has {tags} elements, more than the {MostTags} that are read; cut out the article.");
        if (deepest > Deepest && Unclosed(tags, deepest)) throw new FileException(name, $"has elements nested {deepest} deep, more than the {Deepest} that are read: no page for people to read.");
    }

    /// <summary>Paragraphs and list items need no closing tag, so depth is only believed when most elements are inside each other.</summary>
    private static bool Unclosed(int tags, int deepest) => deepest > tags / 4 || deepest > 20 * Deepest;

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        int n = 0;
        while (n < tag.Length && char.IsAsciiLetterOrDigit(tag[n])) n++;
        int close = tag.IndexOf('>');
        return (close > 0 && tag[close - 1] == '/') || tag[..n].ToString().ToUpperInvariant() is "BR" or "IMG" or "META" or "LINK" or "INPUT" or "HR" or "SOURCE" or "WBR" or "AREA" or "BASE" or "COL" or "EMBED" or "TRACK" or "P" or "LI" or "TD" or "TR" or "OPTION" or "DT" or "DD";
    }

    /// <summary>The region in <c>lang="es-CO"</c> or in og:locale.</summary>
    private static string? HomeOf(IHtmlDocument document)
    {
        foreach (string? tag in (string?[])[document.DocumentElement.GetAttribute("lang"), document.QuerySelector("meta[property='og:locale']")?.GetAttribute("content")])
            if (tag is not null && tag.Split('-', '_') is [_, { Length: 2 } region, ..] && Regions.TryGetValue(region.ToUpperInvariant(), out string? code)) return code;
        return null;
    }

    /// <summary>English and Spanish regions whose papers write of "the country"; US and GB mark too many pages of others to mean much.</summary>
    internal static readonly Dictionary<string, string> Regions = ("CO COL MX MEX AR ARG CL CHL PE PER EC ECU BO BOL PY PRY UY URY VE VEN CR CRI PA PAN GT GTM HN HND SV SLV NI NIC DO DOM CU CUB " +
        "IN IND AU AUS NZ NZL ZA ZAF IE IRL CA CAN NG NGA KE KEN GH GHA PH PHL SG SGP").Split(' ').Chunk(2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
