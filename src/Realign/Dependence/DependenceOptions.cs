namespace Realign.Dependence;

/// <summary>How to study a dependence.</summary>
public sealed record DependenceOptions
{
    /// <summary>Draws of elasticities and of the scenario's sizes; 0 for central values alone.</summary>
    public int Draws { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Years after the break that the short run is: elasticities are then a share of their long-run values.</summary>
    public double ShortRunYears { get; init; } = 1;

    /// <summary>Events in force on this day; null for all.</summary>
    public DateOnly? At { get; init; }

    /// <summary>Dollars in the world's unit.</summary>
    public required double UsdPerUnit { get; init; }
}
