using System.Globalization;

namespace Realign.PublicFinance.Quantities;

/// <summary>An amount of an economy's own money. It carries the code of its currency: pesos are never added to dollars, nor Colombian pesos to Chilean ones.</summary>
public readonly record struct LocalCurrency
{
    private LocalCurrency(double units, string currency) => (Units, Currency) = (units, currency);

    public double Units { get; }

    /// <summary>ISO 4217 code, for example COP.</summary>
    public string Currency { get; }

    /// <summary>Thousands of millions, 10⁹.</summary>
    public double Billions => Units / 1e9;

    /// <exception cref="RealignException">The amount is not finite, or the code is none.</exception>
    public static LocalCurrency FromUnits(double units, string currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (!double.IsFinite(units)) throw new RealignException($"{units} {currency} is no amount of money; it must be finite.");
        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)
            ? new(units, currency)
            : throw new RealignException($"'{currency}' is no code of a currency; write three capitals, for example COP.");
    }

    public static LocalCurrency FromMillions(double millions, string currency) => FromUnits(1e6 * millions, currency);

    public static LocalCurrency FromBillions(double billions, string currency) => FromUnits(1e9 * billions, currency);

    /// <summary>10¹², what Spanish calls <c>billones</c>.</summary>
    public static LocalCurrency FromTrillions(double trillions, string currency) => FromUnits(1e12 * trillions, currency);

    /// <exception cref="RealignException">The rate is of another currency.</exception>
    public Usd ToUsd(ExchangeRate rate) => Usd.FromUnits(Same(this, rate.Currency).Units / rate.UnitsPerUsd);

    public static LocalCurrency operator +(LocalCurrency a, LocalCurrency b) => FromUnits(a.Units + Same(b, a.Currency).Units, a.Currency);

    public static LocalCurrency operator -(LocalCurrency a, LocalCurrency b) => FromUnits(a.Units - Same(b, a.Currency).Units, a.Currency);

    /// <summary>How many times one amount is the other.</summary>
    public static double operator /(LocalCurrency a, LocalCurrency b) => Same(b, a.Currency).Units is not 0 and var units
        ? a.Units / units
        : throw new RealignException($"{a} relative to nothing has no value; check the amount it is compared with.");

    public static LocalCurrency Add(LocalCurrency a, LocalCurrency b) => a + b;

    public static LocalCurrency Subtract(LocalCurrency a, LocalCurrency b) => a - b;

    public static double Divide(LocalCurrency a, LocalCurrency b) => a / b;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Billions:0.###} billion {Currency}");

    private static LocalCurrency Same(LocalCurrency value, string currency) => value.Currency == currency
        ? value
        : throw new RealignException($"{value.Currency ?? "no currency"} and {currency ?? "no currency"} do not go together; convert one of them with an exchange rate first.");
}
