using System.Net;
using Realign.Examples;

namespace Realign.Server.Tests.Api;

public class ApiClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Scenario = "name: A quarter more\nevents:\n  - id: us-tariff\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: 25%\n";

    [Fact]
    public async Task The_example_runs_a_scenario_and_follows_a_job_to_its_result()
    {
        using var client = new RealignClient(server.Client.BaseAddress!);
        var run = await client.RunAsync(Scenario);
        Assert.True(run.Economies.Single(e => e.Code == "COL").Welfare.Value < 0);
        var request = new { kind = "scenario", scenario = Scenario, draws = 4 };
        var job = await client.SubmitAsync(request, "once");
        Assert.Equal(job.Id, (await client.SubmitAsync(request, "once")).Id);
        var seen = new List<JobAnswer>();
        await foreach (var now in client.WatchAsync(job.Id)) seen.Add(now);
        Assert.Equal("done", seen[^1].State);
        Assert.Equal(4, (await client.ResultAsync(job.Id)).GetProperty("draws").GetInt32());
    }

    [Fact]
    public async Task The_example_says_what_the_server_says_of_a_mistake()
    {
        using var client = new RealignClient(server.Client.BaseAddress!);
        var wrong = await Assert.ThrowsAsync<HttpRequestException>(() => client.RunAsync(Scenario.Replace("25%", "much", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("much", wrong.Message, StringComparison.Ordinal);
    }
}
