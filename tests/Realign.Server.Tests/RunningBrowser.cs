using Microsoft.Playwright;

namespace Realign.Server.Tests;

/// <summary>The system's Chromium before a server of ours.</summary>
public sealed class RunningBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public RunningServer Server { get; } = new();

    public string Address => Server.Client.BaseAddress!.ToString().TrimEnd('/');

    public static string Program => new[] { Environment.GetEnvironmentVariable("REALIGN_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists) ?? "";

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        if (Program.Length == 0) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of a fresh visitor. The test is skipped where there is no browser.</summary>
    public async Task<IPage> Page(bool dark = false, int width = 1280, string language = "en")
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium on this machine.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new ViewportSize { Width = width, Height = 900 }, Locale = language, AcceptDownloads = true });
        return await context.NewPageAsync();
    }

    /// <summary>Goes to an address and waits until the page is alive.</summary>
    public static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.Locator("[inert]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Server.DisposeAsync();
    }
}
