using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>What it takes to make a <see cref="World"/>. Shapes and units are those of the properties of the same name there.</summary>
public sealed record WorldData
{
    public required string Name { get; init; }

    public required int Year { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<Economy> Economies { get; init; }

    public required IReadOnlyList<Sector> Sectors { get; init; }

    public required Tensor Flows { get; init; }

    public required Tensor Tariffs { get; init; }

    public required Tensor InputCoefficients { get; init; }

    public required Matrix ValueAddedShares { get; init; }

    /// <summary>Null when final demand is what expenditure leaves after inputs, as it is in a balanced world.</summary>
    public Matrix? FinalDemand { get; init; }

    public required IReadOnlyList<double> TradeElasticities { get; init; }

    public IReadOnlyList<ElasticitySet> ElasticitySets { get; init; } = [];

    public Provenance Provenance { get; init; } = new();
}
