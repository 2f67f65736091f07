using System.Globalization;

namespace Realign.PublicFinance.Quantities;

/// <summary>
/// An amount a year, or a stock, relative to the gross domestic product of the year. There is no conversion from a bare number: whoever makes one says
/// whether the number is a fraction or a percentage. The default is nothing.
/// </summary>
public readonly record struct ShareOfGdp
{
    /// <summary>Ten times GDP: no debt, budget or account of an economy was ever beyond it.</summary>
    private const double Largest = 10;

    private ShareOfGdp(double fraction) => Fraction = fraction;

    /// <summary>0.6 is 60 % of GDP.</summary>
    public double Fraction { get; }

    /// <summary>60 is 60 % of GDP.</summary>
    public double Percent => 100 * Fraction;

    /// <exception cref="RealignException">The number is not finite, or beyond ten times GDP.</exception>
    public static ShareOfGdp FromFraction(double fraction) => double.IsFinite(fraction) && Math.Abs(fraction) <= Largest
        ? new(fraction)
        : throw new RealignException($"{fraction} as a fraction of GDP is {100 * fraction} %; it must lie within ±{100 * Largest:0} %. If {fraction} is a percentage, use {nameof(FromPercent)}.");

    /// <exception cref="RealignException">The number is not finite, or beyond ten times GDP.</exception>
    public static ShareOfGdp FromPercent(double percent) => double.IsFinite(percent) && Math.Abs(percent) <= 100 * Largest
        ? new(percent / 100)
        : throw new RealignException($"{percent} % of GDP is not possible; it must lie within ±{100 * Largest:0} %. If {percent} is an amount of money, divide it by GDP first ({nameof(Of)}).");

    /// <summary>An amount relative to GDP, both in dollars.</summary>
    public static ShareOfGdp Of(Usd amount, Usd gdp) => FromFraction(amount / gdp);

    /// <summary>An amount relative to GDP, both in the same currency.</summary>
    public static ShareOfGdp Of(LocalCurrency amount, LocalCurrency gdp) => FromFraction(amount / gdp);

    public static ShareOfGdp operator +(ShareOfGdp a, ShareOfGdp b) => FromFraction(a.Fraction + b.Fraction);

    public static ShareOfGdp operator -(ShareOfGdp a, ShareOfGdp b) => FromFraction(a.Fraction - b.Fraction);

    public static ShareOfGdp operator -(ShareOfGdp a) => new(-a.Fraction);

    public static ShareOfGdp operator *(double factor, ShareOfGdp a) => FromFraction(factor * a.Fraction);

    public static Usd operator *(ShareOfGdp a, Usd gdp) => Usd.FromUnits(a.Fraction * gdp.Units);

    public static ShareOfGdp Add(ShareOfGdp a, ShareOfGdp b) => a + b;

    public static ShareOfGdp Subtract(ShareOfGdp a, ShareOfGdp b) => a - b;

    public static ShareOfGdp Negate(ShareOfGdp a) => -a;

    public static Usd Multiply(ShareOfGdp a, Usd gdp) => a * gdp;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.##} % of GDP");
}
