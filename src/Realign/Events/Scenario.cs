using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>A named list of events on a world, with the model, the closure and the elasticities to use. Read one with <see cref="ScenarioFile"/>.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    public string? Question { get; init; }

    /// <summary>File that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Name or path of the world; null for the shipped one.</summary>
    public string? World { get; init; }

    public string Model { get; init; } = "general-equilibrium";

    /// <summary>Share of value added earned by factors that cannot leave their sector: 1 in the model <c>specific-factors</c>, else 0.</summary>
    public double SpecificFactorShare => Model == "specific-factors" ? 1 : 0;

    public Closure Closure { get; init; } = Closure.WorldShare;

    /// <summary>Deficits by economy under <see cref="Closure.Given"/>, in the world's unit.</summary>
    public IReadOnlyDictionary<string, double> Deficits { get; init; } = new Dictionary<string, double>();

    public ElasticityChoice Elasticities { get; init; } = ElasticityChoice.OfWorld;

    /// <summary>Groups of economies or sectors that the scenario defines.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Economies to report in detail, by code.</summary>
    public IReadOnlyList<string> Focus { get; init; } = [];

    public IReadOnlyList<ScenarioEvent> Events { get; init; } = [];

    /// <summary>Where the members of each group stand.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> GroupPlaces { get; init; } = new Dictionary<string, IReadOnlyList<FilePlace>>();

    /// <summary>Where the deficit of each economy stands.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> DeficitPlaces { get; init; } = new Dictionary<string, IReadOnlyList<FilePlace>>();

    internal FilePlace DeficitsPlace { get; init; }

    internal IReadOnlyList<FilePlace> FocusPlaces { get; init; } = [];

    /// <summary>Finds every code in the world and fixes which events are in force on a day (null: all of them).</summary>
    /// <exception cref="RealignException">A code is unknown, or two events contradict each other.</exception>
    public ResolvedScenario Resolve(World world, DateOnly? at = null) => new ScenarioResolver(this, world, at).Resolve();

    /// <summary>The scenario once every phase-in is complete, as long-run answers have it.</summary>
    public Scenario PhasedIn() => this with
    {
        Events = [.. Events.Select(e => e is AgreementEvent { PhaseIn.Count: > 0 } a ? a with { PhaseIn = [(DateOnly.MinValue.Year, a.PhaseIn[^1].Share)] } : e)],
    };

    /// <summary>The scenario with some of its events only.</summary>
    public Scenario Only(Func<ScenarioEvent, bool> keep) => this with { Events = [.. Events.Where(keep)] };

    /// <summary>The shock on a world. To make many, <see cref="Resolve"/> once and draw from that.</summary>
    /// <param name="world">The world.</param>
    /// <param name="θ">Trade elasticities, one a sector.</param>
    /// <param name="at">The day whose events are in force; null for all.</param>
    /// <param name="draw">Quantiles in (0, 1) of the k-th event in force: number 0, and 1 for an estimate; null takes every event at its central value.</param>
    /// <exception cref="RealignException">A code is unknown, two events contradict each other, or a size is impossible.</exception>
    public Shock ToShock(World world, IReadOnlyList<double> θ, DateOnly? at = null, Func<int, int, double>? draw = null) => Resolve(world, at).ToShock(θ, draw);

    /// <summary>Deficits D′ for the closure 'given': those named, the baseline's for the others; null under other closures.</summary>
    /// <exception cref="RealignException">They do not sum to zero.</exception>
    public IReadOnlyList<double>? GivenDeficits(World world)
    {
        if (Closure != Closure.Given) return null;
        double[] deficits = [.. world.Deficits];
        foreach (var (code, value) in Deficits) deficits[Economy(world, code)] = value;
        double sum = deficits.Sum();
        return Math.Abs(sum) <= 1e-9 * world.ValueAdded.Sum()
            ? deficits
            : throw DeficitsPlace.Error($"the deficits sum to {sum:G6} {world.Unit} with those of the economies that are not named; one's deficit is another's surplus, so they must sum to 0.");
    }

    private int Economy(World world, string code) => world.TryEconomyIndex(code, out int n)
        ? n
        : throw (DeficitPlaces.TryGetValue(code, out var places) ? places[0] : DeficitsPlace)
            .Error($"'{code}' is no economy of this world.{NearestName.Hint(code, world.Economies.Select(e => e.Code))}");
}
