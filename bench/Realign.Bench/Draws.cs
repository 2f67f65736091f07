using System.Diagnostics;
using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;

namespace Realign.Bench;

/// <summary>Draws of elasticities and event sizes of the lead case on all cores: time, and the largest working set.</summary>
internal static class Draws
{
    public static void Run(int draws)
    {
        var world = Repository.Shipped();
        var model = new GeneralEquilibriumModel(world);
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml")).Resolve(world, new DateOnly(2025, 5, 14));
        var inputs = new ScenarioDraws(scenario, new ElasticityDraws(world));
        var layout = new RunLayout(world, [world.EconomyIndex("COL")]);
        Samples Ensemble(int count) => Models.Ensembles.Ensemble.Run(count, 1, Environment.ProcessorCount, layout.Width, (random, row) =>
        {
            var (θ, shock) = inputs.Draw(InputSource.Of(random!.Value));
            var counterfactual = model.Solve(shock, new SolveOptions { TradeElasticities = θ });
            if (counterfactual.Converged) layout.Record(counterfactual.Effects, row);
            return counterfactual.Converged;
        });
        Ensemble(100);
        var watch = Stopwatch.StartNew();
        var result = Ensemble(draws);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{draws} draws on {Environment.ProcessorCount} cores: {watch.Elapsed.TotalSeconds:F1} s, {watch.Elapsed.TotalMilliseconds * Environment.ProcessorCount / draws:F2} core-ms a draw, {result.Failed} failed, peak working set {process.PeakWorkingSet64 / 1e6:F0} MB");
    }
}
