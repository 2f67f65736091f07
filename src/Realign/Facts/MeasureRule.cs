namespace Realign.Facts;

/// <summary>Which indicators can say whether a claim of a measure holds, and by what rule. The table is published in docs/facts.md.</summary>
/// <param name="Measure">The measure as claims name it.</param>
/// <param name="Unit">Unit of the claim: <c>money</c> for any currency, <c>percent</c>, <c>share_of_gdp</c>, <c>people</c>; empty for any.</param>
/// <param name="IsChange">Whether the claim is of a change (rose by 12 percent) and not of a level.</param>
/// <param name="Indicators">Indicators, the first that has figures first. Empty when no figure can say.</param>
/// <param name="InUnit">Unit that the figures must be in; <c>money</c> for the currency of the claim; null for any.</param>
/// <param name="Rule">Why these, and what to watch.</param>
public sealed record MeasureRule(string Measure, string Unit, bool IsChange, IReadOnlyList<string> Indicators, string? InUnit, string Rule)
{
    private const string Money = UnitRange.Money, Percent = "percent", Share = FactUnit.ShareOfGdp, People = "people";
    private const string FromLevels = "The change is that between the levels of two periods of equal length.";

    /// <summary>All rules. The first that fits a claim is its rule.</summary>
    public static IReadOnlyList<MeasureRule> All { get; } =
    [
        new("trade_balance", Percent, false, [FactIndicator.BalanceShare], null, "A level in percent is the partner's balance over the whole; it exceeds 100 where others are in surplus."),
        new("trade_balance", Share, false, [FactIndicator.BalanceGoods, "trade_balance_services", "current_account"], Share, "Goods unless the text says services or current account."),
        new("trade_balance", Money, false, [FactIndicator.BalanceGoods, "trade_balance_services"], Money, "Goods unless the text says services. Imports CIF make a deficit larger than imports FOB: a claim may be right on one basis and wrong on the other."),
        new("trade_balance", "", true, [FactIndicator.BalanceGoods, "trade_balance_services"], Money, FromLevels),
        new("exports", Percent, true, ["exports_goods_growth", FactIndicator.ExportsGoods], null, "Published growth, else the change between two levels."),
        new("exports", Percent, false, [FactIndicator.ExportsShare], null, "A level in percent is the partner's share of exports."),
        new("exports", Share, false, [FactIndicator.ExportsGoods, "exports_services"], Share, "Goods unless the text says services."),
        new("exports", "", false, [FactIndicator.ExportsGoods, "exports_services"], Money, "Goods unless the text says services; a product is a part, exports_goods/coffee."),
        new("exports", "", true, [FactIndicator.ExportsGoods, "exports_services"], Money, FromLevels),
        new("imports", Percent, true, ["imports_goods_growth", FactIndicator.ImportsGoods], null, "Published growth, else the change between two levels."),
        new("imports", Percent, false, [FactIndicator.ImportsShare], null, "A level in percent is the partner's share of imports."),
        new("imports", Share, false, [FactIndicator.ImportsGoods, "imports_services"], Share, "Goods unless the text says services."),
        new("imports", "", false, [FactIndicator.ImportsGoods, "imports_services"], Money, "Goods unless the text says services. CIF or FOB as published."),
        new("imports", "", true, [FactIndicator.ImportsGoods, "imports_services"], Money, FromLevels),
        new("tariff_rate", "", false, ["tariff_rate"], Percent, "The economy that charges the tariff is the subject, the origin the partner; a rate holds from its day on. An additional rate is no applied rate: read the basis."),
        new("tariff_rate", "", true, ["tariff_rate"], Percent, "The rate before and the rate after."),
        new("fiscal_balance", Share, false, ["fiscal_balance", "primary_balance"], Share, "The overall balance of the central government where the text says budget; general government only where it says so."),
        new("fiscal_balance", Money, false, ["fiscal_balance"], Money, "As published in that currency, else the ratio times GDP in it."),
        new("fiscal_balance", "", true, ["fiscal_balance"], null, FromLevels),
        new("public_debt", Share, false, ["public_debt_gross", "public_debt_net"], Share, "Gross unless the text says net."),
        new("public_debt", Money, false, ["public_debt_gross", "external_debt", "external_debt_public"], Money, "Gross debt; external debt only where the text says foreign or external."),
        new("public_debt", "", true, ["public_debt_gross"], null, FromLevels),
        new("debt_service", Percent, false, ["external_debt_service", "interest_payments"], null, "Over exports for external debt, over tax revenue for interest: the text has to say which."),
        new("debt_service", Share, false, ["debt_service", "interest_payments"], Share, "Interest and repayment; interest alone where the text says so."),
        new("debt_service", Money, false, ["debt_service", "interest_payments"], Money, "Interest and repayment; interest alone where the text says so."),
        new("debt_service", "", true, ["debt_service", "interest_payments"], null, FromLevels),
        new("revenue", Share, false, ["government_revenue", "tax_revenue", "customs_revenue"], Share, "All revenue; taxes or customs where the text says so."),
        new("revenue", Money, false, ["government_revenue", "tax_revenue", "customs_revenue"], Money, "All revenue; taxes or customs where the text says so. Revenue of firms is not in the ledger."),
        new("revenue", "", true, ["government_revenue", "tax_revenue", "customs_revenue"], null, FromLevels),
        new("gdp", Percent, true, ["gdp_growth"], Percent, "Growth at constant prices."),
        new("gdp", Percent, false, ["gdp_growth"], Percent, "Growth at constant prices."),
        new("gdp", Money, false, [FactIndicator.Gdp], Money, "At current prices."),
        new("jobs", People, false, ["employment"], People, "A product or industry is a part, employment/flowers_direct."),
        new("jobs", Percent, false, ["unemployment_rate"], null, "Of the labour force."),
        new("jobs", "", true, ["employment"], null, FromLevels),
        new("prices", Percent, false, ["inflation_cpi", "inflation_deflator"], Percent, "Consumer prices against a year before."),
        new("prices", Percent, true, ["inflation_cpi", "inflation_deflator"], Percent, "Consumer prices against a year before: the level of the rate, not its change."),
        new("investment", Percent, false, ["fdi_inflows"], "percent of FDI", "A level in percent is the partner's share of direct investment."),
        new("investment", Share, false, ["investment", "fdi_inflows"], Share, "Capital formation; direct investment where a partner or the word foreign is there."),
        new("investment", "", false, ["fdi_inflows", "loans_received"], Money, "Direct investment of the balance of payments; credits are loans. Announced projects are no inflow."),
        new("investment", "", true, ["fdi_inflows", "investment"], null, FromLevels),
        new("remittances", Percent, true, ["remittances_growth", "remittances"], null, "Published growth, else the change between two levels."),
        new("remittances", Percent, false, ["remittances"], "percent of remittances", "A level in percent is the share of the country that they come from."),
        new("remittances", Share, false, ["remittances"], Share, "Of the balance of payments."),
        new("remittances", "", false, ["remittances"], Money, "Of the balance of payments."),
        new("aid", "", false, ["aid_received", "loans_received"], Money, "Grants of the partner; loans where the text says credit."),
        new("aid", "", true, ["aid_received"], Money, FromLevels),
        new("dependence_share", "", false, [FactIndicator.ExportsShare, FactIndicator.ImportsShare, FactIndicator.BalanceShare], null, "The share in the noun of the text: exports, imports, or the balance, which is no share in the sense of accounts."),
        new("dependence_share", "", true, [FactIndicator.ExportsShare, FactIndicator.ImportsShare], null, FromLevels),
        new("lives_or_people", "", false, ["conflict_deaths", "homicides", "employment"], People, "Counts by definition and years, which claims rarely name: all that there are, side by side. No count attributes deaths to a cause."),
        new("other", "", false, ["event"], null, "Only whether something happened: event/..., with its day."),
    ];

    /// <summary>The rule of a claim; null when none fits.</summary>
    /// <param name="measure">As claims name it.</param>
    /// <param name="unit">Canonical unit of the claim; null for a claim without a number.</param>
    /// <param name="isChange">Whether it is of a change.</param>
    public static MeasureRule? Of(string measure, string? unit, bool isChange = false)
    {
        string wanted = unit is { Length: > 0 } ? FactUnit.IsCurrency(unit) ? Money : unit.StartsWith("percent of ", StringComparison.Ordinal) || unit == "percentage_point" ? Percent : unit : "";
        return All.FirstOrDefault(r => r.Measure == measure && r.IsChange == isChange && (r.Unit == wanted || r.Unit.Length == 0))
            ?? All.FirstOrDefault(r => r.Measure == measure && wanted.Length == 0 && r.IsChange == isChange);
    }

    /// <summary>The questions to ask a ledger, in order.</summary>
    /// <param name="economy">The subject.</param>
    /// <param name="partner">The partner; null or WLD for the total. Left out where an indicator has none.</param>
    /// <param name="period">Null for all periods.</param>
    /// <param name="currency">Currency of the claim, where it has one.</param>
    public IReadOnlyList<FactQuery> Queries(string economy, string? partner, FactPeriod? period, string? currency = null) =>
        [.. Indicators.Select(id => new FactQuery
        {
            Indicator = id,
            Economy = economy,
            Partner = FactIndicator.Of(id).IsBilateral ? partner : null,
            Period = period,
            Unit = InUnit == Money ? currency : InUnit is not null && FactIndicator.Of(id).Range(FactUnit.Parse(InUnit)) is not null ? InUnit : null,
        })];
}
