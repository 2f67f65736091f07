using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Realign.Server.Tests;

/// <summary><c>realign serve</c> as a process of its own, on a free port, and a client of it.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _log;

    private ServerProcess(Process process, string address)
    {
        (_process, Client) = (process, new HttpClient { BaseAddress = new Uri(address) });
        _log = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public string Address => Client.BaseAddress!.ToString();

    /// <param name="data">The folder of what it keeps.</param>
    /// <param name="environment">Variables of its environment.</param>
    public static async Task<ServerProcess> StartAsync(string data, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "serve", "--listen", "http://127.0.0.1:0", "--data", data]) { RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Here().Match(line) is { Success: true } match) return new ServerProcess(process, match.Value);
        }

        throw new InvalidOperationException($"The server did not start: {string.Join(" ", said)}");
    }

    /// <summary>Ends it without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an operating system does.</summary>
    /// <returns>Its exit code, what it wrote, and how long it took.</returns>
    public async Task<(int ExitCode, string Log, TimeSpan Took)> TerminateAsync()
    {
        var begun = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await _log, begun.Elapsed);
    }

    public async Task<string> Submit(string scenario, int draws)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/jobs", new { kind = "scenario", scenario, draws });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public Task<JsonElement> Job(string id) => Client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}");

    public async Task Until(string id, string state)
    {
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(200))
            if ((await Job(id)).GetProperty("state").GetString() == state) return;
        Assert.Fail($"Job {id} is {(await Job(id)).GetProperty("state").GetString()}, not {state}, after three minutes.");
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Here();
}
