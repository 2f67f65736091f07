using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Debt;

/// <summary>Stress tests of a path in the manner of the IMF's framework: growth, primary balance, interest, exchange rate, all at once, a contingent liability.</summary>
public static class StressTests
{
    /// <param name="start">The debt.</param>
    /// <param name="conditions">The path without stress.</param>
    /// <param name="history">Standard deviations and the largest depreciation come from here.</param>
    /// <param name="options">Sizes.</param>
    public static IReadOnlyList<StressTest> Run(DebtStock start, IReadOnlyList<DebtConditions> conditions, ShockHistory history, StressOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(history);
        var o = options ?? new StressOptions();
        double growth = o.GrowthDeviations * history.StandardDeviation(ShockVariable.Growth), balance = o.PrimaryBalanceDeviations * history.StandardDeviation(ShockVariable.PrimaryBalance);
        double depreciation = o.Depreciation ?? Math.Max(0, Enumerable.Range(0, history.Years.Count).Max(t => history[t, ShockVariable.Depreciation]));
        DebtConditions Growth(DebtConditions c, int t) => t >= o.Years ? c : c with { Growth = Less(c.Growth, growth), Inflation = Less(c.Inflation, o.InflationForGrowth * growth) };
        DebtConditions Balance(DebtConditions c, int t) => t >= o.Years ? c : c with { PrimaryBalance = c.PrimaryBalance - ShareOfGdp.FromFraction(balance) };
        DebtConditions Interest(DebtConditions c, int t) => c with { DomesticRate = Less(c.DomesticRate, -o.Interest), ForeignRate = Less(c.ForeignRate, -o.Interest) };
        DebtConditions Exchange(DebtConditions c, int t) => t != Math.Min(1, conditions.Count - 1) ? c : c with { Depreciation = Rate.FromFraction(((1 + c.Depreciation.Fraction) * (1 + depreciation)) - 1), Inflation = Less(c.Inflation, -o.PassThrough * depreciation) };
        DebtConditions Liability(DebtConditions c, int t) => t != 0 ? c : c with { StockFlow = c.StockFlow + ShareOfGdp.FromFraction(o.ContingentLiability) };
        StressTest Test(string id, string description, Func<DebtConditions, int, DebtConditions> change) => new(id, description, DebtPath.Run(start, [.. conditions.Select(change)]));
        string years = $"for {o.Years} years";
        return
        [
            Test("growth", $"growth {100 * growth:0.0} points lower {years}, inflation {100 * o.InflationForGrowth * growth:0.0}", Growth),
            Test("primary-balance", $"primary balance {100 * balance:0.0} % of GDP lower {years}", Balance),
            Test("interest", $"interest on new debt {100 * o.Interest:0.0} points higher", Interest),
            Test("exchange-rate", $"{100 * depreciation:0} % depreciation in year 2, {100 * o.PassThrough:0} % of it into prices", Exchange),
            Test("combined", "the four above together", (c, t) => Exchange(Interest(Balance(Growth(c, t), t), t), t)),
            Test("contingent-liability", $"{100 * o.ContingentLiability:0} % of GDP taken over in year 1, growth as above", (c, t) => Liability(Growth(c, t), t)),
        ];
    }

    private static Rate Less(Rate rate, double points) => Rate.FromFraction(rate.Fraction - points);
}
