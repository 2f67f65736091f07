using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Realign.Cases;
using Realign.Server.Language;
using Realign.Server.Pages;

namespace Realign.Server.Tests;

public partial class PagesTests(RunningBrowser browser) : IClassFixture<RunningBrowser>
{
    private const string Article = "The United States imposed a tariff of 10% on imports from Colombia. Colombia's exports to the United States will fall by 10%, the minister said. Colombia had a trade deficit of 14 billion dollars with China in 2024.";

    public static TheoryData<string> Paths { get; } = ["/", "/lab", "/lab?for=COL&e=agreement~COL~CHN~goods~0.2&tab=partners", "/cases", "/cases/colombia-belt-and-road", "/check", "/data", "/record", "/dependence", "/help", "/nowhere"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_is_accessible_fits_a_phone_and_stays_on_this_host(string path)
    {
        foreach (var (dark, width) in ((bool, int)[])[(false, 1280), (true, 1280), (false, 390)])
        {
            var page = await browser.Page(dark, width);
            List<string> hosts = [], wrong = [];
            page.Request += (_, r) => hosts.Add(new Uri(r.Url).Scheme is "data" or "blob" ? "" : new Uri(r.Url).Authority);
            page.Console += (_, m) => { if (m.Type == "error" && !m.Text.Contains("404", StringComparison.Ordinal)) wrong.Add(m.Text); };
            await RunningBrowser.Open(page, browser.Address + path);
            await page.WaitForTimeoutAsync(300);
            Assert.All(hosts, h => Assert.True(h.Length == 0 || h == new Uri(browser.Address).Authority, h));
            Assert.Empty(wrong);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} pixels.");
            var axe = await page.RunAxe();
            Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path} {width} dark {dark}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_slider_moved_by_the_keyboard_moves_the_world_and_the_address()
    {
        var page = await browser.Page();
        await RunningBrowser.Open(page, browser.Address + "/lab?for=COL&e=tariff~USA~COL~goods~0.1");
        string before = await page.Locator(".headline").InnerTextAsync();
        await page.Locator("#size0").FocusAsync();
        for (int k = 0; k < 10; k++) await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForURLAsync(new Regex("0\\.2(&|$)"));
        await page.Locator(".answer[aria-busy=false]").WaitForAsync();
        Assert.NotEqual(before, await page.Locator(".headline").InnerTextAsync());
        string moved = await page.Locator(".headline").InnerTextAsync();
        await RunningBrowser.Open(page, page.Url);
        Assert.Equal(moved, await page.Locator(".headline").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chart_is_drawn_under_the_content_security_policy()
    {
        var page = await browser.Page();
        await page.GotoAsync(browser.Address + "/lab?for=COL&e=tariff~USA~COL~goods~0.1&tab=ranking");
        await page.WaitForSelectorAsync(".drawing svg path", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Reading_a_text_marks_its_claims()
    {
        var page = await browser.Page();
        await RunningBrowser.Open(page, browser.Address + "/check");
        await page.FillAsync("#text", "Colombia's exports to the United States will fall by 10%, the minister said.");
        // A page that comes alive puts the focus on its title, so that the button is looked for before Enter is pressed.
        await page.Locator("button.main").PressAsync("Enter");
        await page.WaitForSelectorAsync("mark");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_becomes_a_draft_whose_folder_is_a_case()
    {
        var page = await browser.Page(dark: true);
        await RunningBrowser.Open(page, browser.Address + "/check");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "article.html", MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes($"<html><body><h1>A tariff on Colombia</h1><p>{Article}</p></body></html>") });
        await page.WaitForSelectorAsync("mark");
        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save the case as a folder (ZIP)" }).ClickAsync());
        string folder = Directory.CreateTempSubdirectory("realign-draft").FullName;
        await saved.SaveAsAsync(Path.Combine(folder, "draft.zip"));
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(folder, "draft.zip"), folder);
        var draft = CaseFolder.Read(Path.Combine(folder, "article-case"));
        Assert.Equal("COL", draft.Economy);
        Assert.Equal(await page.Locator("article.card").CountAsync(), draft.Claims.Count);
        Directory.Delete(folder, recursive: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_that_is_too_large_and_a_text_without_a_claim_are_said()
    {
        var page = await browser.Page();
        await RunningBrowser.Open(page, browser.Address + "/check");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "article.txt", MimeType = "text/plain", Buffer = new byte[(5 << 20) + 1] });
        await page.GetByText("The file is larger than 5 MiB.").WaitForAsync();
        await page.FillAsync("#text", "Nothing is said here.");
        await page.ClickAsync("button.main");
        await page.GetByText("No claim was found").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_case_that_was_run_shows_its_verdicts_with_figures_sources_and_the_command()
    {
        string article = Path.Combine(Directory.CreateTempSubdirectory("realign-case").FullName, "article.txt"), folder = Path.Combine(AppContext.BaseDirectory, "cases", "run-by-a-test");
        await File.WriteAllTextAsync(article, Article);
        using (var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "check", article, "--out", folder, "--force", "--draws", "0", "--json"]) { RedirectStandardOutput = true })!)
        {
            await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            Assert.Equal(0, program.ExitCode);
        }

        try
        {
            var page = await browser.Page();
            await RunningBrowser.Open(page, browser.Address + "/cases/run-by-a-test");
            Assert.Equal(await page.Locator("article.card").CountAsync(), await page.Locator("article.card h3").CountAsync());
            Assert.True(await page.Locator(".verdicts li").CountAsync() > 0);
            foreach (var drawer in await page.Locator("details.evidence summary").AllAsync()) await drawer.ClickAsync();
            Assert.True(await page.Locator("details.evidence td a[href^=http]").CountAsync() > 0, "No figure has a source.");
            Assert.Contains("realign run", await page.Locator("details.evidence code").First.InnerTextAsync(), StringComparison.Ordinal);
            var axe = await page.RunAxe();
            Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            var report = await page.RunAndWaitForDownloadAsync(() => page.GetByText("The whole report (HTML)").ClickAsync());
            Assert.Equal("report.html", report.SuggestedFilename);
            await page.Context.CloseAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page()
    {
        var page = await browser.Page();
        await RunningBrowser.Open(page, browser.Address + "/lab?for=MEX&e=tariff~USA~MEX~goods~0.1");
        await page.ClickAsync(".language button");
        await page.WaitForSelectorAsync("html[lang=es]");
        Assert.Contains("for=MEX", page.Url, StringComparison.Ordinal);
        Assert.Equal("Laboratorio", await page.Locator("h1").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_impossible_scenario_is_said_and_no_number_shown()
    {
        var page = await browser.Page();
        await page.GotoAsync(browser.Address + "/lab?for=COL&e=tariff~NOWHERE~COL~goods~0.1");
        await page.WaitForSelectorAsync(".answer .warning");
        Assert.Equal(0, await page.Locator(".headline").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org")]
    public async Task Choosing_a_language_never_leads_elsewhere(string back)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync($"{browser.Address}/language?to=es&back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public void Every_sentence_of_the_pages_has_its_Spanish()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Realign.slnx"))) root = Path.GetDirectoryName(root);
        Assert.NotNull(root);
        var files = Directory.GetFiles(Path.Combine(root, "src", "Realign.Server"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));
        string[] missing = [.. files.SelectMany(f => Sentence().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Concat(Measures.All.SelectMany(m => (string[])[m.Name, m.Meaning])).Distinct().Where(s => !Words.Spanish.Has(s))];
        Assert.True(missing.Length == 0, string.Join("\n", missing));
    }

    [Fact]
    public void Numbers_are_written_as_the_language_does()
    {
        Assert.Equal("−1.23 %", Words.English.Change(-0.0123));
        Assert.Equal("+0,050 %", Words.Spanish.Change(0.0005));
        Assert.Equal("0.000 %", Words.English.Change(1e-9));
        Assert.Equal("1,234.50 bn USD", Words.English.Usd(1.2345e12));
        Assert.Equal(1234.5.ToString("N1", CultureInfo.InvariantCulture), Words.English.Number(1234.5, "N1"));
    }

    [GeneratedRegex("[Ww]ords\\[\"([^\"]+)\"")]
    private static partial Regex Sentence();
}
