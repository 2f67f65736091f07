using Microsoft.Playwright;

namespace Realign.Tests.Reports.Pages;

/// <summary>The system's Chromium, started once for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string _executable = Environment.GetEnvironmentVariable("REALIGN_CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; skips the test where there is none, except in CI, where that is a failure.</summary>
    public IBrowser Chromium
    {
        get
        {
            if (_browser is not null) return _browser;
            string remedy = $"There is no browser at {_executable}. Install Chromium, or set REALIGN_CHROMIUM to one.";
            if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(remedy);
            Assert.Skip(remedy);
            throw new InvalidOperationException(remedy);
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(_executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = _executable, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
