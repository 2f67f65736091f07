using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Realign.Server.Access;
using Realign.Server.Storage;

namespace Realign.Server.Tests;

/// <summary>Users of the lab, all at once, on a server that is a process of its own: built with <c>-p:Measure=true</c>, run in Release.</summary>
public sealed class LoadMeasured(ITestOutputHelper output)
{
    private const int Users = 50;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <summary>Fifty users who each move a slider, look at the answer for a second and move it again, for as many minutes as REALIGN_MINUTES says, else ten.</summary>
    [Fact]
    public async Task Fifty_users_of_the_lab()
    {
        double minutes = double.Parse(Environment.GetEnvironmentVariable("REALIGN_MINUTES") ?? "10", CultureInfo.InvariantCulture);
        string data = Directory.CreateTempSubdirectory("realign-load-").FullName;
        using var server = await ServerProcess.StartAsync(data, ("REALIGN_ACCESS__KEYS", "true"));
        await using var store = await Store.OpenAsync(data, null, TestContext.Current.CancellationToken);
        var keys = new ApiKeyStore(store, TimeProvider.System);
        var times = new ConcurrentBag<(double At, double Took)>();
        var wrong = new ConcurrentDictionary<string, int>();
        var begun = Stopwatch.StartNew();
        var users = Enumerable.Range(0, Users).Select(async user =>
        {
            var (_, key) = await keys.AddAsync($"user{user}", CancellationToken.None);
            using var http = new HttpClient { BaseAddress = server.Client.BaseAddress };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            await Task.Delay(_pause * user / Users);
            for (int step = 0; begun.Elapsed.TotalMinutes < minutes; step++)
            {
                string rate = (0.01 * (1 + ((step * 7) + user) % 60)).ToString("0.00", CultureInfo.InvariantCulture);
                long start = Stopwatch.GetTimestamp();
                using (var answer = await http.PostAsync("/api/v1/scenarios/run", new StringContent($"name: A\nevents:\n  - id: t\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: {rate}\n")))
                {
                    await answer.Content.LoadIntoBufferAsync();
                    if (!answer.IsSuccessStatusCode) wrong.AddOrUpdate(answer.StatusCode.ToString(), 1, (_, n) => n + 1);
                }

                times.Add((begun.Elapsed.TotalSeconds, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                await Task.Delay(_pause);
            }
        }).ToList();
        var all = Task.WhenAll(users);
        while (await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(30))) != all) output.WriteLine($"{begun.Elapsed.TotalSeconds:0} s: {Resident(server.Id)}");
        await all;
        // The first minute compiles and fills caches.
        double[] sorted = [.. times.Where(t => t.At > Math.Min(60, 20 * minutes)).Select(t => t.Took).Order()];
        string At(double p) => sorted[(int)Math.Ceiling(p * sorted.Length) - 1].ToString("0", CultureInfo.InvariantCulture);
        output.WriteLine(FormattableString.Invariant($"{Users} users, {times.Count} answers in {begun.Elapsed.TotalSeconds:0} s, {times.Count / begun.Elapsed.TotalSeconds:0.0} a second; p50 {At(0.5)}, p95 {At(0.95)}, p99 {At(0.99)} ms; wrong: {string.Join(", ", wrong.Select(w => $"{w.Value} {w.Key}"))}; {Resident(server.Id)}"));
        Directory.Delete(data, recursive: true);
    }

    private static string Resident(int process) => string.Join(' ', File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
