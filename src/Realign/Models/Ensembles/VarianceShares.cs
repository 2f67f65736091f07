using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>
/// Which input drives the variance of a number: Sobol's first-order and total shares by Jansen's estimators (1999, Computer Physics Communications
/// 117; Saltelli and others 2010, same journal 181, table 2), from a sample, a second sample, and one sample an input in which only that input is
/// taken from the second.
/// </summary>
public static class VarianceShares
{
    /// <summary>Seed of the second sample: another stream than that of any small seed.</summary>
    public static CounterRandom Other(CounterRandom random) => random with { Seed = random.Seed ^ 0x5DEECE66D };

    /// <summary>The shares of one number; (0, 0) each when it does not vary.</summary>
    /// <param name="sample">The first sample.</param>
    /// <param name="other">The second.</param>
    /// <param name="swapped">By input: the first sample with that input from the second.</param>
    /// <param name="position">Which number.</param>
    public static IReadOnlyList<VarianceShare> Of(Samples sample, Samples other, IReadOnlyList<Samples> swapped, int position)
    {
        ArgumentNullException.ThrowIfNull(swapped);
        var draws = Enumerable.Range(0, sample.Tried).Where(d => sample.Succeeded(d) && other.Succeeded(d) && swapped.All(s => s.Succeeded(d))).ToArray();
        double[] a = [.. draws.Select(d => sample.Row(d)[position])], b = [.. draws.Select(d => other.Row(d)[position])];
        double variance = Variance([.. a, .. b]);
        return [.. swapped.Select(s => variance > 0 ? Share(a, b, [.. draws.Select(d => s.Row(d)[position])], variance) : default)];
    }

    private static VarianceShare Share(double[] a, double[] b, double[] mixed, double variance) =>
        new(1 - (HalfMeanSquare(b, mixed) / variance), HalfMeanSquare(a, mixed) / variance);

    private static double HalfMeanSquare(double[] x, double[] y)
    {
        double sum = 0;
        for (int d = 0; d < x.Length; d++) sum += (x[d] - y[d]) * (x[d] - y[d]);
        return sum / (2 * x.Length);
    }

    private static double Variance(double[] x)
    {
        if (x.Length == 0) return 0;
        double mean = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
        return variance > 1e-24 * mean * mean ? variance : 0;
    }
}
