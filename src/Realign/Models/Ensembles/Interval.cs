using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>A number with its 5–95 % range over draws; without draws the range is not known and both ends are null.</summary>
public readonly record struct Interval(double Value, double? Low, double? High)
{
    public static Interval Point(double value) => new(value, null, null);

    /// <summary>The 5 % and 95 % quantiles of the draws around a central value. Reorders <paramref name="draws"/>.</summary>
    public static Interval Of(double value, double[] draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        if (draws.Length == 0) return Point(value);
        Array.Sort(draws);
        return new Interval(value, Quantiles.Of(draws, 0.05), Quantiles.Of(draws, 0.95));
    }
}
