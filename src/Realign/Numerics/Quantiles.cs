namespace Realign.Numerics;

/// <summary>Order statistics.</summary>
internal static class Quantiles
{
    /// <summary>Quantile of sorted values, linear between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    public static double Of(IReadOnlyList<double> sorted, double p)
    {
        double at = p * (sorted.Count - 1);
        int below = (int)at;
        double rest = at - below;
        return below + 1 < sorted.Count ? sorted[below] + (rest * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
