using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Carries shocks of a world over to the same world with fewer sectors, so that a scenario can be run on both and the two be compared. Build it
/// once and use it for every draw; safe to use from several threads.
/// </summary>
/// <remarks>
/// For small changes the weights leave alone, in each merged cell, what a shock does at baseline quantities. Tariffs are weighted by flows net of
/// tariff, M: revenue moves by Σ M dτ, and so does the buyer's bill, Σ (1+τ)M · d ln(1+τ). Trade costs are weighted in logs by purchases
/// including tariffs, X = (1+τ)M, since the bill moves by Σ X d ln d. Tastes are weighted by X, since X b̂ is what would be bought at unchanged
/// prices. Productivity is weighted in logs by output, since the cost of making it moves by −Σ Y d ln A.
/// What the weights cannot keep is how the change goes together with the elasticity θ across sectors: the response of trade, Σ X θ d ln(κ), and
/// the cost of a shift of taste, Σ (X/θ) d ln b. Where all θ are alike nothing is lost at first order in a cell. Where not, an agreement, whose
/// costs are exp(−β/θ), comes out with a trade effect of β times the mean of θ times the mean of 1/θ, which is above β when both means have
/// the same weights; to hold β, resolve the scenario on the aggregated world instead.
/// The elasticity itself is a mean by the world's international trade: right for the response of world trade to a cost that changes alike
/// everywhere. Gains from trade go with 1/θ, so that one sector understates them; that is what the comparison shows.
/// </remarks>
public sealed class ShockAggregation
{
    private readonly AggregationGroups _sectors;
    private readonly SectorElasticities _elasticities;

    /// <param name="world">The world of the shocks.</param>
    /// <param name="map">Which sectors become one; <see cref="AggregationMap.OneSector"/> merges all.</param>
    /// <exception cref="RealignException">The map merges economies, names an unknown code, or mixes goods and services.</exception>
    public ShockAggregation(World world, AggregationMap map)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(map);
        World = world;
        Aggregated = WorldAggregation.Aggregate(world, map);
        if (Aggregated.Economies.Count != world.Economies.Count)
            throw new RealignException($"The map makes {Aggregated.Economies.Count} economies of the {world.Economies.Count} of '{world.Name}'; a shock is carried over to the same economies. Use a map of sectors alone.");
        _sectors = new AggregationGroups(map, "sector", map.Sectors, [.. world.Sectors.Select(s => s.Code)]);
        _elasticities = new SectorElasticities(world, _sectors);
    }

    /// <summary>The world of the shocks.</summary>
    public World World { get; }

    /// <summary>The world with merged sectors, the one that <see cref="Aggregate"/> makes shocks for.</summary>
    public World Aggregated { get; }

    /// <summary>
    /// The shock on merged sectors: tariffs are means weighted by baseline flows net of tariffs, so that at these flows revenue is the same; trade
    /// costs geometric means weighted by purchases including tariffs; tastes means with the same weights; productivities geometric means
    /// weighted by output; transfers the same. A merged cell without trade, and a merged sector without output, stays unchanged. A sector that
    /// is merged with no other keeps its changes as they are.
    /// </summary>
    /// <exception cref="RealignException">The shock is for another world.</exception>
    public Shock Aggregate(Shock shock)
    {
        ArgumentNullException.ThrowIfNull(shock);
        if (!ReferenceEquals(shock.World, World) && shock.World.Hash != World.Hash)
            throw new RealignException($"The shock is for the world '{shock.World.Name}' ({shock.World.Hash[..12]}), the aggregation is of '{World.Name}' ({World.Hash[..12]}). Build the shock on the aggregation's world.");
        return new Shock(Aggregated, new CellMerge(shock, Aggregated, _sectors).Cells(), Productivities(shock), [.. shock.Transfers]);
    }

    /// <summary>Trade elasticities θ_j of the merged sectors from those of <see cref="World"/>, by the rule that made the aggregated world's own: weighted by international trade.</summary>
    /// <param name="θ">Trade elasticities, one a sector of <see cref="World"/>; a draw's, for example. Draw them on that world: published sets rarely cover every member of a merged sector.</param>
    /// <exception cref="RealignException">There is not one elasticity a sector.</exception>
    public IReadOnlyList<double> TradeElasticities(IReadOnlyList<double> θ)
    {
        ArgumentNullException.ThrowIfNull(θ);
        return θ.Count == World.Sectors.Count
            ? _elasticities.Merge(θ)
            : throw new RealignException($"There are {θ.Count} trade elasticities for the {World.Sectors.Count} sectors of world '{World.Name}'; give one a sector.");
    }

    private ProductivityShock[] Productivities(Shock shock)
    {
        if (shock.Productivities.Count == 0) return [];
        int J = World.Sectors.Count;
        var changes = new double[World.Economies.Count * J];
        Array.Fill(changes, 1);
        foreach (var p in shock.Productivities) changes[(p.Economy * J) + p.Sector] = p.Change;
        var merged = new List<ProductivityShock>();
        for (int n = 0; n < World.Economies.Count; n++)
            for (int g = 0; g < _sectors.Count; g++)
                if (Productivity(n, _sectors.Members(g), changes.AsSpan(n * J, J)) is { } change && change != 1)
                    merged.Add(new ProductivityShock(n, g, change));
        return [.. merged];
    }

    private double? Productivity(int n, IReadOnlyList<int> members, ReadOnlySpan<double> changes)
    {
        if (members.Count == 1) return changes[members[0]];
        double[] values = new double[members.Count], output = new double[members.Count];
        for (int s = 0; s < members.Count; s++) (values[s], output[s]) = (changes[members[s]], World.Output[n, members[s]]);
        return Numerics.WeightedMean.Geometric(values, output);
    }
}
