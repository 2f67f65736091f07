using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.PublicFinance.Budget;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>What all parts of a case share: the world and its models, the draws, and the count of what was solved.</summary>
internal sealed class Laboratory
{
    private readonly int _threads;
    private readonly IProgress<CaseProgress>? _progress;
    private readonly GeneralEquilibriumModel _model;
    private readonly Lazy<(ShockAggregation Aggregation, GeneralEquilibriumModel Model)> _oneSector;
    private readonly ElasticityDraws? _elasticities;
    private CancellationToken _cancellation;
    private int _planned, _done;

    public Laboratory(World world, CaseMeasures measures, int draws, long seed, int threads, IProgress<CaseProgress>? progress)
    {
        (World, Measures, Draws, Seed, _threads, _progress) = (world, measures, draws, seed, threads, progress);
        _model = new GeneralEquilibriumModel(world);
        _oneSector = new(() =>
        {
            var aggregation = new ShockAggregation(world, AggregationMap.OneSector(world));
            return (aggregation, new GeneralEquilibriumModel(aggregation.Aggregated));
        });
        _elasticities = draws > 0 ? new ElasticityDraws(world) : null;
    }

    public World World { get; }

    public CaseMeasures Measures { get; }

    public int Draws { get; }

    public long Seed { get; }

    public int Tried { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Begins a run of so many solutions.</summary>
    public void Start(int planned, CancellationToken cancellation) => (_planned, _done, Tried, Failed, _cancellation) = (planned, 0, 0, 0, cancellation);

    public ScenarioDraws Resolve(Scenario scenario, DateOnly? at) => new(scenario.Resolve(World, at), _elasticities);

    /// <summary>Runs a part of the case for every draw.</summary>
    /// <param name="part">What a reader is told meanwhile.</param>
    /// <param name="width">Numbers a draw gives.</param>
    /// <param name="body">Computes one.</param>
    /// <param name="solutions">Solutions that a draw needs.</param>
    public Samples Run(string part, int width, DrawBody body, int solutions = 1)
    {
        int before = _done;
        var samples = Ensemble.Run(Draws, Seed, _threads, width, body, _progress is null ? null : new Step(this, part, before, solutions), _cancellation);
        Tried += samples.Tried * solutions;
        Failed += samples.Failed;
        _done = before + (samples.Tried * solutions);
        return samples;
    }

    /// <summary>The case's measures under a setting.</summary>
    public IReadOnlyList<Interval> Measure(string part, ScenarioDraws scenario, Setting setting) => Intervals(MeasureSamples(part, scenario, setting, null));

    /// <summary>The draws of the case's measures; <paramref name="source"/> says where inputs take their random numbers, null for one stream.</summary>
    public Samples MeasureSamples(string part, ScenarioDraws scenario, Setting setting, Func<CounterRandom, InputSource>? source) =>
        Run(part, Measures.Width, (random, row) =>
        {
            var counterfactual = Solve(scenario, setting, random, source);
            if (counterfactual.Converged) Measures.Record(counterfactual.Effects, row);
            return counterfactual.Converged;
        });

    public IReadOnlyList<Interval> Intervals(Samples samples) => [.. Enumerable.Range(0, Measures.Width).Select(samples.Interval)];

    /// <summary>One solution.</summary>
    public Counterfactual Solve(ScenarioDraws scenario, Setting setting, CounterRandom? random, Func<CounterRandom, InputSource>? source = null)
    {
        var (θ, shock) = scenario.Draw(random is { } r ? source?.Invoke(r) ?? InputSource.Of(r) : null);
        double share = setting.Years is { } years ? ScenarioDraws.Horizon(random).Share(years) : 1;
        var asked = scenario.Scenario.Scenario;
        var options = new SolveOptions
        {
            Closure = setting.Closure ?? asked.Closure,
            Deficits = setting.Closure is null ? asked.GivenDeficits(World) : null,
            TradeElasticities = share == 1 ? θ : [.. θ.Select(t => share * t)],
            SpecificFactorShare = setting.SpecificFactorShare ?? asked.SpecificFactorShare,
        };
        if (!setting.OneSector) return _model.Solve(shock, options, _cancellation);
        var (aggregation, model) = _oneSector.Value;
        return model.Solve(aggregation.Aggregate(shock), options with { TradeElasticities = aggregation.TradeElasticities(options.TradeElasticities) }, _cancellation);
    }

    /// <summary>A scenario with everything that a report shows, and what it does to the economy's budget; null when it has no solution.</summary>
    public SolvedScenario Solve(CaseScenario asked, ScenarioDraws scenario, ScenarioSummary summary, int economy)
    {
        var setting = new Setting();
        var central = Solve(scenario, setting, null);
        var layout = new RunLayout(World, [economy]);
        var head = new RunHead(summary, World, scenario.Scenario.Scenario.Model, ScenarioFile.NameOf(scenario.Scenario.Scenario.Closure), scenario.Scenario.Scenario.Elasticities.Describe());
        if (!central.Converged)
        {
            (Tried, Failed) = (Tried + 1, Failed + 1);
            return new SolvedScenario(new CaseScenarioResult(asked.Id, asked.Title, [], RunReport.Build(head, central, null, null, [economy], focusOnly: true)), scenario, null, null, 0);
        }

        int measures = layout.Width, impulse = measures + Measures.Width;
        double usd = RunReport.UsdPer(World.Unit);
        var samples = Run(asked.Title, impulse + ScenarioImpulse.Width, (random, row) =>
        {
            var counterfactual = Solve(scenario, setting, random);
            if (!counterfactual.Converged) return false;
            layout.Record(counterfactual.Effects, row);
            Measures.Record(counterfactual.Effects, row[measures..]);
            ScenarioImpulse.Of(counterfactual.Effects, economy, usd).Write(row[impulse..]);
            return true;
        });
        var result = new CaseScenarioResult(
            asked.Id,
            asked.Title,
            [.. Enumerable.Range(measures, Measures.Width).Select(samples.Interval)],
            RunReport.Build(head, central, layout, samples, [economy], focusOnly: true));
        return new SolvedScenario(result, scenario, ScenarioImpulses.Of(asked.Id, asked.Title, scenario.Scenario, central.Effects, economy, usd, Draws > 0 ? samples : null, impulse), samples, measures);
    }

    private sealed class Step(Laboratory laboratory, string part, int before, int solutions) : IProgress<int>
    {
        public void Report(int value) => laboratory._progress!.Report(new CaseProgress(part, before + (value * solutions), laboratory._planned));
    }
}
