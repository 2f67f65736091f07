using System.Diagnostics;
using System.Text;
using Realign.Claims;
using Realign.Claims.Articles;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Realign.Tests.Claims;

public class ArticleReaderTests
{
    private const string Sentence = "Exports of Chile to China rose 5% to $3bn in May.";

    [Fact]
    public void A_page_gives_its_article_and_not_its_menus_scripts_and_footers()
    {
        var article = Read("page.html", $"""
            <!doctype html><html lang="es-CO"><head><title>T</title><script>var p = "Exports of Peru rose 9%";</script><style>p{"{}"}</style></head>
            <body><nav><a href="/">Exports of Brazil rose 7%</a></nav>
            <article><h1>Trade &amp; tariffs</h1><p>Exports of <b>Chile</b> to&nbsp;China rose 5% to $3bn in May.</p>
            <p>{new string('x', 300)}</p><aside>Exports of Kenya rose 1%</aside><ul><li><a href="/a">Imports of India fell 2%</a></li></ul></article>
            <footer>Exports of Ghana rose 3%</footer></body></html>
            """);
        Assert.Equal(ArticleFormat.Html, article.Format);
        Assert.Equal(("Trade & tariffs", "COL"), (article.Title, article.Home));
        Assert.Equal(["CHL", "CHL"], ClaimReader.Read(article, new ReadingOptions { Language = Language.English }).Claims.Select(c => c.SubjectEconomy));
        Assert.All(article.Paragraphs, p => Assert.True(p.Length > 0 && p.Start + p.Length <= article.Text.Length));
    }

    [Fact]
    public void Markdown_loses_its_marks_and_keeps_its_words()
    {
        var article = Read("a.md", "---\ntitle: On trade\n---\n# Heading\n\n**Exports** of [Chile](http://x.y/z?a=5%) to China rose\n5% to \\$3bn in May.\n\n```\nExports of Peru rose 9%\n```\n- an item\n");
        Assert.Equal("On trade", article.Title);
        Assert.Equal("Heading\n\n" + Sentence + "\n\nan item", article.Text);
    }

    [Fact]
    public void Lines_of_a_text_that_is_wrapped_at_a_width_are_joined()
    {
        var article = Read("a.txt", "The country sold more than in any other month of the year, and\nexports of Chile to China rose 5% to $3bn in May, according to\nthe customs office, which had not expected as much.\n\nSecond paragraph.");
        Assert.Equal(2, article.Paragraphs.Count);
        Assert.DoesNotContain("\n", article.Text[..article.Paragraphs[0].Length]);
    }

    [Fact]
    public void A_PDF_with_text_is_read_and_a_scanned_one_is_named_as_such()
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        pdf.AddPage(PageSize.A4).AddText(Sentence, 12, new UglyToad.PdfPig.Core.PdfPoint(50, 700), font);
        var article = ArticleReader.Read(new MemoryStream(pdf.Build()), "a.pdf");
        Assert.Equal((ArticleFormat.Pdf, Sentence), (article.Format, article.Text));

        var scan = new PdfDocumentBuilder();
        scan.AddPage(PageSize.A4);
        Refused("OCR", scan.Build(), "scan.pdf");
        Refused("cannot be read", Encoding.ASCII.GetBytes("%PDF-1.7\nnonsense"), "broken.pdf");
    }

    [Fact]
    public void Old_encodings_are_read_and_broken_ones_are_named()
    {
        byte[] latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("El país exportó café por 3 millones de dólares.");
        Assert.Contains("exportó", ArticleReader.Read(new MemoryStream(latin), "a.txt").Text, StringComparison.Ordinal);
        Assert.Contains("exportó", ArticleReader.Read(new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("exportó café")]), "a.txt").Text, StringComparison.Ordinal);
        Refused("Latin-1", Encoding.UTF8.GetBytes("El paÃ­s exportÃ³ mÃ¡s cafÃ© que otros aÃ±os, dijo."), "a.txt");
        Refused("no encoding", [.. Enumerable.Range(0, 400).Select(i => (byte)(128 + (i * 37 % 120)))], "a.txt");
    }

    [Theory]
    [InlineData("is empty", "")]
    [InlineData("is empty", " \n\t ")]
    [InlineData("binary", "PNG\0\0\u0001")]
    [InlineData("no text", "<html><body><script>alert(1)</script></body></html>")]
    public void What_has_no_words_is_refused_with_a_reason(string reason, string content) => Refused(reason, Encoding.UTF8.GetBytes(content), "a.html");

    [Fact]
    public void A_large_page_is_read_and_hostile_ones_are_refused_in_bounded_time()
    {
        long start = Stopwatch.GetTimestamp();
        var page = new StringBuilder("<!doctype html><html><body><article>");
        while (page.Length < 5 << 20) page.Append("<p>").Append(Sentence).Append(" It was the best month of the year for the growers of the south.</p>\n");
        var article = Read("large.html", page.Append("</article></body></html>").ToString());
        Assert.True(article.Paragraphs.Count > 30_000);
        Refused("nested", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000)) + Sentence), "deep.html");
        Refused("elements", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<b></b>", 600_000)) + Sentence), "wide.html");
        Refused("larger than", new byte[ArticleReader.MostBytes + 1], "huge.txt");
        // Entities that a document defines for itself are XML's; in a page they are words, and nothing grows.
        var bomb = Read("bomb.html", "<!DOCTYPE html [<!ENTITY a \"&b;&b;&b;&b;\"><!ENTITY b \"lol\">]><html><body><p>&a;&a; " + Sentence + "</p></body></html>");
        Assert.True(bomb.Text.Length < 200);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 60, $"{Stopwatch.GetElapsedTime(start)}");
    }

    private static Article Read(string name, string content) => ArticleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), name);

    private static void Refused(string reason, byte[] bytes, string name)
    {
        var error = Assert.ThrowsAny<RealignException>(() => ArticleReader.Read(new MemoryStream(bytes), name));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(name, error.Message, StringComparison.Ordinal);
    }
}
