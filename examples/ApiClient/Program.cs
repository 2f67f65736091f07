using System.Globalization;
using System.Text.Json;
using Realign.Examples;

// Solves a scenario on a running server, then draws what is uncertain in it as a job and follows that.
string server = args.Length > 0 ? args[0] : "http://127.0.0.1:5080";
const string Scenario = """
    name: A quarter more
    focus: [COL]
    events:
      - id: us-tariff
        kind: tariff
        importer: USA
        exporter: COL
        rate: 25%
    """;

using var client = new RealignClient(new Uri(server), Environment.GetEnvironmentVariable("REALIGN_API_KEY"));
var run = await client.RunAsync(Scenario).ConfigureAwait(false);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Welfare of Colombia: {run.Economies.Single(e => e.Code == "COL").Welfare.Value:P2}"));

var job = await client.SubmitAsync(new { kind = "scenario", scenario = Scenario, draws = 20 }, Guid.NewGuid().ToString()).ConfigureAwait(false);
await foreach (var now in client.WatchAsync(job.Id).ConfigureAwait(false))
{
    job = now;
    Console.WriteLine($"{job.State}, {job.Done} of {job.Planned}");
}

if (job.State != "done") throw new InvalidOperationException($"The job is {job.State}: {job.Failure}");
var economy = (await client.ResultAsync(job.Id).ConfigureAwait(false)).GetProperty("economies").Deserialize<EconomyAnswer[]>(JsonSerializerOptions.Web)!.Single(e => e.Code == "COL");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"With {20} draws: {economy.Welfare.Low:P2} to {economy.Welfare.High:P2}"));
