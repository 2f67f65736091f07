using System.Globalization;

namespace Realign.PublicFinance.Quantities;

/// <summary>An amount of US dollars. It can be added to dollars alone, and made only by someone who says whether it was counted in units, millions or billions.</summary>
public readonly record struct Usd
{
    private const double Million = 1e6, Billion = 1e9, Trillion = 1e12;

    private Usd(double units) => Units = units;

    public double Units { get; }

    public double Millions => Units / Million;

    /// <summary>Thousands of millions, 10⁹.</summary>
    public double Billions => Units / Billion;

    /// <exception cref="RealignException">Not finite.</exception>
    public static Usd FromUnits(double units) => double.IsFinite(units) ? new(units) : throw new RealignException($"{units} is no amount of dollars; it must be finite.");

    public static Usd FromMillions(double millions) => FromUnits(millions * Million);

    public static Usd FromBillions(double billions) => FromUnits(billions * Billion);

    public static Usd FromTrillions(double trillions) => FromUnits(trillions * Trillion);

    public static Usd operator +(Usd a, Usd b) => FromUnits(a.Units + b.Units);

    public static Usd operator -(Usd a, Usd b) => FromUnits(a.Units - b.Units);

    public static Usd operator -(Usd a) => new(-a.Units);

    public static Usd operator *(double factor, Usd a) => FromUnits(factor * a.Units);

    /// <summary>How many times one amount is the other.</summary>
    /// <exception cref="RealignException">The divisor is zero.</exception>
    public static double operator /(Usd a, Usd b) => b.Units != 0 ? a.Units / b.Units : throw new RealignException($"{a} relative to nothing has no value; check the amount it is compared with.");

    public static Usd Add(Usd a, Usd b) => a + b;

    public static Usd Subtract(Usd a, Usd b) => a - b;

    public static Usd Negate(Usd a) => -a;

    public static Usd Multiply(double factor, Usd a) => factor * a;

    public static double Divide(Usd a, Usd b) => a / b;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Billions:0.###} billion USD");
}
