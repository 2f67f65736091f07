using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.Ensembles;

/// <summary>
/// Trade elasticities drawn across papers: each draw takes one published set as a whole, since a paper's sectors share its method; a sector that the
/// paper does not estimate keeps the world's own value.
/// </summary>
public sealed class ElasticityDraws
{
    private readonly double[] _own;
    private readonly double[][] _sets;

    /// <exception cref="RealignException">The world has no published sets to draw from.</exception>
    public ElasticityDraws(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _own = [.. world.TradeElasticities];
        _sets = [.. world.ElasticitySets.Where(s => s.Estimated.Any(e => e)).Select(s => _own.Select((own, j) => s.Estimated[j] ? s.Values[j] : own).ToArray())];
        if (_sets.Length == 0)
            throw new RealignException($"The world '{world.Name}' holds no published elasticity sets to draw from. Fix the elasticities in the scenario, or run without draws.");
    }

    /// <summary>θ_j of one draw.</summary>
    public IReadOnlyList<double> Draw(CounterRandom random) => _sets[(int)(random.Uniform(0) * _sets.Length)];
}
