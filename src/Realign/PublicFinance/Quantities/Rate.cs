using System.Globalization;

namespace Realign.PublicFinance.Quantities;

/// <summary>A rate of growth, inflation, depreciation, interest or tax. Made from a percentage or a fraction, never from a bare number. The default is zero.</summary>
public readonly record struct Rate
{
    private const double Largest = 10;

    private Rate(double fraction) => Fraction = fraction;

    /// <summary>0.05 is 5 %.</summary>
    public double Fraction { get; }

    /// <summary>5 is 5 %.</summary>
    public double Percent => 100 * Fraction;

    /// <exception cref="RealignException">The number is not finite, −100 % or less, or above 1000 %.</exception>
    public static Rate FromFraction(double fraction) => double.IsFinite(fraction) && fraction > -1 && fraction <= Largest
        ? new(fraction)
        : throw new RealignException($"A rate of {fraction} as a fraction is {100 * fraction} %; it must be above −100 % and at most {100 * Largest:0} %. If {fraction} is a percentage, use {nameof(FromPercent)}.");

    /// <exception cref="RealignException">The number is not finite, −100 % or less, or above 1000 %.</exception>
    public static Rate FromPercent(double percent) => double.IsFinite(percent) && percent > -100 && percent <= 100 * Largest
        ? new(percent / 100)
        : throw new RealignException($"A rate of {percent} % is not possible here; it must be above −100 % and at most {100 * Largest:0} %.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.##} %");
}
