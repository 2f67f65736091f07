using System.Globalization;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;

namespace Realign.Server.Shelf;

/// <summary>Solves a scenario at its central values and reports it as <c>realign run --json</c> does.</summary>
public static class ScenarioSolution
{
    /// <param name="model">The model of the scenario's world.</param>
    /// <param name="scenario">What happens.</param>
    /// <param name="at">Only events in force on this day; null for all.</param>
    /// <param name="cancellation">Looked at in every step of the solver.</param>
    /// <exception cref="RealignException">The scenario names what the world does not have.</exception>
    public static RunResult Solve(GeneralEquilibriumModel model, Scenario scenario, DateOnly? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        var world = model.World;
        var resolved = scenario.Resolve(world, at);
        var options = new SolveOptions
        {
            Closure = scenario.Closure,
            Deficits = scenario.GivenDeficits(world),
            TradeElasticities = scenario.Elasticities.Of(world, scenario.Groups),
            SpecificFactorShare = scenario.SpecificFactorShare,
        };
        var counterfactual = model.Solve(resolved.ToShock(options.TradeElasticities), options, cancellation);
        int[] focus = [.. scenario.Focus.Select(world.EconomyIndex)];
        var summary = new ScenarioSummary(scenario.Name, scenario.File, at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), EventText.Summaries(resolved));
        var head = new RunHead(summary, world, scenario.Model, ScenarioFile.NameOf(scenario.Closure), scenario.Elasticities.Describe());
        return RunReport.Build(head, counterfactual, new RunLayout(world, focus), null, focus);
    }
}
