using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Realign.Server.Tests.Jobs;

public sealed partial class KilledServerTests : IDisposable
{
    private const string Tariff = "name: A quarter more\nevents:\n  - id: us-tariff\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: 25%\n";

    private readonly string _data = Directory.CreateTempSubdirectory("realign-killed-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_jobs_loses_nothing_that_was_finished()
    {
        string finished, result, running, waiting;
        using (var server = await Started())
        {
            finished = await server.Submit(3);
            await server.Until(finished, "done");
            result = await server.Client.GetStringAsync($"/api/v1/jobs/{finished}/result");
            running = await server.Submit(10_000);
            waiting = await server.Submit(2);
            await server.Until(running, "running");
            server.Process.Kill();
            await server.Process.WaitForExitAsync();
        }

        using (var server = await Started())
        {
            Assert.Equal(result, await server.Client.GetStringAsync($"/api/v1/jobs/{finished}/result"));
            await server.Until(waiting, "done");
            for (var begun = Stopwatch.StartNew(); (await server.Job(running)).GetProperty("attempts").GetInt32() < 2; await Task.Delay(200))
                Assert.True(begun.Elapsed < TimeSpan.FromMinutes(1), "The job that ran was not begun again.");
        }
    }

    private async Task<Running> Started()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "serve", "--listen", "http://127.0.0.1:0", "--data", _data]) { RedirectStandardError = true };
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (Address().Match(line) is { Success: true } match) return new Running(process, new HttpClient { BaseAddress = new Uri(match.Value) });
        throw new InvalidOperationException("The server did not start.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private sealed record Running(Process Process, HttpClient Client) : IDisposable
    {
        public async Task<string> Submit(int draws)
        {
            using var answer = await Client.PostAsJsonAsync("/api/v1/jobs", new { kind = "scenario", scenario = Tariff, draws });
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
            if (!Process.HasExited) Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
