using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Realign.Server.Lab;
using Realign.Server.Shelf;

namespace Realign.Server.Tests;

/// <summary>What is measured and pictured rather than tested: built with <c>-p:Measure=true</c>, run in Release.</summary>
public class PagesMeasured(RunningBrowser browser, ITestOutputHelper output) : IClassFixture<RunningBrowser>
{
    private static readonly (string Name, string Path)[] _pages =
    [
        ("start", "/"), ("lab", "/lab?for=COL&e=tariff~USA~COL~goods~0.25&e=agreement~COL~CHN~goods~0.2"), ("lab-ranking", "/lab?for=COL&e=tariff~USA~COL~goods~0.25&e=agreement~COL~CHN~goods~0.2&tab=ranking"),
        ("lab-partners", "/lab?for=COL&e=tariff~USA~COL~goods~0.25&e=agreement~COL~CHN~goods~0.2&tab=partners"), ("lab-sectors", "/lab?for=COL&e=tariff~USA~COL~goods~0.25&tab=sectors"), ("lab-balances", "/lab?for=COL&e=agreement~COL~CHN~goods~0.2&tab=balances"),
        ("lab-budget", "/lab?for=COL&e=tariff~COL~world~goods~0.1&tab=budget"), ("lab-debt", "/lab?for=COL&e=tariff~COL~world~goods~0.1&tab=debt"), ("lab-dependence", "/lab?for=COL&e=agreement~COL~CHN~goods~0.2&tab=dependence"),
        ("cases", "/cases"), ("case", "/cases/colombia-belt-and-road"), ("check", "/check"), ("dependence", "/dependence?of=COL&on=USA"), ("data", "/data"), ("record", "/record"), ("help", "/help"),
    ];

    /// <summary>Each page, light and dark, on a phone, in Spanish, on paper, into the folder that REALIGN_PICTURES names.</summary>
    [Fact]
    public async Task Pictures()
    {
        string folder = Environment.GetEnvironmentVariable("REALIGN_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "pictures");
        Directory.CreateDirectory(folder);
        foreach (var (kind, dark, width, language) in ((string, bool, int, string)[])[("light", false, 1280, "en"), ("dark", true, 1280, "en"), ("phone", false, 390, "en"), ("spanish", false, 1280, "es")])
        {
            foreach (var (name, path) in _pages)
            {
                var page = await browser.Page(dark, width, language);
                await RunningBrowser.Open(page, browser.Address + path);
                if (name == "check")
                {
                    await page.FillAsync("#text", "Colombia will sell more to China. The United States imposed a tariff of 10% on imports from Colombia. Colombia's exports to the United States will fall by 10%, the minister said. Colombia had a trade deficit of 14 billion dollars with China in 2024.");
                    await page.ClickAsync("button.main");
                    await page.WaitForSelectorAsync("mark");
                }

                if (name == "case" && await page.Locator("details.evidence summary").CountAsync() > 2) await page.Locator("details.evidence summary").Nth(2).ClickAsync();
                await page.WaitForTimeoutAsync(500);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{kind}.png"), FullPage = kind is "phone" or "dark" });
                if (kind == "light") await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(folder, $"{name}.pdf"), Format = "A4", PrintBackground = false });
                await page.Context.CloseAsync();
            }
        }
    }

    /// <summary>Steps of a slider, one after another: the server's own time, and from the step to what the browser shows.</summary>
    [Theory]
    [InlineData("world")]
    [InlineData("ranking")]
    [InlineData("partners")]
    [InlineData("debt")]
    public async Task Slider(string tab)
    {
        const int steps = 240;
        var page = await browser.Page();
        await RunningBrowser.Open(page, $"{browser.Address}/lab?for=COL&e=tariff~USA~COL~goods~0.1&e=agreement~COL~CHN~goods~0.2&tab={tab}");
        var spent = Process.GetCurrentProcess().TotalProcessorTime;
        var measured = await page.EvaluateAsync<double[][]>("""
            async steps => {
                const slider = document.querySelector('#size0'), note = () => document.querySelector('[data-answer]');
                while (!note() || note().dataset.answer === '0') await new Promise(go => setTimeout(go, 1));
                const times = [];
                for (let k = 0; k < steps; k++) {
                    const before = note().dataset.answer, start = performance.now();
                    slider.value = (0.01 * (1 + (k * 7) % 60)).toFixed(2);
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                    while (note().dataset.answer === before) await new Promise(go => setTimeout(go, 1));
                    times.push([performance.now() - start, +note().dataset.ms]);
                }
                return times;
            }
            """, steps);
        output.WriteLine($"{tab}: {(Process.GetCurrentProcess().TotalProcessorTime - spent).TotalMilliseconds / steps:0.0} ms of processor a step, all of the server's work");
        Say($"{tab}, seen", measured.Skip(20).Select(m => m[0]));
        Say($"{tab}, server", measured.Skip(20).Select(m => m[1]));
        await page.Context.CloseAsync();
    }

    /// <summary>Where the server's time goes: from the state to the shock, the solution, the whole answer.</summary>
    [Fact]
    public async Task Stages()
    {
        const int steps = 240;
        var shelf = new DataShelf(AppContext.BaseDirectory);
        using var bench = new LabBench(shelf);
        var model = shelf.Model(null);
        List<double> reading = [], solving = [], whole = [];
        for (int k = 0; k < steps; k++)
        {
            var state = LabState.First with { Events = [new LabEvent("tariff", "USA", "COL", "goods", 0.004 * k), new LabEvent("agreement", "COL", "CHN", "goods", 0.2)] };
            long start = Stopwatch.GetTimestamp();
            var shock = state.ToScenario(model.World).Resolve(model.World).ToShock(model.World.TradeElasticities);
            reading.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            Assert.True(model.Solve(shock).Converged);
            solving.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var spent = Process.GetCurrentProcess().TotalProcessorTime;
        for (int k = 0; k < steps; k++)
        {
            long start = Stopwatch.GetTimestamp();
            await bench.Solve(LabState.First with { Events = [new LabEvent("tariff", "USA", "COL", "goods", 0.004 * k), new LabEvent("agreement", "COL", "CHN", "goods", 0.2)] }, CancellationToken.None);
            whole.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine($"answer: {(Process.GetCurrentProcess().TotalProcessorTime - spent).TotalMilliseconds / steps:0.0} ms of processor a step");
        Say("state to shock", reading.Skip(20));
        Say("solution", solving.Skip(20));
        Say("answer", whole.Skip(20));
    }

    /// <summary>From asking for a page to its first contentful paint, in a browser that has nothing of it.</summary>
    [Fact]
    public async Task First_view()
    {
        foreach (var (name, path) in _pages)
        {
            var times = new List<double>();
            for (int k = 0; k < 5; k++)
            {
                var page = await browser.Page();
                await RunningBrowser.Open(page, browser.Address + path);
                times.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"));
                await page.Context.CloseAsync();
            }

            output.WriteLine($"{name}: first {times[0].ToString("0", CultureInfo.InvariantCulture)} ms, median {times.Order().ElementAt(2).ToString("0", CultureInfo.InvariantCulture)} ms");
        }
    }

    private void Say(string what, IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        string At(double p) => sorted[(int)Math.Ceiling(p * sorted.Length) - 1].ToString("0.0", CultureInfo.InvariantCulture);
        output.WriteLine($"{what}: {sorted.Length} steps, p50 {At(0.5)} ms, p95 {At(0.95)} ms, p99 {At(0.99)} ms");
    }
}
