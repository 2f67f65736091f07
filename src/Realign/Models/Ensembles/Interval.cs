using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>A number with its 5–95 % range over draws, the value being their median; without draws the range is not known and both ends are null.</summary>
public readonly record struct Interval(double Value, double? Low, double? High)
{
    public static Interval Point(double value) => new(value, null, null);

    /// <summary>Median, 5 % and 95 % quantile of draws. Reorders <paramref name="draws"/>.</summary>
    /// <exception cref="RealignException">There are none.</exception>
    public static Interval Of(double[] draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        if (draws.Length == 0) throw new RealignException("There are no draws to take an interval of.");
        Array.Sort(draws);
        return new Interval(Quantiles.Of(draws, 0.5), Quantiles.Of(draws, 0.05), Quantiles.Of(draws, 0.95));
    }
}
