using System.Globalization;
using System.Text.Json;
using Realign.Events;
using Realign.Server.Shelf;

namespace Realign.Server.Jobs;

/// <summary>A scenario with draws of what is uncertain.</summary>
internal sealed class ScenarioJob(DataShelf shelf) : IJobKind
{
    private const int MostDraws = 10_000;

    public string Name => "scenario";

    public string Check(JsonElement request)
    {
        var fields = new JobRequest(request);
        var asked = new Asked(
            fields.Text("scenario", "\"name: A\\nevents: …\""), fields.Day("at"), (int)(fields.Number("draws", 0, MostDraws) ?? 200), fields.Number("seed", long.MinValue, long.MaxValue) ?? 1);
        fields.RejectOthers();
        var scenario = ScenarioFile.Parse(asked.Scenario, "body");
        scenario.Resolve(shelf.Model(scenario.World).World, Day(asked.At));
        return JsonSerializer.Serialize(asked, JsonSerializerOptions.Web);
    }

    public string Run(string request, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<Asked>(request, JsonSerializerOptions.Web)!;
        var scenario = ScenarioFile.Parse(asked.Scenario, "body");
        var draws = new DrawPlan(asked.Draws, asked.Seed, Threads: 1);
        progress.Report(new JobProgress("solving", 0, asked.Draws));
        return ScenarioSolution.Solve(shelf.Model(scenario.World), scenario, Day(asked.At), draws, new Step(progress, asked.Draws), cancellation).ToJson();
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Asked(string Scenario, string? At, int Draws, long Seed);

    private sealed class Step(IProgress<JobProgress> progress, int draws) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new JobProgress("drawing", value, draws));
    }
}
