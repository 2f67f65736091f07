using System.Diagnostics;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.Reports;
using Realign.Server.Shelf;

namespace Realign.Server.Lab;

/// <summary>Solves what the lab asks. As many at a time as there are processors: each visitor asks one question at a time, so none of them grows a queue.</summary>
internal sealed class LabBench(DataShelf shelf) : IDisposable
{
    private const int Paths = 1000, Remembered = 32;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Query, LabAnswer Answer)> _last = new();
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    private readonly Lazy<GeneralEquilibriumModel> _model = new(() => shelf.Model(null));

    public Worlds.World World => _model.Value.World;

    /// <summary>
    /// The full general equilibrium at central values. The last few answers are remembered: a page is made twice, once as text and once alive, and shows the same at once, without solving again.
    /// </summary>
    public async Task<LabAnswer> Solve(LabState state, CancellationToken cancellation)
    {
        string query = state.ToQuery(bare: true);
        if (Recall(query) is { } known) return known;
        var answer = await InPlace(() => Answer(state, cancellation), cancellation).ConfigureAwait(false);
        Remember(query, answer);
        return answer;
    }

    /// <summary>Budget and debt of the economy: 1,000 paths, without draws of the scenario.</summary>
    /// <exception cref="RealignException">There are no figures of the economy, or no solution.</exception>
    public Task<DebtResult> Debt(LabState state, CancellationToken cancellation) => InPlace(
        () =>
        {
            var scenario = state.ToScenario(World);
            var impulses = ScenarioImpulses.Solve("lab", scenario, World, state.Economy, RunReport.UsdPer(World.Unit), 0, 1, 1, null, null, cancellation);
            return new DebtStudy(shelf.Macro, state.Economy, new DebtOptions { Paths = Paths, Threads = 1 }).Run([impulses], cancellation);
        },
        cancellation);

    /// <summary>As <c>realign run --json</c> reports it.</summary>
    /// <exception cref="RealignException">The scenario is wrong.</exception>
    public RunResult Report(LabState state, CancellationToken cancellation) => ScenarioSolution.Solve(_model.Value, state.ToScenario(World), null, cancellation);

    public void Dispose() => _places.Dispose();

    private LabAnswer Answer(LabState state, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            var (counterfactual, resolved) = Equilibrium(state, cancellation);
            var events = EventText.Summaries(resolved).Select(e => e.Description).ToList();
            var answer = counterfactual.Converged ? Answer(counterfactual, state.Economy) : new LabAnswer { Failure = counterfactual.Failure };
            return answer with { Events = events, Iterations = counterfactual.Iterations, MaxResidual = counterfactual.MaxResidual, Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds };
        }
        catch (RealignException e)
        {
            return new LabAnswer { Failure = e.Message, Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds };
        }
    }

    private LabAnswer? Recall(string query)
    {
        lock (_gate) return _last.FirstOrDefault(l => l.Query == query).Answer;
    }

    private void Remember(string query, LabAnswer answer)
    {
        lock (_gate)
        {
            _last.AddFirst((query, answer));
            if (_last.Count > Remembered) _last.RemoveLast();
        }
    }

    private (Counterfactual Counterfactual, ResolvedScenario Resolved) Equilibrium(LabState state, CancellationToken cancellation)
    {
        var model = _model.Value;
        var scenario = state.ToScenario(model.World);
        var resolved = scenario.Resolve(model.World);
        var options = new SolveOptions { Closure = scenario.Closure, TradeElasticities = scenario.Elasticities.Of(model.World, scenario.Groups), SpecificFactorShare = scenario.SpecificFactorShare };
        return (model.Solve(resolved.ToShock(options.TradeElasticities), options, cancellation), resolved);
    }

    private static LabAnswer Answer(Counterfactual counterfactual, string economy)
    {
        var effects = counterfactual.Effects;
        var world = effects.Baseline;
        int n = world.EconomyIndex(economy);
        double usd = RunReport.UsdPer(world.Unit);
        Change Usd(Change c) => new(c.Before * usd, c.After * usd);
        return new LabAnswer
        {
            Economies = [.. world.Economies.Select((e, i) => new LabEconomy(
                e.Code, e.Name, effects.Welfare[i], effects.RealWage[i], effects.Decomposition.TermsOfTradeTotal[i], effects.PriceIndex[i], Usd(effects.Exports(i)), Usd(effects.Imports(i))))],
            Partners = [.. world.Economies.Select((e, i) => (e, i)).Where(p => p.i != n)
                .Select(p => new LabPartner(p.e.Code, p.e.Name, Usd(effects.ExportsTo(n, p.i, goodsOnly: true)), Usd(effects.ImportsFrom(n, p.i, goodsOnly: true))))],
            Sectors = [.. world.Sectors.Select((s, j) => new LabSector(s.Code, s.Name, Usd(new Change(world.Output[n, j], effects.Output(n, j))), effects.Price(n, j)))],
        };
    }

    private async Task<T> InPlace<T>(Func<T> work, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
