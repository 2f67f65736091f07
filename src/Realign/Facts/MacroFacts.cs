using System.Globalization;
using Realign.PublicFinance.Macro;

namespace Realign.Facts;

/// <summary>Figures of the macro file as facts.</summary>
internal static class MacroFacts
{
    private static readonly Dictionary<string, string> _indicators = new(StringComparer.Ordinal)
    {
        ["gdp_local"] = FactIndicator.Gdp,
        ["gdp_usd"] = FactIndicator.Gdp,
        ["exchange_rate"] = "exchange_rate",
        ["real_growth"] = "gdp_growth",
        ["deflator_inflation"] = "inflation_deflator",
        ["policy_rate"] = "policy_rate",
        ["revenue"] = "government_revenue",
        ["revenue_local"] = "government_revenue",
        ["tax_revenue"] = "tax_revenue",
        ["tax_revenue_local"] = "tax_revenue",
        ["trade_taxes"] = "customs_revenue",
        ["customs_revenue_local"] = "customs_revenue",
        ["expenditure"] = "government_expenditure",
        ["fiscal_balance"] = "fiscal_balance",
        ["primary_balance"] = "primary_balance",
        ["interest"] = "interest_payments",
        ["implicit_interest_rate"] = "implicit_interest_rate",
        ["gross_debt"] = "public_debt_gross",
        ["gross_debt_local"] = "public_debt_gross",
        ["net_debt"] = "public_debt_net",
        ["foreign_currency_debt_share"] = "foreign_currency_debt",
        ["debt_maturity"] = "debt_maturity",
        ["exports_goods"] = FactIndicator.ExportsGoods,
        ["imports_goods"] = FactIndicator.ImportsGoods,
        ["trade_balance_goods"] = FactIndicator.BalanceGoods,
        ["current_account"] = "current_account",
        ["current_account_usd"] = "current_account",
        ["remittances"] = "remittances",
        ["aid_received"] = "aid_received",
        ["fdi_inflows"] = "fdi_inflows",
        ["external_debt"] = "external_debt",
        ["external_debt_public"] = "external_debt_public",
        ["debt_service"] = "external_debt_service",
        ["reserves"] = "reserves",
        ["investment"] = "investment",
        ["saving"] = "saving",
    };

    public static IEnumerable<Fact> Of(MacroData data)
    {
        foreach (var figure in data.Figures)
            if (_indicators.TryGetValue(figure.Indicator.Id, out string? id) && FactPeriod.TryParse(figure.Period, out var period))
                yield return Of(figure, FactIndicator.Of(id), period);
    }

    private static Fact Of(MacroFigure f, FactIndicator indicator, FactPeriod period)
    {
        var unit = FactUnit.Parse(f.Unit);
        string number = f.Value.ToString("R", CultureInfo.InvariantCulture);
        return new Fact
        {
            Id = $"macro:{f.Line}",
            Economy = f.Economy,
            Partner = indicator.IsBilateral ? FactIndicator.WholeWorld : "",
            Indicator = indicator,
            Period = period,
            Value = f.Value * unit.Scale,
            Unit = unit,
            PublishedValue = number,
            PublishedUnit = f.Unit,
            Rounding = FactFile.Rounding(number, unit.Scale),
            Basis = Basis(f.Basis, indicator.Family),
            Nature = f.IsProjection ? FactNature.Projection : f.Note.StartsWith("early", StringComparison.Ordinal) ? FactNature.Estimate : FactNature.Outturn,
            Publisher = f.Publisher,
            Link = f.Link,
            Published = f.Publisher == "IMF WEO April 2019" ? FactPeriod.Parse("2019-04") : null,
            Confidence = f.Publisher.Contains(" via ", StringComparison.Ordinal) ? FactConfidence.PressQuotingOfficial : f.Note.StartsWith("derived", StringComparison.Ordinal) ? FactConfidence.Other : FactConfidence.Official,
            Note = f.Note,
            Source = FactSource.Macro,
            Line = f.Line,
        };
    }

    /// <summary>Flows with other countries in the macro file are those of the balance of payments unless it says otherwise.</summary>
    private static FactBasis Basis(string text, BasisFamily family)
    {
        string code = FactBasis.BalanceOfPayments;
        return FactBasis.Guess(text, family) is { Code: FactBasis.Unstated } && family == BasisFamily.External ? FactBasis.Parse($"{code}; {text}".TrimEnd(' ', ';'), family)
            : text.StartsWith("exports FOB minus imports CIF", StringComparison.Ordinal) ? FactBasis.Parse(FactBasis.FobCif, family)
            : FactBasis.Guess(text, family);
    }
}
