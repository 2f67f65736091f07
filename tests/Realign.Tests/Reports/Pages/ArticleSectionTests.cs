using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Reports.Html;
using Realign.Verdicts;

namespace Realign.Tests.Reports.Pages;

/// <summary>The article in the report: every claim marked where it stands.</summary>
public class ArticleSectionTests
{
    private const string Hostile = "</p><script>alert(1)</script><mark id=\"x\">&amp; \"quotes\" 'n' <img src=x onerror=alert(1)>";

    private const string Text = "A head\n\nThe deficit 😀 of 5 bn will close, they say, and exports will double.\n\nNothing here.";

    [Fact]
    public void The_text_stands_as_it_is_and_each_mark_holds_the_words_of_its_claim()
    {
        var page = Parse(With(Text, ("a", "deficit 😀 of 5 bn"), ("b", "exports will double")));
        Assert.Equal("A head", page.QuerySelector(".passage .heading")!.TextContent);
        Assert.Equal(["deficit 😀 of 5 bn", "exports will double"], page.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Equal(Text.Split("\n\n"), page.QuerySelectorAll(".passage > p").Select(WithoutTags));
    }

    [Theory]
    [InlineData("deficit 😀 of 5 bn will close", "of 5 bn")]
    [InlineData("deficit 😀 of 5 bn", "5 bn will close")]
    [InlineData("of 5 bn will", "of 5 bn will")]
    [InlineData("exports will double", "double")]
    public void Claims_inside_each_other_or_across_are_marked_whole(string first, string second)
    {
        var page = Parse(With(Text, ("a", first), ("b", second)));
        foreach (var (id, span) in new[] { ("a", first), ("b", second) })
        {
            // The words from the mark's beginning to the tag that ends it are the span.
            var tag = page.QuerySelector($".passage a.tag[href='#claim-{id}']")!;
            string all = WithoutTags(page.QuerySelector($"#text-{id}")!.Ancestors<IElement>().First(e => e.LocalName == "p"));
            int start = all.IndexOf(span, StringComparison.Ordinal);
            Assert.Equal(start, Before(page.QuerySelector($"#text-{id}")!).Length);
            Assert.Equal(start + span.Length, Before(tag).Length);
        }

        Assert.Equal(Text.Split("\n\n"), page.QuerySelectorAll(".passage > p").Select(WithoutTags));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void The_verdict_stands_beside_the_mark_in_words_and_leads_to_the_evidence_and_back()
    {
        var page = Parse(With(Text, ("a claim_1", "5 bn")));
        var tag = page.QuerySelector("a.tag")!;
        var card = page.QuerySelector(tag.GetAttribute("href")!)!;
        Assert.Equal("very unlikely", tag.TextContent);
        Assert.Contains("Very unlikely", card.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector("mark")!.Id, card.QuerySelector("blockquote a")!.GetAttribute("href")![1..]);
        Assert.Same(page.QuerySelector("mark")!.Ancestors<IElement>().First(e => e.ClassList.Contains("passage")), card.Ancestors<IElement>().First(e => e.ClassList.Contains("passage")));
        Assert.Empty(page.QuerySelectorAll("section#claims"));
    }

    [Fact]
    public void Claims_in_other_words_are_listed_below_the_article()
    {
        var result = With(Text, ("a", "5 bn"));
        var loose = result.Claims[0] with { Id = "b", Claim = result.Claims[0].Claim with { Span = "a paraphrase", Start = -1 } };
        var page = Parse(result with { Claims = [.. result.Claims, loose] });
        Assert.Equal(["claim-b"], page.QuerySelectorAll("section#claims li.claim").Select(c => c.Id));
        Assert.Equal(["claim-a"], page.QuerySelectorAll("section#article li.claim").Select(c => c.Id));
        Assert.Equal(2, page.QuerySelectorAll(".overview tbody tr").Length);
    }

    [Fact]
    public void Nothing_in_an_article_becomes_markup()
    {
        var result = With($"{Hostile} 5 bn\n\n{Hostile}", (Hostile, "5 bn"), ("inside", Hostile));
        result = result with { Article = result.Article! with { File = Hostile, Title = Hostile, Author = Hostile, Publisher = Hostile, Date = Hostile }, Claims = [.. result.Claims.Select(c => c with { Claim = c.Claim with { Speaker = Hostile, SpeakerRole = Hostile, Approximate = Hostile }, Verdict = new Verdict(Hostile, null, Hostile, Hostile, [Hostile]) })] };
        string html = HtmlReport.Write(result);
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) => errors.Add($"{e}");
        var page = parser.ParseDocument(html);
        Assert.Empty(errors);
        Assert.Empty(page.QuerySelectorAll("script, [onerror], #x"));
        Assert.Equal($"{Hostile} 5 bn", WithoutTags(page.QuerySelector(".passage > p")!));
        Assert.All(page.QuerySelectorAll("[id]"), e => Assert.Matches("^[A-Za-z0-9_-]+$", e.Id!));
    }

    [Fact]
    public void Parts_are_folded_and_the_answer_and_the_article_are_not()
    {
        var page = Parse(With(Text, ("a", "5 bn")));
        var parts = page.QuerySelectorAll("main > section");
        Assert.Equal(["answer", "article"], parts.Where(s => s.QuerySelector("details.part") is null).Select(s => s.Id));
        Assert.All(parts.Skip(2), s => Assert.NotNull(s.QuerySelector("details.part > summary > h2")));
    }

    /// <summary>A result with this article and these claims in it.</summary>
    internal static CaseResult With(string text, params (string Id, string Span)[] claims)
    {
        var tiny = TinyCase.With(new Interval(0.01, 0.005, 0.02));
        return tiny with
        {
            Article = new ArticleResult("article.md", "A head", new Uri("https://example.org/a?b=1&c=2"), "A paper", "A writer", "2025-05-14", text),
            Claims = [.. claims.Select(c => tiny.Claims[0] with { Id = c.Id, Claim = tiny.Claims[0].Claim with { Span = c.Span, Start = text.IndexOf(c.Span, StringComparison.Ordinal) } })],
        };
    }

    private static IDocument Parse(CaseResult result) => new HtmlParser().ParseDocument(HtmlReport.Write(result));

    /// <summary>The words of a paragraph without the verdicts put into it.</summary>
    private static string WithoutTags(IElement paragraph) => string.Concat(paragraph.Descendants<IText>().Where(t => !t.Ancestors<IElement>().Any(e => e.ClassList.Contains("tag"))).Select(t => t.Data)).Replace(Gap, "", StringComparison.Ordinal);

    /// <summary>The article's words before an element of its paragraph.</summary>
    private static string Before(IElement element)
    {
        var paragraph = element.Ancestors<IElement>().First(e => e.LocalName == "p");
        var texts = paragraph.Descendants<IText>().TakeWhile(t => !t.Ancestors().Contains(element) && (t.CompareDocumentPosition(element) & DocumentPositions.Following) != 0);
        return string.Concat(texts.Where(t => !t.Ancestors<IElement>().Any(e => e.ClassList.Contains("tag"))).Select(t => t.Data)).Replace(Gap, "", StringComparison.Ordinal);
    }

    /// <summary>What the page puts before a verdict: a space that is not the article's.</summary>
    private const string Gap = "\u2009";
}
