namespace Realign.Facts;

/// <summary>
/// What a fact measures. A part of one is written with a slash: <c>exports_goods/coffee</c> is a part of <c>exports_goods</c>, in its units and on its bases; the word after the
/// slash is free. Signs: a deficit is negative.
/// </summary>
/// <param name="Id">What files and commands call it.</param>
/// <param name="Family">Which bases it may be on.</param>
/// <param name="IsBilateral">Whether it has a partner; without one it is the total, partner WLD.</param>
/// <param name="IsStock">Whether it is counted at a day: a figure of December is then that of the year.</param>
/// <param name="Units">Units it may be in.</param>
/// <param name="Definition">What it is.</param>
public sealed record FactIndicator(string Id, BasisFamily Family, bool IsBilateral, bool IsStock, IReadOnlyList<UnitRange> Units, string Definition)
{
    /// <summary>The partner of totals.</summary>
    public const string WholeWorld = "WLD";

    internal const string ExportsGoods = "exports_goods", ImportsGoods = "imports_goods", BalanceGoods = "trade_balance_goods", TradeTotal = "trade_total", Gdp = "gdp";
    internal const string ExportsShare = "exports_share_of_total", ImportsShare = "imports_share_of_total", BalanceShare = "trade_balance_share_of_total";

    private const string Percent = "percent";

    /// <summary>All, in the order of listings.</summary>
    public static IReadOnlyList<FactIndicator> All { get; } =
    [
        new(ExportsGoods, BasisFamily.Exports, true, false, OfGdp(0, 250), "Exports of goods."),
        new(ImportsGoods, BasisFamily.Imports, true, false, OfGdp(0, 250), "Imports of goods."),
        new(BalanceGoods, BasisFamily.Balance, true, false, OfGdp(-80, 80), "Exports less imports of goods."),
        new(TradeTotal, BasisFamily.Balance, true, false, OfGdp(0, 500), "Exports plus imports of goods."),
        new("exports_services", BasisFamily.Exports, true, false, OfGdp(0, 250), "Exports of services."),
        new("imports_services", BasisFamily.Imports, true, false, OfGdp(0, 250), "Imports of services."),
        new("trade_balance_services", BasisFamily.Balance, true, false, OfGdp(-80, 80), "Exports less imports of services."),
        new(ExportsShare, BasisFamily.Exports, true, false, [new("percent of exports", 0, 100)], "Exports of goods to the partner, of all exports of goods."),
        new(ImportsShare, BasisFamily.Imports, true, false, [new("percent of imports", 0, 100)], "Imports of goods from the partner, of all imports of goods."),
        new(BalanceShare, BasisFamily.Balance, true, false, [new("percent of trade balance", -100_000, 100_000)], "The balance of goods with the partner over that with all. It exceeds 100 where others are in surplus, and is no share in the sense of accounts."),
        new("exports_goods_growth", BasisFamily.Exports, true, false, Rate(-100, 1000), "Change of exports of goods against the same time a year before."),
        new("imports_goods_growth", BasisFamily.Imports, true, false, Rate(-100, 1000), "Change of imports of goods against the same time a year before."),
        new("tariff_rate", BasisFamily.Free, true, false, Rate(0, 1000), "Ad valorem rate that the economy puts on goods of the partner. Of a day: in force from then on."),
        new("customs_revenue", BasisFamily.Government, false, false, OfGdp(0, 20), "Tariffs, and value-added tax collected at the border where the basis says so."),
        new("fiscal_balance", BasisFamily.Government, false, false, OfGdp(-35, 35), "Revenue less expenditure."),
        new("primary_balance", BasisFamily.Government, false, false, OfGdp(-35, 40), "Fiscal balance without interest."),
        new("government_revenue", BasisFamily.Government, false, false, OfGdp(3, 80), "Revenue."),
        new("government_expenditure", BasisFamily.Government, false, false, OfGdp(3, 90), "Expenditure, interest included."),
        new("tax_revenue", BasisFamily.Government, false, false, OfGdp(2, 60), "Taxes without social contributions."),
        new("interest_payments", BasisFamily.Government, false, false, [.. OfGdp(-10, 30), new("percent of tax revenue", 0, 300)], "Interest on public debt."),
        new("debt_service", BasisFamily.Government, false, false, OfGdp(0, 90), "Interest and repayment of public debt."),
        new("external_debt_service", BasisFamily.Free, false, false, [new("percent of exports", 0, 300)], "Interest and repayment of external debt, over exports of goods, services and primary income."),
        new("public_debt_gross", BasisFamily.Government, false, true, OfGdp(1.5, 350), "Liabilities that carry interest or have to be repaid."),
        new("public_debt_net", BasisFamily.Government, false, true, OfGdp(-400, 300), "Gross debt less financial assets."),
        new("debt_anchor", BasisFamily.Government, false, true, OfGdp(0, 350), "Ratio of debt that a fiscal rule aims at."),
        new("foreign_currency_debt", BasisFamily.Government, false, true, [new("percent of debt", 0, 100)], "Public debt in foreign currency."),
        new("debt_maturity", BasisFamily.Government, false, true, [new("years", 1, 40)], "Average maturity of public debt."),
        new("implicit_interest_rate", BasisFamily.Government, false, false, Rate(-30, 100), "Interest over the debt of the year before."),
        new("external_debt", BasisFamily.Free, false, true, OfGdp(1, 900), "Debt to non-residents, public and private."),
        new("external_debt_public", BasisFamily.Free, false, true, OfGdp(0.1, 300), "Debt of the public sector to non-residents."),
        new("current_account", BasisFamily.External, false, false, OfGdp(-60, 60), "Goods, services, income and transfers."),
        new("fdi_inflows", BasisFamily.External, true, false, [.. OfGdp(-60, 150), new("percent of FDI", -100, 200)], "Direct investment received, net incurrence of liabilities."),
        new("remittances", BasisFamily.External, true, false, [.. OfGdp(0, 60), new("percent of remittances", 0, 100)], "Remittances received."),
        new("remittances_growth", BasisFamily.Free, true, false, Rate(-100, 1000), "Change of remittances."),
        new("remittance_tax_rate", BasisFamily.Free, true, false, Rate(0, 100), "Tax that the economy puts on what is sent to the partner."),
        new("aid_received", BasisFamily.Free, true, false, OfGdp(-10, 80), "Official development assistance and other grants."),
        new("loans_received", BasisFamily.Free, true, false, OfGdp(0, 60), "Loans of official and state-owned lenders abroad."),
        new("reserves", BasisFamily.Free, false, true, OfGdp(0.05, 300), "International reserves including gold."),
        new(Gdp, BasisFamily.Free, false, false, [new(UnitRange.Money, 99, 101)], "Gross domestic product at current prices."),
        new("gdp_growth", BasisFamily.Free, false, false, Rate(-60, 60), "Growth of GDP at constant prices."),
        new("inflation_cpi", BasisFamily.Free, false, false, Rate(-30, 10_000), "Rise of consumer prices against the same time a year before."),
        new("inflation_deflator", BasisFamily.Free, false, false, Rate(-30, 300), "Rise of the deflator of GDP."),
        new("policy_rate", BasisFamily.Free, false, true, Rate(-2, 150), "Rate of the central bank."),
        new("exchange_rate", BasisFamily.Free, false, false, [new("COP per USD", 0, 1e9)], "Own money for a dollar: the average of the period, or the rate of the day."),
        new("investment", BasisFamily.Free, false, false, OfGdp(0, 80), "Gross capital formation."),
        new("saving", BasisFamily.Free, false, false, OfGdp(-40, 90), "Gross national saving."),
        new("employment", BasisFamily.Free, false, true, [new("people", 0, 2e9)], "People employed."),
        new("unemployment_rate", BasisFamily.Free, false, true, [.. Rate(0, 100), new("percent of labour force", 0, 100)], "Unemployed, of the labour force."),
        new("conflict_deaths", BasisFamily.Free, false, false, [new("people", 0, 1e8)], "People killed in armed conflict."),
        new("homicides", BasisFamily.Free, false, false, [new("people", 0, 1e7)], "Intentional homicides."),
        new("goods_exempt", BasisFamily.Free, true, false, [new("percent of products", 0, 100), new("percent of exports", 0, 100)], "Products exempt from a tariff."),
        new("event", BasisFamily.Free, true, false, [new("event", 0, 1)], "Something that happened (1) or did not (0); the word after the slash says what."),
    ];

    private static readonly Dictionary<string, FactIndicator> _byId = All.ToDictionary(i => i.Id, StringComparer.Ordinal);

    /// <summary>The indicator that this is a part of; null for a whole.</summary>
    public string? Whole => Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? Id[..at] : null;

    /// <exception cref="RealignException">There is no such indicator.</exception>
    public static FactIndicator Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_byId.TryGetValue(id, out var known)) return known;
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && _byId.TryGetValue(id[..slash], out var whole))
        {
            string part = id[(slash + 1)..];
            return part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
                ? whole with { Id = id, Definition = $"{part.Replace('_', ' ')}, a part of: {whole.Definition}" }
                : throw new RealignException($"'{id}': write the part after the slash in small letters, digits and underscores, for example {whole.Id}/coffee.");
        }

        throw new RealignException($"'{id}' is no indicator.{NearestName.Hint(id, _byId.Keys)} 'realign facts info' lists them; a part of one is written exports_goods/coffee.");
    }

    /// <summary>The range of a unit; null when the indicator is never in it.</summary>
    public UnitRange? Range(FactUnit unit) => Units.FirstOrDefault(u => u.Takes(unit)) ?? (Id == "exchange_rate" && unit is { Name.Length: 11 } && unit.Name.EndsWith(" per USD", StringComparison.Ordinal) ? Units[0] : null);

    public override string ToString() => Id;

    private static UnitRange[] OfGdp(double low, double high) => [new(UnitRange.Money, low, high), new(FactUnit.ShareOfGdp, low, high)];

    private static UnitRange[] Rate(double low, double high) => [new(Percent, low, high)];
}
