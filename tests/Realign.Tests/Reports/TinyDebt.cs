using Realign.Events;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.External;

namespace Realign.Tests.Reports;

/// <summary>The debt of the tiny case's economy, made by hand: a missing line, a measure that cannot be judged, an assumption.</summary>
internal static class TinyDebt
{
    public static DebtResult Of(string scenario) => new()
    {
        RealignVersion = "0.1.0",
        Economy = "AAA",
        Government = "central",
        Year = 2024,
        Years = 2,
        Paths = 100,
        Seed = 3,
        Threshold = 0.6,
        MacroHash = TinyCase.Hash,
        Inputs = [new DebtInput("gross debt", 60, "% of GDP", "An office, 2024", false), new DebtInput("average maturity", 7, "years", "debt_maturity is missing", true)],
        Missing = ["debt_maturity"],
        Shocks = "joint normal shocks",
        Path = [Year(2025, 0.61), Year(2026, 0.63)],
        Fan = Fan(0.62, 0.4),
        StressTests = [new StressResult("growth", "growth lower | a little", [0.62, 0.65])],
        External = new ExternalResult(2024, 100e9, -3e9, -1e9, 2e9, null, 0.5e9, -0.02, -0.05, 0.03, [new BalanceExercise("both go to zero", 0.03, 0.05, -0.02)]),
        Scenarios = [new DebtScenarioResult
        {
            Id = scenario,
            Name = "A tariff",
            Draws = 10,
            DrawsFailed = 0,
            Income = 0.001,
            Budget = [
                new BudgetLine("tariffs", "tariff revenue", 0.002, 0.001, 0.003, 2e8, 1, null),
                new BudgetLine("import-vat", "value-added tax on imports", null, null, null, null, null, "needs figures"),
                new BudgetLine("total", "effect on the balance", 0.002, 0.001, 0.003, 2e8, 1, null),
            ],
            Parameters = [new BudgetParameter("buoyancy", new EventSize(0.8, 1, 1.2), "a paper")],
            Capacity = [
                new CapacityMeasure("interest-revenue", "interest / revenue", "%", 0.2, 0.19, 1.05, 1.01, 1.09, 0, CapacityVerdict.DoesNotHold, "revenue doubled"),
                new CapacityMeasure("reserves-imports", "reserves, months of imports", "months", null, null, null, null, null, null, CapacityVerdict.Undefined, "reserves"),
            ],
            Fan = Fan(0.61, 0.45),
            Difference = new FanYear(2, -0.02, -0.012, -0.01, -0.008, 0),
            GoodsBalances = [new PartnerBalance("BBB", 1e9, 2e9)],
            Identity = new BalanceExercise("A tariff", 0.01, 0.002, 0.008),
        }],
    };

    private static DebtYearResult Year(int year, double debt) => new(year, debt, -0.01, 0.005, 0.03, -0.04, 0.1, 0.06, 0.05, 0.02, 0.001, -0.015, -0.01, 0.01, 0);

    private static FanResult Fan(double middle, double stabilises) => new([.. Enumerable.Range(1, 2).Select(y => new FanYear(y, 0.5, 0.55, middle, 0.7, 0.75))], stabilises, 0.7, 0.6);
}
