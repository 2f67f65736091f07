using System.Globalization;
using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;

namespace Realign.Server.Shelf;

/// <summary>Solves a scenario and reports it as <c>realign run --json</c> does.</summary>
public static class ScenarioSolution
{
    /// <param name="model">The model of the scenario's world.</param>
    /// <param name="scenario">What happens.</param>
    /// <param name="at">Only events in force on this day; null for all.</param>
    /// <param name="draws">Draws of what is uncertain.</param>
    /// <param name="progress">Told after every draw how many are done.</param>
    /// <param name="cancellation">Looked at in every step of the solver.</param>
    /// <exception cref="RealignException">The scenario names what the world does not have.</exception>
    public static RunResult Solve(GeneralEquilibriumModel model, Scenario scenario, DateOnly? at, DrawPlan draws, IProgress<int>? progress, CancellationToken cancellation)
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
        var layout = new RunLayout(world, focus);
        var samples = draws.Draws > 0 && counterfactual.Converged ? Draw(model, resolved, options, layout, draws, progress, cancellation) : null;
        var summary = new ScenarioSummary(scenario.Name, scenario.File, at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), EventText.Summaries(resolved));
        var head = new RunHead(summary, world, scenario.Model, ScenarioFile.NameOf(scenario.Closure), scenario.Elasticities.Describe());
        return RunReport.Build(head, counterfactual, layout, samples, focus);
    }

    /// <inheritdoc cref="Solve(GeneralEquilibriumModel, Scenario, DateOnly?, DrawPlan, IProgress{int}?, CancellationToken)"/>
    public static RunResult Solve(GeneralEquilibriumModel model, Scenario scenario, DateOnly? at, CancellationToken cancellation) => Solve(model, scenario, at, default, null, cancellation);

    private static Samples Draw(
        GeneralEquilibriumModel model, ResolvedScenario resolved, SolveOptions options, RunLayout layout, DrawPlan draws, IProgress<int>? progress, CancellationToken cancellation)
    {
        var inputs = new ScenarioDraws(resolved, resolved.Scenario.Elasticities.IsOpen ? new ElasticityDraws(model.World) : null);
        bool Body(Numerics.CounterRandom? random, Span<double> row)
        {
            var (θ, shock) = inputs.Draw(InputSource.Of(random!.Value));
            var counterfactual = model.Solve(shock, options with { TradeElasticities = θ }, cancellation);
            if (counterfactual.Converged) layout.Record(counterfactual.Effects, row);
            return counterfactual.Converged;
        }

        return Ensemble.Run(draws.Draws, draws.Seed, draws.Threads, layout.Width, Body, progress, cancellation);
    }
}
