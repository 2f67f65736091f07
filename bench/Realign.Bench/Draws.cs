using System.Diagnostics;
using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;

namespace Realign.Bench;

/// <summary>Draws of elasticities and event sizes of the lead case on all cores: time, and the largest working set.</summary>
internal static class Draws
{
    public static void Run(int draws)
    {
        var world = Repository.Shipped();
        var model = new GeneralEquilibriumModel(world);
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml")).Resolve(world, new DateOnly(2025, 5, 14));
        var elasticities = new ElasticityDraws(world);
        var ensemble = new Ensemble(
            model,
            random => scenario.ToShock(elasticities.Draw(random), k => random.Uniform(k + 1)),
            random => new SolveOptions { TradeElasticities = elasticities.Draw(random) });
        ensemble.Run(100, 1, Environment.ProcessorCount);
        var watch = Stopwatch.StartNew();
        var result = ensemble.Run(draws, 1, Environment.ProcessorCount);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{draws} draws on {Environment.ProcessorCount} cores: {watch.Elapsed.TotalSeconds:F1} s, {watch.Elapsed.TotalMilliseconds * Environment.ProcessorCount / draws:F2} core-ms a draw, {result.Failed} failed, peak working set {process.PeakWorkingSet64 / 1e6:F0} MB");
    }
}
