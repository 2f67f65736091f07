using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Realign.Cases;
using Realign.Models.Ensembles;
using Realign.Reports.Html;

namespace Realign.Tests.Reports.Pages;

/// <summary>The report of the lead case, and one whose texts are awkward, opened in a real browser.</summary>
public class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Lazy<string> _leadCase = new(() => HtmlReport.Write(new CaseRun(
        CaseFolder.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road")), ShippedWorld.Value, new CaseOptions { Draws = 4, Command = "realign run cases/colombia-belt-and-road" }).Run()));

    public static TheoryData<string> Reports => ["lead", "tiny", "unsolved"];

    /// <summary>Every width and every scheme; with the tables open, which makes axe slow on the large one, once each.</summary>
    public static TheoryData<string, ColorScheme, int, bool> Looks => new()
    {
        { "lead", ColorScheme.Light, 1280, true },
        { "lead", ColorScheme.Dark, 375, false },
        { "tiny", ColorScheme.Light, 375, true },
        { "tiny", ColorScheme.Dark, 1280, true },
        { "unsolved", ColorScheme.Light, 1280, true },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task It_asks_for_nothing_and_complains_of_nothing(string report)
    {
        List<string> heard = [];
        await using var page = await Open(report, 1280, ColorScheme.Light, heard);
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(heard);
        Assert.Equal(0, await page.Page.Locator("script, iframe, object, embed, form").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task It_never_scrolls_sideways(string report)
    {
        foreach (int width in (int[])[320, 375, 768, 1280])
        {
            await using var page = await Open(report, width, ColorScheme.Light, []);
            await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            int needed = await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(needed <= width, $"{report}: {needed} px at {width} px; too wide: {await Widest(page.Page, width)}");
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing(string report, ColorScheme scheme, int width, bool opened)
    {
        await using var page = await Open(report, width, scheme, []);
        if (opened) await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var result = await page.Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help}; {v.Nodes[0].Html}")));
    }

    [Fact]
    public async Task Figures_can_be_downloaded_as_CSV()
    {
        await using var page = await Open("lead", 1280, ColorScheme.Light, []);
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByText("Download figure 1 as CSV").ClickAsync());
        Assert.Equal("figure-1-measures.csv", download.SuggestedFilename);
        string[] lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("scenario,title,value,value_low,value_high,unit", lines[0]);
        Assert.Equal(9, lines.Length);
        Assert.True(double.IsFinite(double.Parse(lines[1].Split(',')[^4], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task It_prints_on_paper_without_what_only_a_screen_can_use()
    {
        await using var page = await Open("lead", 1280, ColorScheme.Dark, []);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await page.Page.Locator("#figure-1 > details").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.True((await page.Page.PdfAsync(new PagePdfOptions { Format = "A4" })).Length > 50_000);
    }

    [Fact]
    public async Task Parts_and_evidence_are_folded_on_a_screen_and_open_on_paper()
    {
        await using var page = await Open("lead", 1280, ColorScheme.Light, []);
        var inside = new[] { "#world figure", "#limits li >> nth=0", ".evidence h3 >> nth=0" };
        foreach (string what in inside) Assert.False(await page.Page.Locator(what).First.IsVisibleAsync(), what);
        int folded = await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (string what in inside) Assert.True(await page.Page.Locator(what).First.IsVisibleAsync(), what);
        Assert.True(folded < 10_000, $"{folded} px");
    }

    /// <summary>The evidence stands beside its paragraph where there is room and below it where there is none.</summary>
    [Theory]
    [InlineData(1280, true)]
    [InlineData(900, true)]
    [InlineData(375, false)]
    public async Task Evidence_stands_beside_its_claim_or_below(int width, bool isBeside)
    {
        await using var page = await Open("lead", width, ColorScheme.Light, []);
        double[][] boxes = await page.Page.EvaluateAsync<double[][]>("""
            () => [...document.querySelectorAll('.passage')].filter(p => p.querySelector('.claim')).map(p => {
              const text = p.querySelector('p').getBoundingClientRect(), card = p.querySelector('.claim').getBoundingClientRect();
              return [text.right, text.top, text.bottom, card.left, card.top];
            })
            """);
        Assert.True(boxes.Length >= 5);
        Assert.All(boxes, b => Assert.True(isBeside ? b[3] >= b[0] && Math.Abs(b[4] - b[1]) < 20 : b[4] >= b[2], string.Join(' ', b)));
    }

    [Fact]
    public async Task The_keyboard_leads_from_a_verdict_to_its_evidence_and_back()
    {
        await using var page = await Open("lead", 900, ColorScheme.Light, []);
        var tag = page.Page.Locator(".passage a.tag").First;
        await tag.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        string id = new Uri(page.Page.Url).Fragment;
        Assert.Equal(await tag.GetAttributeAsync("href"), id);
        Assert.True(await page.Page.EvaluateAsync<bool>("id => document.querySelector(id).matches(':target')", id));
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(id.Replace("#claim-", "#text-", StringComparison.Ordinal), new Uri(page.Page.Url).Fragment);
        Assert.Equal("MARK", await page.Page.EvaluateAsync<string>("() => document.querySelector(':target').tagName"));
    }

    [Fact]
    public async Task Pictures_stay_inside_their_places()
    {
        foreach (int width in (int[])[375, 1280])
        {
            await using var page = await Open("lead", width, ColorScheme.Light, []);
            string[] outside = await page.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.sankey svg, .sankey .names span, .chart svg, .tile, .track i')].filter(e => {
                  const own = e.getBoundingClientRect(), around = e.closest('.panel, .plot').getBoundingClientRect();
                  return own.top < around.top - 8 || own.bottom > around.bottom + 8 || own.left < around.left - 8 || own.right > around.right + 8;
                }).map(e => e.outerHTML.slice(0, 120))
                """);
            Assert.Empty(outside);
        }
    }

    private static async Task<string> Widest(IPage page, int width) => await page.EvaluateAsync<string>(
        "w => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w && !e.closest('.scroll, pre')).map(e => e.outerHTML.slice(0, 100)).slice(0, 3).join(' | ')", width);

    private async Task<Opened> Open(string report, int width, ColorScheme scheme, List<string> heard)
    {
        var folder = new TemporaryFolder();
        string html = report switch { "lead" => _leadCase.Value, "tiny" => HtmlReport.Write(TinyCase.With(new Interval(0.01, 0.005, 0.02))), _ => HtmlReport.Write(TinyCase.Unsolved) };
        string file = folder.Write("report.html", html);
        var context = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => heard.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => heard.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url != new Uri(file).AbsoluteUri && !request.Url.StartsWith("data:", StringComparison.Ordinal)) heard.Add($"request: {request.Url}");
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return new Opened(context, page, folder);
    }

    private sealed record Opened(IBrowserContext Context, IPage Page, TemporaryFolder Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            Folder.Dispose();
        }
    }
}
