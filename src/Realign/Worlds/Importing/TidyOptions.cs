namespace Realign.Worlds.Importing;

/// <summary>What a tidy folder does not say itself, or says several times.</summary>
public sealed record TidyOptions
{
    /// <summary>Column of <c>flows.csv</c> with the baseline tariffs; null takes <c>tariff_baseline</c>, else <c>tariff</c>, else no tariffs.</summary>
    public string? TariffColumn { get; init; }

    /// <summary>Name of the world; null takes that of <c>world.csv</c>, else that of the folder.</summary>
    public string? Name { get; init; }

    /// <summary>Year of the world; null takes that of <c>world.csv</c>, else 0.</summary>
    public int? Year { get; init; }
}
