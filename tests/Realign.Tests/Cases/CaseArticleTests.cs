using Realign.Cases;
using Realign.Files;

namespace Realign.Tests.Cases;

public class CaseArticleTests
{
    private const string Words = "# The news\n\nExports — “😀 up” — rose by 10 %\nlast year. Exports fell.\n";

    [Fact]
    public void A_case_carries_its_article_and_claims_stand_where_their_words_do()
    {
        using var folder = Folder("article: {file: article.md, url: 'https://example.org/a', publisher: A paper, author: A writer, date: 2025-05-14}", "{id: a, span: rose by 10 % last year}", "{id: b, span: Exports, start: 54}", "{id: c, span: Imports fell}");
        var read = CaseFolder.Read(folder.Path);
        string text = read.Article!.Article.Text;

        Assert.Equal(("The news", "https://example.org/a", "A paper", "A writer", new DateOnly(2025, 5, 14)), (read.Article.Title, read.Article.Url!.AbsoluteUri, read.Article.Publisher, read.Article.Author, read.Article.Date!.Value));
        foreach (var claim in read.Claims.Take(2).Select(c => c.Claim)) Assert.Equal(claim.Span, text.Substring(claim.Start, claim.Span.Length));
        Assert.Equal(text.LastIndexOf("Exports", StringComparison.Ordinal), read.Claims[1].Claim.Start);
        Assert.Equal(-1, read.Claims[2].Claim.Start);
        Assert.Contains("'c' do not stand in the article", Assert.Single(read.Gaps), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_article_claims_stand_nowhere_and_that_is_no_gap()
    {
        using var folder = Folder("brief: none", "{id: a, span: x}");
        var read = CaseFolder.Read(folder.Path);

        Assert.Null(read.Article);
        Assert.Empty(read.Gaps);
        Assert.Equal(-1, read.Claims[0].Claim.Start);
    }

    [Theory]
    [InlineData("article: news.md", "{id: a, span: x}", "case.yaml:2:10:", "there is no file")]
    [InlineData("article: empty.md", "{id: a, span: x}", "case.yaml:2:10:", "cannot be read: ")]
    [InlineData("article: {url: 'https://example.org'}", "{id: a, span: x}", "case.yaml:2:10:", "the key 'file' is missing")]
    [InlineData("article: {file: article.md, link: x}", "{id: a, span: x}", "case.yaml:2:29:", "'link' is not known here")]
    [InlineData("article: {file: article.md, url: 'javascript:alert(1)'}", "{id: a, span: x}", "case.yaml:2:34:", "is no web address")]
    [InlineData("article: article.md", "{id: a, span: Exports, start: 3}", "case.yaml:5:", "It first stands at 10")]
    [InlineData("article: article.md", "{id: a, span: Imports, start: 3}", "case.yaml:5:", "does not have these words")]
    [InlineData("article: article.md", "{id: a, span: Exports, start: 9999}", "case.yaml:5:", "the article ends at")]
    [InlineData("article: article.md", "{id: a, span: Exports, start: 1.5}", "case.yaml:5:", "must be a whole number from 0")]
    [InlineData("brief: none", "{id: a, span: Exports, start: 3}", "case.yaml:5:", "no article that 'start' could point into")]
    public void Mistakes_are_named_with_their_place_and_the_remedy(string article, string claim, string place, string message)
    {
        using var folder = Folder(article, claim);
        var error = Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publication: {url: 'ftp://example.org'}", "is no web address")]
    [InlineData("publication: {page: x}", "'page' is not known here")]
    [InlineData("publication: {date: soon}", "soon")]
    public void Mistakes_in_where_it_is_published_are_named(string publication, string message)
    {
        using var folder = Folder(publication);
        Assert.Contains(message, Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_claim_was_made_is_an_address()
    {
        using var right = Folder("publication: {url: 'https://example.org/r', author: A desk, date: 2025-06-01}", "{id: a, span: x, appearance: 'https://example.org/said'}");
        var read = CaseFolder.Read(right.Path);
        Assert.Equal("https://example.org/said", read.Claims[0].Appearance!.AbsoluteUri);
        Assert.Equal(("https://example.org/r", "A desk", "2025-06-01"), (read.Publication!.Url!.AbsoluteUri, read.Publication.Author, read.Publication.Date));
        using var wrong = Folder("brief: none", "{id: a, span: x, appearance: here}");
        Assert.Contains("'here' is no web address", Assert.Throws<FileException>(() => CaseFolder.Read(wrong.Path)).Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Folder(string article, params string[] claims)
    {
        var folder = new TemporaryFolder();
        folder.Write("a.yaml", "name: t");
        folder.Write("article.md", Words);
        folder.Write("empty.md", "");
        folder.Write("case.yaml", $"name: c\n{article}\nscenarios: [{{id: a, file: a.yaml}}]\nclaims:\n{string.Concat(claims.Select(c => $"  - {c}\n"))}");
        return folder;
    }
}
