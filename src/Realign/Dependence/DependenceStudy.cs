using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>
/// How an economy, or a group, depends on others, before and after a scenario. With draws, elasticities and the scenario's sizes vary as in every ensemble; input-output
/// measures before the scenario are read off the world and do not.
/// </summary>
public sealed class DependenceStudy
{
    private readonly World _world;
    private readonly DependenceOptions _options;
    private readonly Scenario? _scenario;
    private readonly ScenarioDraws _draws;
    private readonly GeneralEquilibriumModel _model;

    /// <param name="world">The world.</param>
    /// <param name="subject">Whose dependence.</param>
    /// <param name="options">How.</param>
    /// <param name="scenario">What happens; null for nothing. Phase-ins are complete.</param>
    /// <exception cref="RealignException">A code of the scenario is unknown, or draws are asked for and the world has no elasticities to draw.</exception>
    public DependenceStudy(World world, EconomyGroup subject, DependenceOptions options, Scenario? scenario = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Draws < 0) throw new RealignException($"{options.Draws} draws are not possible; give 0 or more.");
        if (!(options.ShortRunYears >= 0)) throw new RealignException($"A short run of {options.ShortRunYears} years is not possible; give 0 or more.");
        (_world, Subject, _options, _scenario) = (world, subject, options, scenario?.PhasedIn());
        var asked = _scenario ?? new Scenario { Name = "none", File = "" };
        _draws = new ScenarioDraws(asked.Resolve(world, options.At), options.Draws > 0 && asked.Elasticities.IsOpen ? new ElasticityDraws(world) : null);
        _model = new GeneralEquilibriumModel(world);
    }

    public EconomyGroup Subject { get; }

    /// <summary>Steps that a study reports: one a draw, and when all partners are ranked one a partner.</summary>
    public int Steps(bool ranking) => _options.Draws + (ranking ? _world.Economies.Count - Subject.Members.Count : 0);

    /// <summary>The dependence on one partner. Members that are in the subject too are left out of the partner.</summary>
    /// <exception cref="RealignException">All of the partner is in the subject.</exception>
    /// <exception cref="NotConvergedException">The scenario has no solution at central values, or a system could not be solved.</exception>
    public DependenceResult On(EconomyGroup partner, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        partner = partner.Except(Subject);
        var (before, after) = States(cancellation);
        double[] θ = _draws.Draw(null).Elasticities;
        var exits = new ExitPair(before.Exit(Subject, partner, θ, ShortShare(null), ExitClosure, cancellation), after?.Exit(Subject, partner, θ, ShortShare(null), ExitClosure, cancellation));
        PairDependence first = PairDependence.Of(before.System, Subject, partner), second = after is null ? first : PairDependence.Of(after.System, Subject, partner);
        var layout = new DependenceLayout(_world.Sectors.Count, exits, after is not null);
        var samples = Run(layout.Width, (random, row) =>
        {
            var (elasticities, shock) = _draws.Draw(InputSource.Of(random!.Value));
            double share = ShortShare(random);
            var then = _scenario is null ? null : Solve(before, shock, elasticities, cancellation);
            if (_scenario is not null && then is null) return false;
            if (then is not null) layout.Write(row, PairDependence.Of(then.System, Subject, partner));
            return layout.WriteExits(row, before.Exit(Subject, partner, elasticities, share, ExitClosure, cancellation), then?.Exit(Subject, partner, elasticities, share, ExitClosure, cancellation));
        }, progress, cancellation);
        return Result(before, partner, samples) with
        {
            Measures = [.. layout.Pair(first, second, samples), .. layout.Exits(samples), new MeasureResult(DependenceMeasure.Jobs.Id, DependenceMeasure.Jobs.Name, null, null, null, "the world carries no employment")],
            Sectors = [.. Enumerable.Range(0, _world.Sectors.Count).Select(j => Sector(before, j, partner, layout.Sector(j, first, second, samples)))],
            Network = Networks(before, after),
        };
    }

    /// <summary>The dependence on every other economy, the one that absorbs most of the subject's GDP first.</summary>
    /// <inheritdoc cref="On"/>
    public DependenceResult Ranking(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var (before, after) = States(cancellation);
        int[] partners = [.. Enumerable.Range(0, _world.Economies.Count).Where(m => !Subject.Contains[m])];
        var first = PartnerRanking.Of(before.System, Subject, _options.Threads, cancellation);
        var second = after is null ? first : PartnerRanking.Of(after.System, Subject, _options.Threads, cancellation);
        double[] θ = _draws.Draw(null).Elasticities;
        var exits = new ExitPair[_world.Economies.Count];
        int done = 0;
        InputOutputSystem.InParallel(partners.Length, _options.Threads, p =>
        {
            var partner = EconomyGroup.Of(_world, partners[p]);
            exits[partners[p]] = new ExitPair(before.Exit(Subject, partner, θ, ShortShare(null), ExitClosure, cancellation), after?.Exit(Subject, partner, θ, ShortShare(null), ExitClosure, cancellation));
            progress?.Report(Interlocked.Increment(ref done));
        }, cancellation);
        var samples = _scenario is null ? null : Run(partners.Length * PartnerMeasures.Width, (random, row) =>
        {
            var (elasticities, shock) = _draws.Draw(InputSource.Of(random!.Value));
            if (Solve(before, shock, elasticities, cancellation) is not { } then) return false;
            var measured = PartnerRanking.Of(then.System, Subject, 1, cancellation);
            for (int p = 0; p < partners.Length; p++) measured[partners[p]].Write(row.Slice(p * PartnerMeasures.Width, PartnerMeasures.Width));
            return true;
        }, progress, cancellation);
        return Result(before, null, samples) with
        {
            Partners = [.. partners.Select((m, p) => (Partner: Partner(m, p, first[m], second[m], after is not null, exits[m], samples), first[m].ValueAddedShare)).OrderByDescending(x => x.ValueAddedShare).Select(x => x.Partner)],
            Network = Networks(before, after),
        };
    }

    private Closure ExitClosure => _scenario?.Closure is { } closure and not Closure.Given ? closure : Closure.WorldShare;

    private double ShortShare(CounterRandom? random) => ScenarioDraws.Horizon(random).Share(_options.ShortRunYears);

    /// <summary>The worlds before and after the scenario at central values.</summary>
    private (DependenceState Before, DependenceState? After) States(CancellationToken cancellation)
    {
        if (_scenario is null) return (new DependenceState(_model), null);
        var (θ, shock) = _draws.Draw(null);
        var central = _model.Solve(shock, Options(θ), cancellation);
        var before = ReferenceEquals(central.Effects.Baseline, _world) ? new DependenceState(_model) : new DependenceState(new GeneralEquilibriumModel(central.Effects.Baseline));
        return (before, new DependenceState(new GeneralEquilibriumModel(central.Effects.ToWorld(_world.Name))));
    }

    private SolveOptions Options(double[] θ) => new() { Closure = _scenario!.Closure, Deficits = _scenario.GivenDeficits(_world), TradeElasticities = θ, SpecificFactorShare = _scenario.SpecificFactorShare };

    private DependenceState? Solve(DependenceState before, Shock shock, double[] θ, CancellationToken cancellation)
    {
        var counterfactual = _model.Solve(shock, Options(θ), cancellation);
        return counterfactual.Converged ? new DependenceState(new GeneralEquilibriumModel(counterfactual.Effects.ToWorld(before.Model.World.Name))) : null;
    }

    private Samples? Run(int width, DrawBody body, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (_options.Draws == 0) return null;
        var samples = Ensemble.Run(_options.Draws, _options.Seed, _options.Threads, width, body, progress, cancellation);
        return samples.Failed < samples.Tried ? samples : throw new NotConvergedException($"All {samples.Tried} draws failed to converge. Look at the study without draws first (--draws 0).");
    }

    private DependenceResult Result(DependenceState before, EconomyGroup? partner, Samples? samples) => new()
    {
        RealignVersion = Product.Version,
        World = new DependenceWorld(_world.Name, _world.Year, _world.Hash, _world.Economies.Count, _world.Sectors.Count),
        Subject = Side(before, Subject),
        Partner = partner is null ? null : Side(before, partner),
        Scenario = _scenario is null ? null : new DependenceScenario(_scenario.Name, _scenario.File, _options.At?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), _scenario.Model, ScenarioFile.NameOf(_scenario.Closure), _scenario.Elasticities.Describe()),
        ShortRunShare = ShortShare(null),
        Draws = samples?.Draws ?? 0,
        DrawsFailed = samples?.Failed ?? 0,
        Seed = samples?.Seed,
        Measures = [],
        Sectors = [],
        Partners = [],
        Network = [],
    };

    private DependenceSide Side(DependenceState before, EconomyGroup group) => new(
        group.Name,
        group.Label,
        [.. group.Members.Select(n => _world.Economies[n].Code)],
        _options.UsdPerUnit * group.Members.Sum(before.Model.World.Gdp),
        [.. group.Members.Where(n => _world.Economies[n].CoefficientDonor is not null).Select(n => _world.Economies[n].Code)]);

    private SectorMeasures Sector(DependenceState before, int j, EconomyGroup partner, IReadOnlyList<MeasureResult> measures)
    {
        var world = before.Model.World;
        double exports = 0, imports = 0;
        foreach (int n in Subject.Members)
        {
            foreach (int m in partner.Members)
            {
                exports += world.Flows[m, n, j];
                imports += world.Flows[n, m, j];
            }
        }

        var sector = world.Sectors[j];
        double usd = _options.UsdPerUnit;
        return new SectorMeasures(sector.Code, sector.Name, sector.IsGood, usd * Subject.Members.Sum(n => world.Output[n, j]), usd * exports, usd * imports, measures);
    }

    private PartnerResult Partner(int m, int p, PartnerMeasures first, PartnerMeasures second, bool hasAfter, ExitPair exits, Samples? samples)
    {
        double[] before = new double[PartnerMeasures.Width], after = new double[PartnerMeasures.Width];
        first.Write(before);
        second.Write(after);
        return new PartnerResult(
            _world.Economies[m].Code,
            _world.Economies[m].Name,
            [.. DependenceMeasure.OfPartner.Select((d, k) => DependenceLayout.Measure(d, before[k], hasAfter ? after[k] : null, samples, (p * PartnerMeasures.Width) + k)), .. new DependenceLayout(0, exits, hasAfter).Exits(null)]);
    }

    private List<NetworkResult> Networks(DependenceState before, DependenceState? after)
    {
        var first = Network.Of(before.System, Subject, _options.UsdPerUnit);
        var second = after is null ? null : Network.Of(after.System, Subject, _options.UsdPerUnit);
        return [.. Enumerable.Range(0, first.Length).Where(m => !Subject.Contains[m])
            .OrderByDescending(m => first[m].ValueAddedSold + first[m].ValueAddedBought)
            .Select(m => new NetworkResult(_world.Economies[m].Code, _world.Economies[m].Name, first[m], second?[m]))];
    }
}
