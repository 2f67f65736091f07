using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Realign.Reports;
using Realign.Reports.Html;
using Realign.Tests.Cases;
using Realign.Verdicts;
using UglyToad.PdfPig;

namespace Realign.Tests.Reports.Pages;

/// <summary>The case on one sheet.</summary>
public class BriefPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Hostile = "</td><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";

    private static CaseResult Many(int claims, string words)
    {
        var small = ArticleSectionTests.With("x", ("c", "x"));
        var claim = small.Claims[0];
        return small with
        {
            Name = words,
            Question = words,
            Command = words,
            Claims = [.. Enumerable.Range(0, claims).Select(k => claim with
            {
                Id = $"c{k}",
                Claim = claim.Claim with { Span = words, Speaker = words, Start = -1 },
                Tests = [new ClaimTestResult(ClaimTestKind.Forecast, Finding.Contradicts, words, [new ClaimFigure("f", 1, "USD", $"{words} {k}", "https://example.org")], 0.05)],
            })],
        };
    }

    public static TheoryData<string> Cases => ["lead", "long", "words", "dots", "one", "none", "unsolved"];

    private static CaseResult Of(string name) => name switch
    {
        "lead" => CaseClaimTests.LeadResult,
        "long" => Many(40, new string('W', 3000)),
        "words" => Many(60, string.Concat(Enumerable.Repeat("millions of MMMM WWWW euros 😀 ", 60))),
        "dots" => Many(60, string.Concat(Enumerable.Repeat("i ", 900))),
        "one" => Many(1, "short"),
        "none" => Many(0, "short"),
        _ => TinyCase.Unsolved,
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_one_sheet_of_A4(string name)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("brief.html", BriefPage.Write(Of(name)));
        var page = await browser.Chromium.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        using var pdf = PdfDocument.Open(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal((595, 842), ((int)Math.Round(pdf.GetPage(1).Width), (int)Math.Round(pdf.GetPage(1).Height)));
        await page.CloseAsync();
    }

    [Fact]
    public void The_sheet_of_the_lead_case_has_its_question_answer_and_every_claim_with_verdict_and_reason()
    {
        var lead = CaseClaimTests.LeadResult;
        var page = Parse(lead);
        Assert.Equal(lead.Question, page.QuerySelector(".question")!.TextContent);
        Assert.StartsWith(Answer.Sentences(lead)[0], page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(lead.Claims.Count, rows.Length);
        foreach (var (claim, row) in lead.Claims.Zip(rows))
        {
            Assert.Contains(claim.Claim.Span, row.Children[0].TextContent, StringComparison.Ordinal);
            Assert.StartsWith(claim.Verdict.Word, row.Children[1].TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.NotEmpty(row.Children[2].TextContent);
        }

        Assert.Contains("DANE", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".left"));
    }

    [Fact]
    public void Claims_that_find_no_room_are_counted()
    {
        var page = Parse(Of("words"));
        int shown = page.QuerySelectorAll("tbody tr").Length;
        Assert.InRange(shown, 5, 59);
        Assert.Contains($"{60 - shown} more claims", page.QuerySelector(".left")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_text_becomes_markup_and_no_script_is_in_it()
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) => errors.Add($"{e}");
        var page = parser.ParseDocument(BriefPage.Write(Many(3, Hostile)));
        Assert.Empty(errors);
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains(Hostile, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Axe_finds_nothing_and_it_never_scrolls_sideways(ColorScheme scheme, int width)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("brief.html", BriefPage.Write(CaseClaimTests.LeadResult));
        var page = await browser.Chromium.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help}; {v.Nodes[0].Html}")));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
        await page.CloseAsync();
    }

    private static IDocument Parse(CaseResult result) => new HtmlParser().ParseDocument(BriefPage.Write(result));
}
