namespace Realign.Sweeps;

/// <summary>What a sweep asks: the product of scenarios, worlds, models, closures and draws, and what to keep of it. Read one with <see cref="SweepFile"/>.</summary>
public sealed record Sweep
{
    public const int DefaultBatch = 50;

    public required string Name { get; init; }

    /// <summary>The file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Paths of scenario files; the name of each without its ending is what results call it.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }

    /// <summary>Names or folders of worlds; none for the scenarios' own.</summary>
    public IReadOnlyList<string> Worlds { get; init; } = [];

    /// <summary>Models; none for the scenarios' own.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Closures by their names in files; none for the scenarios' own.</summary>
    public IReadOnlyList<string> Closures { get; init; } = [];

    /// <summary>Draws of the uncertain inputs of each combination; 0 for the central values alone.</summary>
    public long Draws { get; init; }

    /// <summary>Seed of the draws. Draw d has the same random numbers in every combination, so that combinations can be compared draw by draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Draws of a unit of work.</summary>
    public int Batch { get; init; } = DefaultBatch;

    /// <summary>Day whose events are in force; null for all.</summary>
    public DateOnly? At { get; init; }

    /// <summary>Ids of the measures to keep.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Codes of the economies to keep; none for all of the world.</summary>
    public IReadOnlyList<string> Economies { get; init; } = [];

    /// <summary>Partners that bilateral measures are about.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Whether every draw is kept besides the quantiles.</summary>
    public bool KeepDraws { get; init; }

    /// <summary>Quantiles of the summary, in (0, 1), ascending.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [0.05, 0.5, 0.95];
}
