using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.PublicFinance.Quantities;
using Realign.Worlds;

namespace Realign.PublicFinance.Budget;

/// <summary>A scenario solved for one economy: at central values, and for every draw of its sizes and of the elasticities.</summary>
public sealed record ScenarioImpulses
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ScenarioImpulse Central { get; init; }

    /// <summary>One a draw that converged; empty without draws.</summary>
    public required IReadOnlyList<ScenarioImpulse> Draws { get; init; }

    /// <summary>Draws that did not converge.</summary>
    public required int Failed { get; init; }

    /// <summary>Goods balance with every partner before and after, by code.</summary>
    public required IReadOnlyList<(string Partner, Usd Before, Usd After)> GoodsBalances { get; init; }

    /// <summary>Services balance before and after.</summary>
    public required (Usd Before, Usd After) Services { get; init; }

    /// <summary>What fiscal events in force do to the economy's budget.</summary>
    public IReadOnlyList<BudgetMeasure> Measures { get; init; } = [];

    /// <summary>Solves a scenario.</summary>
    /// <param name="id">What it is called in results.</param>
    /// <param name="scenario">The scenario, in the long run: phase-ins complete.</param>
    /// <param name="world">The world.</param>
    /// <param name="economy">Code.</param>
    /// <param name="usd">Dollars in the world's unit.</param>
    /// <param name="draws">How many; 0 for none.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="threads">How many at a time; the result does not depend on it.</param>
    /// <param name="at">Events in force on this day; null for all.</param>
    /// <param name="progress">Told after every draw how many are done.</param>
    /// <param name="cancellation">Stops between draws.</param>
    /// <exception cref="NotConvergedException">There is no solution at central values.</exception>
    public static ScenarioImpulses Solve(string id, Scenario scenario, World world, string economy, double usd, int draws, long seed, int threads, DateOnly? at = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(world);
        int n = world.EconomyIndex(economy);
        var inputs = new ScenarioDraws(scenario.PhasedIn().Resolve(world, at), draws > 0 && scenario.Elasticities.IsOpen ? new ElasticityDraws(world) : null);
        var model = new GeneralEquilibriumModel(world);
        Counterfactual Solve(InputSource? source)
        {
            var (θ, shock) = inputs.Draw(source);
            return model.Solve(shock, new SolveOptions { Closure = scenario.Closure, Deficits = scenario.GivenDeficits(world), TradeElasticities = θ, SpecificFactorShare = scenario.SpecificFactorShare }, cancellation);
        }

        var central = Solve(null).Effects;
        var samples = draws == 0 ? null : Ensemble.Run(draws, seed, threads, ScenarioImpulse.Width, (random, row) =>
        {
            var counterfactual = Solve(InputSource.Of(random!.Value));
            if (counterfactual.Converged) ScenarioImpulse.Of(counterfactual.Effects, n, usd).Write(row);
            return counterfactual.Converged;
        }, progress, cancellation);
        return Of(id, scenario.Name, inputs.Scenario, central, n, usd, samples, 0);
    }

    /// <summary>Of a scenario that is solved.</summary>
    /// <param name="id">What it is called in results.</param>
    /// <param name="name">What readers call it.</param>
    /// <param name="resolved">The scenario.</param>
    /// <param name="central">Its effects at central values.</param>
    /// <param name="n">Position of the economy.</param>
    /// <param name="usd">Dollars in the world's unit.</param>
    /// <param name="samples">Draws whose rows hold impulses; null for none.</param>
    /// <param name="at">Where in a row the impulse begins.</param>
    internal static ScenarioImpulses Of(string id, string name, ResolvedScenario resolved, Effects central, int n, double usd, Samples? samples, int at)
    {
        var world = resolved.World;
        var impulse = ScenarioImpulse.Of(central, n, usd);
        Usd Money(double value) => Usd.FromUnits(value * usd);
        Change goods = central.Exports(n, goodsOnly: true) - central.Imports(n, goodsOnly: true), all = central.Exports(n) - central.Imports(n), services = all - goods;
        return new ScenarioImpulses
        {
            Id = id,
            Name = name,
            Central = impulse,
            Draws = samples is null ? [] : [.. Enumerable.Range(0, samples.Tried).Where(samples.Succeeded).Select(d => ScenarioImpulse.Read(samples.Row(d)[at..]))],
            Failed = samples?.Failed ?? 0,
            GoodsBalances = [.. Enumerable.Range(0, world.Economies.Count).Where(i => i != n).Select(i => central.Balance(n, i, goodsOnly: true) is var b ? (world.Economies[i].Code, Money(b.Before), Money(b.After)) : default)],
            Services = (Money(services.Before), Money(services.After)),
            Measures = [.. resolved.Scenario.Events.OfType<FiscalEvent>().Where(e => resolved.InForce(e) && e.Economy == world.Economies[n].Code).Select(e => BudgetMeasure.Of(e, impulse.Gdp, usd))],
        };
    }
}
