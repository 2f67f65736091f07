using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Realign.Server.Tests.Operations;

public sealed class TelemetryTests : IDisposable
{
    private const string Secret = "realign_that-nobody-may-read-in-a-log";

    private readonly string _data = Directory.CreateTempSubdirectory("realign-telemetry-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Metrics_and_traces_go_where_the_variable_says()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = LoopbackApp.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return TypedResults.Ok();
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        using var server = await ServerProcess.StartAsync(
            _data, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "500"));
        string job = await server.Submit("name: A\nevents: []\n", 2);
        await server.Until(job, "done");
        using (var run = await server.Client.PostAsync("/api/v1/scenarios/run", new StringContent("name: A\nevents: []\n"))) run.EnsureSuccessStatusCode();
        for (var begun = Stopwatch.StartNew(); !Whole(); await Task.Delay(100))
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(30), $"Received: {string.Join(", ", received.Keys)}.");

        bool Whole() => received.GetValueOrDefault("metrics") is { } metrics && metrics.Contains("realign.jobs.duration", StringComparison.Ordinal) && metrics.Contains("realign.solves.duration", StringComparison.Ordinal)
            && metrics.Contains("http.server.request.duration", StringComparison.Ordinal) && received.GetValueOrDefault("traces") is { } traces && traces.Contains("job scenario", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_json_a_line_when_asked_and_holds_no_secret()
    {
        using var server = await ServerProcess.StartAsync(_data, ("REALIGN_LOG__JSON", "true"), ("REALIGN_LOG__LEVEL", "Debug"), ("REALIGN_ACCESS__KEYS", "true"));
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/claims/read?home=COL") { Content = new StringContent("What I paste is nobody's business.") })
        {
            request.Headers.Add("Authorization", $"Bearer {Secret}");
            using var answer = await server.Client.SendAsync(request);
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using (var form = await server.Client.PostAsync("/sign-in", new FormUrlEncodedContent([new("key", Secret)]))) Assert.False(form.IsSuccessStatusCode);
        var (_, log, _) = await server.TerminateAsync();
        string[] lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        foreach (string line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            Assert.True(entry.RootElement.TryGetProperty("LogLevel", out _), line);
        }

        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody's business", log, StringComparison.Ordinal);
    }
}
