namespace Realign.PublicFinance.Macro;

/// <summary>A figure that the macro file may hold.</summary>
/// <param name="Id">What the file calls it.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Unit">Its unit in words; for money without the scale.</param>
/// <param name="Low">Least plausible value: in percent, years or, for money, percent of GDP.</param>
/// <param name="High">Largest plausible value.</param>
/// <param name="OfGovernment">Whether the basis has to say which government.</param>
/// <param name="IsStock">Whether it is counted at a day: a figure of December is then that of the year.</param>
/// <param name="Definition">What it is.</param>
public sealed record MacroIndicator(string Id, MacroKind Kind, string Unit, double Low, double High, bool OfGovernment, bool IsStock, string Definition)
{
    private const string Percent = "percent", OfGdp = "percent of GDP", Usd = "USD", Own = "own currency";

    /// <summary>All, in the order of listings.</summary>
    public static IReadOnlyList<MacroIndicator> All { get; } =
    [
        new("gdp_local", MacroKind.LocalCurrency, Own, 99.9, 100.1, false, false, "Gross domestic product at current prices."),
        new("gdp_usd", MacroKind.Usd, Usd, 99.9, 100.1, false, false, "Gross domestic product in dollars, average exchange rate."),
        new("exchange_rate", MacroKind.ExchangeRate, "own currency per USD", 0, double.MaxValue, false, false, "Average of the year; a rise is a depreciation."),
        new("real_growth", MacroKind.Percent, Percent, -60, 60, false, false, "Growth of GDP at constant prices."),
        new("deflator_inflation", MacroKind.Percent, Percent, -30, 300, false, false, "Rise of the deflator of GDP."),
        new("policy_rate", MacroKind.Percent, Percent, -2, 150, false, true, "Rate of the central bank."),
        new("revenue", MacroKind.ShareOfGdp, OfGdp, 3, 80, true, false, "Revenue of the government."),
        new("tax_revenue", MacroKind.ShareOfGdp, OfGdp, 2, 60, true, false, "Taxes, without social contributions."),
        new("trade_taxes", MacroKind.ShareOfGdp, OfGdp, -3, 15, true, false, "Taxes on international trade, value-added tax on imports not counted."),
        new("expenditure", MacroKind.ShareOfGdp, OfGdp, 3, 90, true, false, "Expenditure of the government, interest included."),
        new("fiscal_balance", MacroKind.ShareOfGdp, OfGdp, -35, 35, true, false, "Revenue less expenditure."),
        new("primary_balance", MacroKind.ShareOfGdp, OfGdp, -35, 40, true, false, "Fiscal balance without interest."),
        new("interest", MacroKind.ShareOfGdp, OfGdp, -10, 30, true, false, "Interest paid; net of interest received where the basis says so."),
        new("implicit_interest_rate", MacroKind.Percent, Percent, -30, 100, true, false, "Interest over the debt of the year before."),
        new("gross_debt", MacroKind.ShareOfGdp, OfGdp, 1.5, 350, true, true, "Liabilities that carry interest or have to be repaid."),
        new("net_debt", MacroKind.ShareOfGdp, OfGdp, -400, 300, true, true, "Gross debt less financial assets."),
        new("gross_debt_local", MacroKind.LocalCurrency, Own, 1.5, 350, true, true, "Gross debt in own currency."),
        new("revenue_local", MacroKind.LocalCurrency, Own, 3, 80, true, false, "Revenue in own currency."),
        new("tax_revenue_local", MacroKind.LocalCurrency, Own, 2, 60, true, false, "Taxes in own currency."),
        new("customs_revenue_local", MacroKind.LocalCurrency, Own, 0, 20, true, false, "Tariffs and value-added tax collected at the border."),
        new("foreign_currency_debt_share", MacroKind.Percent, "percent of debt", 0, 100, true, true, "Share of gross debt in foreign currency."),
        new("debt_maturity", MacroKind.Years, "years", 1, 40, true, true, "Average maturity of the debt."),
        new("exports_goods", MacroKind.Usd, Usd, 0.5, 250, false, false, "Exports of goods, FOB."),
        new("imports_goods", MacroKind.Usd, Usd, 0.5, 250, false, false, "Imports of goods; CIF or FOB as the basis says."),
        new("trade_balance_goods", MacroKind.Usd, Usd, -80, 80, false, false, "Exports less imports of goods."),
        new("current_account", MacroKind.ShareOfGdp, OfGdp, -60, 60, false, false, "Goods, services, income and transfers."),
        new("current_account_usd", MacroKind.Usd, Usd, -60, 60, false, false, "Current account in dollars."),
        new("remittances", MacroKind.Usd, Usd, 0, 60, false, false, "Remittances received."),
        new("aid_received", MacroKind.Usd, Usd, -10, 80, false, false, "Official development assistance, net of repayments."),
        new("fdi_inflows", MacroKind.Usd, Usd, -60, 150, false, false, "Direct investment, net incurrence of liabilities."),
        new("external_debt", MacroKind.Usd, Usd, 1, 900, false, true, "Debt to non-residents, public and private."),
        new("external_debt_public", MacroKind.Usd, Usd, 0.1, 300, false, true, "Debt of the public sector to non-residents."),
        new("debt_service", MacroKind.Percent, "percent of exports", 0, 300, false, false, "Principal and interest on external debt, over exports of goods, services and primary income."),
        new("reserves", MacroKind.Usd, Usd, 0.05, 300, false, true, "International reserves including gold."),
        new("investment", MacroKind.ShareOfGdp, OfGdp, 1, 80, false, false, "Gross capital formation."),
        new("saving", MacroKind.ShareOfGdp, OfGdp, -40, 90, false, false, "Gross national saving."),
    ];

    private static readonly Dictionary<string, MacroIndicator> _byId = All.ToDictionary(i => i.Id, StringComparer.Ordinal);

    /// <exception cref="RealignException">There is no such indicator.</exception>
    public static MacroIndicator Of(string id) => _byId.TryGetValue(id, out var indicator)
        ? indicator
        : throw new RealignException($"'{id}' is no indicator.{NearestName.Hint(id, _byId.Keys)} Known: {string.Join(", ", _byId.Keys)}.");

    public static bool IsKnown(string id) => _byId.ContainsKey(id);
}
