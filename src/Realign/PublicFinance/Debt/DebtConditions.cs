using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Debt;

/// <summary>What a year brings to the debt.</summary>
/// <param name="Growth">Real growth g.</param>
/// <param name="Inflation">Of the deflator of GDP, π.</param>
/// <param name="Depreciation">Rise of the price of foreign money, ε.</param>
/// <param name="DomesticRate">Interest on what is newly borrowed in local currency.</param>
/// <param name="ForeignRate">Interest on what is newly borrowed in foreign currency.</param>
/// <param name="PrimaryBalance">Revenue less expenditure without interest, pb.</param>
/// <param name="StockFlow">What debt does beyond deficits, sfa.</param>
public readonly record struct DebtConditions(
    Rate Growth, Rate Inflation, Rate Depreciation, Rate DomesticRate, Rate ForeignRate, ShareOfGdp PrimaryBalance, ShareOfGdp StockFlow);
