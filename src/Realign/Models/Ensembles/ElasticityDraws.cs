using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.Ensembles;

/// <summary>
/// Trade elasticities drawn across papers and within them. Across: each draw takes one published set as a whole, since a paper's sectors share its
/// method; a sector that the paper does not estimate keeps the world's own value. Within: each sector is off by a lognormal error whose size is how
/// much papers differ about single sectors once their general levels are taken out. docs/models/uncertainty.md.
/// </summary>
public sealed class ElasticityDraws
{
    /// <summary>Errors beyond this many standard deviations are taken as this large: no paper's sector is off without bound.</summary>
    private const double LargestError = 2;

    private readonly double[][] _sets;

    /// <exception cref="RealignException">The world has no published sets to draw from.</exception>
    public ElasticityDraws(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        double[] own = [.. world.TradeElasticities];
        var published = world.ElasticitySets.Where(s => s.Estimated.Any(e => e)).ToList();
        if (published.Count == 0)
            throw new RealignException($"The world '{world.Name}' holds no published elasticity sets to draw from. Fix the elasticities in the scenario, or run without draws.");
        _sets = [.. published.Select(s => own.Select((value, j) => s.Estimated[j] ? s.Values[j] : value).ToArray())];
        ErrorWithin = Disagreement(published);
    }

    /// <summary>Standard deviation of ln θ_nj around a paper's value, the same for every sector.</summary>
    public double ErrorWithin { get; }

    /// <summary>θ_j of one draw.</summary>
    /// <param name="across">Chooses the paper.</param>
    /// <param name="within">Gives the errors of its sectors.</param>
    public double[] Draw(CounterRandom across, CounterRandom within)
    {
        double[] θ = [.. _sets[(int)(across.Uniform(0) * _sets.Length)]];
        for (int j = 0; j < θ.Length; j++)
            θ[j] *= Math.Exp(ErrorWithin * Math.Clamp(Normal.Quantile(within.Uniform(1 + j)), -LargestError, LargestError));
        return θ;
    }

    /// <summary>Residual standard deviation of ln θ after paper and sector effects, by sweeping out means until nothing moves; degrees of freedom counted.</summary>
    private static double Disagreement(List<ElasticitySet> sets)
    {
        var cells = sets.SelectMany((s, p) => s.Values.Select((θ, j) => (Paper: p, Sector: j, Log: Math.Log(θ), Estimated: s.Estimated[j]))).Where(c => c.Estimated).ToList();
        var residuals = cells.Select(c => c.Log).ToArray();
        int sectors = cells.Select(c => c.Sector).Distinct().Count(), papers = cells.Select(c => c.Paper).Distinct().Count();
        for (int sweep = 0; sweep < 200; sweep++)
        {
            Sweep(residuals, [.. cells.Select(c => c.Paper)]);
            Sweep(residuals, [.. cells.Select(c => c.Sector)]);
        }

        int freedom = cells.Count - sectors - papers + 1;
        return freedom > 0 ? Math.Sqrt(residuals.Sum(r => r * r) / freedom) : 0;
    }

    private static void Sweep(double[] residuals, int[] group)
    {
        var means = residuals.Zip(group).GroupBy(c => c.Second).ToDictionary(g => g.Key, g => g.Average(c => c.First));
        for (int c = 0; c < residuals.Length; c++) residuals[c] -= means[group[c]];
    }
}
