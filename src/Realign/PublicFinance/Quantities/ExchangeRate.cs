using System.Globalization;

namespace Realign.PublicFinance.Quantities;

/// <summary>Units of an economy's own money for one dollar; a rise is a depreciation.</summary>
public readonly record struct ExchangeRate
{
    private ExchangeRate(double unitsPerUsd, string currency) => (UnitsPerUsd, Currency) = (unitsPerUsd, currency);

    public double UnitsPerUsd { get; }

    public string Currency { get; }

    /// <exception cref="RealignException">The rate is not positive and finite.</exception>
    public static ExchangeRate PerUsd(double units, string currency) => double.IsFinite(units) && units > 0
        ? new(units, LocalCurrency.FromUnits(1, currency).Currency)
        : throw new RealignException($"{units} {currency} per USD is no exchange rate; it must be positive and finite.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UnitsPerUsd:0.####} {Currency} per USD");
}
