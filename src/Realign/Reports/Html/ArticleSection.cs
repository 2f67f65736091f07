using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Reports.Html;

/// <summary>The article, each claim marked in place, its verdict and evidence beside it.</summary>
internal static class ArticleSection
{
    /// <summary>What the words of verdicts mean.</summary>
    public const string HowJudged = "Probabilities are shares of draws, given that the scenario comes true; words follow the scale of the Intergovernmental Panel on Climate Change. A figure that is said to be so is judged by published facts. Each verdict follows from the tests in its evidence.";

    /// <summary>A paragraph so short, without a full stop, is a heading of the article.</summary>
    private const int LongestHeading = 80;

    public static Markup Write(ReportPage page)
    {
        if (page.Result.Article is not { } article) return Markup.Empty;
        var marked = page.Result.Claims.Where(c => c.IsIn(article)).OrderBy(c => c.Claim.Start).ToList();
        return ReportPage.Section("article", "The article, claim by claim", Markup.Of($"""
            <p class="meta">{Appeared(article)}</p>
            {ReportPage.Paragraph($"What it claims is marked; the word behind each mark is the verdict and leads to the evidence. {HowJudged}")}
            <div class="article">{Passages(article.Text, marked).Select(p => Passage(page, article, p, marked))}</div>
            """));
    }

    private static Markup Appeared(ArticleResult article)
    {
        string[] parts = [.. new[] { article.Title is { } title ? $"“{title}”" : null, article.Author, article.Publisher, article.Date }.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!)];
        return Markup.Of($"{(parts.Length > 0 ? string.Join(" · ", parts) : article.File)}{(article.Url is { } url ? Markup.Of($" · {ReportPage.Link(url.AbsoluteUri)}") : Markup.Empty)}");
    }

    private static IEnumerable<(int Start, int End)> Paragraphs(string text)
    {
        const string Between = "\n\n";
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf(Between, start, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            if (end > start) yield return (start, end);
            start = end + Between.Length;
        }
    }

    /// <summary>Paragraphs that stand together: one with claims, the headings before it, and what follows up to the next, so that text runs on beside the evidence.</summary>
    private static List<List<(int Start, int End)>> Passages(string text, List<JudgedClaim> marked)
    {
        var passages = new List<List<(int Start, int End)>>();
        var headings = new List<(int Start, int End)>();
        foreach (var paragraph in Paragraphs(text))
        {
            if (IsHeading(text, paragraph, marked))
            {
                headings.Add(paragraph);
                continue;
            }

            if (passages.Count == 0 || Claims(paragraph, marked).Any()) passages.Add([.. headings, paragraph]);
            else passages[^1].AddRange([.. headings, paragraph]);
            headings.Clear();
        }

        if (headings.Count > 0) passages.Add(headings);
        return passages;
    }

    private static IEnumerable<JudgedClaim> Claims((int Start, int End) paragraph, List<JudgedClaim> marked) => marked.Where(c => c.Claim.Start >= paragraph.Start && c.Claim.Start < paragraph.End);

    private static bool IsHeading(string text, (int Start, int End) paragraph, List<JudgedClaim> marked) =>
        paragraph.End - paragraph.Start <= LongestHeading && char.IsLetterOrDigit(text[paragraph.End - 1]) && !Claims(paragraph, marked).Any();

    private static Markup Passage(ReportPage page, ArticleResult article, List<(int Start, int End)> paragraphs, List<JudgedClaim> marked) => Markup.Of($"""
        <div class="passage" style="grid-template-rows:repeat({paragraphs.Count},min-content) 1fr">{paragraphs.Select(p => Paragraph(page, article, p, marked))}</div>

        """);

    private static Markup Paragraph(ReportPage page, ArticleResult article, (int Start, int End) paragraph, List<JudgedClaim> marked)
    {
        var cards = Markup.Join(Claims(paragraph, marked).Select(c => ClaimCard.Write(page, c, isInText: true)));
        return Markup.Of($"""
            <p{(IsHeading(article.Text, paragraph, marked) ? Markup.Trusted(" class=\"heading\"") : Markup.Empty)}>{Marked(article.Text, paragraph.Start, paragraph.End, marked)}</p>
            {(cards.ToString().Length > 0 ? Markup.Of($"<ol class=\"claims\">{cards}</ol>\n") : Markup.Empty)}
            """);
    }

    /// <summary>A piece of the text in which claims may lie side by side, inside each other and across: each stretch that the same claims cover is marked for each of them.</summary>
    private static Markup Marked(string text, int start, int end, List<JudgedClaim> claims)
    {
        var over = claims.Where(c => c.Claim.Start < end && End(c.Claim) > start).ToList();
        int[] cuts = [.. over.SelectMany(c => new[] { c.Claim.Start, End(c.Claim) }).Where(x => x > start && x < end).Append(start).Append(end).Distinct().Order()];
        return Markup.Join(cuts.Zip(cuts.Skip(1), (from, to) => Markup.Of($"{Stretch(text, from, to, over)}{over.Where(c => End(c.Claim) == to).Select(Tag)}")));
    }

    private static Markup Stretch(string text, int from, int to, List<JudgedClaim> claims)
    {
        var words = Markup.Text(text[from..to]);
        foreach (var claim in claims.Where(c => c.Claim.Start <= from && End(c.Claim) >= to).Reverse())
            words = Markup.Of($"<mark{(claim.Claim.Start == from ? Markup.Of($" id=\"{ClaimText.TextAnchor(claim)}\"") : Markup.Empty)} class=\"{ClaimText.Tone(claim.Verdict)}\">{words}</mark>");
        return words;
    }

    private static Markup Tag(JudgedClaim claim) => Markup.Of($"&#8201;<a class=\"tag {ClaimText.Tone(claim.Verdict)}\" href=\"#{ClaimText.Anchor(claim)}\">{claim.Verdict.Word}</a>");

    private static int End(Claim claim) => claim.Start + claim.Span.Length;
}
