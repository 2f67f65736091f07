using System.Globalization;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Macro;

/// <summary>One published figure, as it stands in the file.</summary>
/// <param name="Economy">Code.</param>
/// <param name="Indicator">What it is.</param>
/// <param name="Period">A year, or a month like 2025-12.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">As written.</param>
/// <param name="Basis">Coverage and concept; of governments' figures it begins with 'central government' or 'general government'.</param>
/// <param name="Publisher">Who says so.</param>
/// <param name="Link">Where.</param>
/// <param name="Note">A caveat; one that begins with 'projection' keeps the figure out of computations.</param>
/// <param name="Line">In the file; 0 when it is from none.</param>
public sealed record MacroFigure(string Economy, MacroIndicator Indicator, string Period, double Value, string Unit, string Basis, string Publisher, string Link, string Note, int Line = 0)
{
    private MacroUnit Parsed => MacroUnit.Parse(Unit, Indicator);

    /// <summary>The year that it is a figure of; null for a part of a year.</summary>
    public int? Year => Period.Length == 4 || (Indicator.IsStock && Period.EndsWith("-12", StringComparison.Ordinal)) ? int.Parse(Period[..4], CultureInfo.InvariantCulture) : null;

    public bool IsProjection => Note.StartsWith("projection", StringComparison.OrdinalIgnoreCase);

    public Government? Government => Basis.StartsWith("central government", StringComparison.Ordinal) ? Macro.Government.Central
        : Basis.StartsWith("general government", StringComparison.Ordinal) ? Macro.Government.General : null;

    public ShareOfGdp AsShareOfGdp() => ShareOfGdp.FromPercent(Of(MacroKind.ShareOfGdp));

    public Rate AsRate() => Rate.FromPercent(Of(MacroKind.Percent));

    public Usd AsUsd() => Usd.FromUnits(Of(MacroKind.Usd) * Parsed.Scale);

    public LocalCurrency AsLocalCurrency() => LocalCurrency.FromUnits(Of(MacroKind.LocalCurrency) * Parsed.Scale, Parsed.Currency);

    public ExchangeRate AsExchangeRate() => ExchangeRate.PerUsd(Of(MacroKind.ExchangeRate), Parsed.Currency);

    public double AsYears() => Of(MacroKind.Years);

    /// <summary>The value without its scale: money in single units of its currency, percentages as fractions. For comparisons; typed values are what computations take.</summary>
    public double Units => Value * Parsed.Scale;

    internal string Currency => Parsed.Currency;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Economy} {Indicator.Id} {Period}: {Value} {Unit} ({Publisher})");

    private double Of(MacroKind kind) => Indicator.Kind == kind
        ? Value
        : throw new RealignException($"'{Indicator.Id}' is {Indicator.Kind}, in {Unit}; it cannot be read as {kind}.");
}
