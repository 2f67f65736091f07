using Realign.Numerics;
using Realign.PublicFinance.Debt;

namespace Realign.Tests.PublicFinance;

public class StochasticDebtTests
{
    private const int K = ShockHistory.Variables;
    private static readonly DebtStock _stock = DebtPathTests.Stock(0.6, 0.3, 0.07, 0.05, 5, 8);

    [Fact]
    public void Without_variance_every_path_is_the_deterministic_one()
    {
        var paths = DebtSimulation.Run(_stock, Conditions(10), ShockProcess.Normal(new double[K], new double[K * K]), 300, 1);
        var path = DebtPath.Run(_stock, Conditions(10));
        for (int year = 1; year <= 10; year++)
            foreach (double debt in paths.Debt(year)) Assert.Equal(path.Years[year - 1].Debt.Fraction, debt, 1e-12);
    }

    [Fact]
    public void Paths_are_the_same_for_any_number_of_threads_and_any_number_of_paths_beside_them()
    {
        foreach (var process in (ShockProcess[])[ShockProcess.FromHistory(History("COL")), ShockProcess.Blocks(History("COL"), 3)])
        {
            var one = DebtSimulation.Run(_stock, Conditions(7), process, 1000, 42, threads: 1);
            var four = DebtSimulation.Run(_stock, Conditions(7), process, 1000, 42, threads: 4);
            var more = DebtSimulation.Run(_stock, Conditions(7), process, 3001, 42, threads: 3);
            for (int year = 1; year <= 7; year++)
            {
                Assert.True(one.Debt(year).SequenceEqual(four.Debt(year)));
                Assert.True(one.Debt(year).SequenceEqual(more.Debt(year)[..1000]));
            }

            Assert.False(one.Debt(7).SequenceEqual(DebtSimulation.Run(_stock, Conditions(7), process, 1000, 43).Debt(7)));
        }
    }

    /// <summary>With shocks to the primary balance alone, debt after a year is normal, and the probability that it does not rise is Φ((pb − pb*)/σ).</summary>
    [Fact]
    public void With_one_normal_shock_quantiles_and_the_probability_of_stabilising_are_the_closed_form()
    {
        const double σ = 0.02;
        var covariance = new double[K * K];
        covariance[(K * K) - 1] = σ * σ;
        var paths = DebtSimulation.Run(_stock, Conditions(1), ShockProcess.Normal(new double[K], covariance), 200_000, 3, threads: 2);
        var year = DebtPath.Run(_stock, Conditions(1)).Years[0];
        var q = paths.Quantiles(1);
        // Standard errors of the quantiles and of the share are below 1e-4 and 1.2e-3.
        Assert.Equal(year.Debt.Fraction, q.P50, 3e-4);
        Assert.Equal(1.6448536 * σ, q.P95 - year.Debt.Fraction, 5e-4);
        Assert.Equal(-0.6744898 * σ, q.P25 - year.Debt.Fraction, 4e-4);
        double z = (year.PrimaryBalance - year.StabilisingPrimaryBalance).Fraction / σ;
        double exact = z > 0 ? 1 - Normal.Cumulative(-z) : Normal.Cumulative(z);
        Assert.Equal(exact, paths.ProbabilityOfStabilising, 5e-3);
        Assert.Equal(1 - exact, paths.ProbabilityOfEverAbove(0.6), 5e-3);
    }

    /// <summary>Debt moves by −x in the balance alone: the variance of the sum of two years of an AR(1) is σ²(1 + (1+ρ)²) when λ = 1.</summary>
    [Fact]
    public void Shocks_persist_as_they_are_told_to()
    {
        const double σ = 0.01, ρ = 0.6;
        var covariance = new double[K * K];
        covariance[(K * K) - 1] = σ * σ;
        var stock = DebtPathTests.Stock(0.6, 0, 0);
        DebtConditions[] flat = [.. Enumerable.Repeat(DebtPathTests.Conditions(0, 0, 0, 0, 0, 0, 0), 2)];
        var paths = DebtSimulation.Run(stock, flat, ShockProcess.Normal([0, 0, 0, 0, ρ], covariance), 100_000, 8, threads: 2);
        double variance = 0;
        foreach (double d in paths.Debt(2)) variance += (d - 0.6) * (d - 0.6) / paths.Paths;
        Assert.Equal(σ * σ * (1 + ((1 + ρ) * (1 + ρ))), variance, 0.02 * variance);
    }

    [Fact]
    public void Joint_shocks_have_the_covariance_that_was_given()
    {
        // Growth and the balance correlated at 0.8: with λ(growth) linear for small shocks, the variance of debt needs their covariance.
        const double σ = 0.002;
        var covariance = new double[K * K];
        (covariance[0], covariance[(K * K) - 1]) = (σ * σ, σ * σ);
        covariance[4] = covariance[4 * K] = 0.8 * σ * σ;
        var stock = DebtPathTests.Stock(1, 0, 0);
        var paths = DebtSimulation.Run(stock, [DebtPathTests.Conditions(0, 0, 0, 0, 0, 0, 0)], ShockProcess.Normal(new double[K], covariance), 200_000, 4, threads: 2);
        double mean = 0, variance = 0;
        foreach (double d in paths.Debt(1)) mean += d / paths.Paths;
        foreach (double d in paths.Debt(1)) variance += (d - mean) * (d - mean) / paths.Paths;
        Assert.Equal(σ * σ * (1 + 1 + (2 * 0.8)), variance, 0.02 * variance);
    }

    [Fact]
    public void Blocks_repeat_years_as_they_were()
    {
        var history = History("COL");
        var paths = DebtSimulation.Run(_stock, Conditions(1), ShockProcess.Blocks(history, 3), 5000, 2);
        Assert.Equal(history.Years.Count, paths.Debt(1).ToArray().Distinct().Count());
    }

    [Fact]
    public void A_scenario_shifts_every_path_by_what_it_adds_up_to()
    {
        double[] phase = DebtShift.Even(10, 5);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1, 1, 1, 1, 1, 1], phase.Select(p => Math.Round(p, 12)));
        var still = ShockProcess.Normal(new double[K], new double[K * K]);
        DebtConditions[] flat = [.. Enumerable.Repeat(DebtPathTests.Conditions(0, 0, 0, 0, 0, 0, 0), 10)];
        var stock = DebtPathTests.Stock(0.6, 0, 0);
        var without = DebtSimulation.Run(stock, flat, still, 8, 1);
        var with = DebtSimulation.Run(stock, flat, still, 8, 1, new DebtShift([0.01, 0.02], [0, 0], [0, 0.1], phase));
        Assert.Equal(-0.01 * phase.Sum(), with.Debt(10)[2] - without.Debt(10)[2], 1e-12);
        Assert.Equal((-0.02 * phase.Sum()) + 0.06, with.Debt(10)[3] - without.Debt(10)[3], 1e-12);
        Assert.Equal(with.Debt(10)[0], with.Debt(10)[6]);
        Assert.Throws<RealignException>(() => DebtSimulation.Run(stock, flat, still, 8, 1, new DebtShift([0.01], [0], [0], [1])));
    }

    [Fact]
    public void What_is_no_covariance_is_refused()
    {
        var wrong = new double[K * K];
        (wrong[0], wrong[6], wrong[1], wrong[5]) = (1, 1, 2, 2);
        Assert.Contains("semidefinite", Assert.Throws<RealignException>(() => ShockProcess.Normal(new double[K], wrong)).Message, StringComparison.Ordinal);
        Assert.Throws<RealignException>(() => ShockProcess.Normal([1, 0, 0, 0, 0], new double[K * K]));
        var huge = new double[K * K];
        huge[0] = 4;
        Assert.Contains("nominal GDP", Assert.Throws<RealignException>(() => DebtSimulation.Run(_stock, Conditions(10), ShockProcess.Normal(new double[K], huge), 500, 1)).Message, StringComparison.Ordinal);
    }

    internal static ShockHistory History(string economy) => ShippedMacroFile.Value.History(economy)!;

    private static DebtConditions[] Conditions(int years) => [.. Enumerable.Repeat(DebtPathTests.Conditions(0.03, 0.04, 0.05, 0.09, 0.06, -0.01, 0.002), years)];
}
