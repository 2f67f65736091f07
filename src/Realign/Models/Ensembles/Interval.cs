namespace Realign.Models.Ensembles;

/// <summary>A number with its 5–95 % range over draws; without draws the range is not known and both ends are null.</summary>
public readonly record struct Interval(double Value, double? Low, double? High)
{
    public static Interval Point(double value) => new(value, null, null);

    /// <summary>The 5 %, and 95 % quantiles of the draws around a central value. Reorders <paramref name="draws"/>.</summary>
    public static Interval Of(double value, Span<double> draws)
    {
        if (draws.Length == 0) return Point(value);
        draws.Sort();
        return new Interval(value, Quantile(draws, 0.05), Quantile(draws, 0.95));
    }

    /// <summary>Quantile of sorted values, linear between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        double at = p * (sorted.Length - 1);
        int below = (int)at;
        double rest = at - below;
        return below + 1 < sorted.Length ? sorted[below] + (rest * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
