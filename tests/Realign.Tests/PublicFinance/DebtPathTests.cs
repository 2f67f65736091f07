using Realign.Numerics;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.Quantities;

namespace Realign.Tests.PublicFinance;

public class DebtPathTests
{
    [Theory]
    [InlineData(0.6, 0.06, 0.03, 0.01)]
    [InlineData(0.6, 0.02, 0.05, -0.02)]
    [InlineData(1.2, 0.04, 0.04, 0)]
    public void Under_constant_conditions_the_path_is_the_closed_form(double debt, double interest, double growth, double balance)
    {
        var path = DebtPath.Run(Stock(debt, 0, interest), [.. Enumerable.Repeat(Conditions(growth, 0, 0, interest, interest, balance, 0.002), 30)]);
        double λ = (1 + interest) / (1 + growth);
        foreach (var year in path.Years) Assert.Equal(DebtEquation.AfterYears(debt, λ, balance, 0.002, year.Year), year.Debt.Fraction, 1e-12);
    }

    /// <summary>Dolan 2015, "Is the Government Debt Out of Control?", examples 1 and 2: PSB* = DEBT·(INT − GRO), in continuous time; in discrete time it is that over 1 + GRO.</summary>
    [Theory]
    [InlineData(0.5, 0.04, 0.02, 0.01)]
    [InlineData(0.5, 0.02, 0.04, -0.01)]
    public void Published_examples_of_the_stabilising_balance_come_out(double debt, double interest, double growth, double published)
    {
        double stabilising = DebtEquation.StabilisingPrimaryBalance(debt, (1 + interest) / (1 + growth), 0);
        Assert.Equal(published, stabilising * (1 + growth), 1e-12);
        var path = DebtPath.Run(Stock(debt, 0, interest), [.. Enumerable.Repeat(Conditions(growth, 0, 0, interest, interest, stabilising, 0), 20)]);
        Assert.All(path.Years, y => Assert.Equal(debt, y.Debt.Fraction, 1e-12));
    }

    /// <summary>By hand: debt 60, a third foreign, i^d 8 %, i^f 5 %, depreciation 10 %, growth 3 %, inflation 4 %, pb 1, sfa 0.5.</summary>
    [Fact]
    public void A_year_computed_by_hand_comes_out()
    {
        var year = DebtPath.Run(Stock(0.6, 1.0 / 3, 0.08, 0.05), [Conditions(0.03, 0.04, 0.1, 0.08, 0.05, 0.01, 0.005)]).Years[0];
        Assert.Equal(((0.4 * 1.08) + (0.2 * 1.05 * 1.1)) / (1.03 * 1.04) - 0.01 + 0.005, year.Debt.Fraction, 1e-15);
        Assert.Equal(0.6139320388, year.Debt.Fraction, 1e-9);
        Assert.Equal((0.4 * 0.08 + 0.2 * 0.05 * 1.1) / 1.0712, year.Interest.Fraction, 1e-15);
        Assert.Equal(0.2 * 1.05 * 0.1 / 1.0712, year.FromExchangeRate.Fraction, 1e-15);
    }

    [Fact]
    public void Contributions_add_up_to_the_change_of_the_ratio_and_the_stabilising_balance_keeps_it()
    {
        var random = new CounterRandom(5, 0);
        int at = 0;
        double U(double low, double high) => low + ((high - low) * random.Uniform(at++));
        for (int k = 0; k < 200; k++)
        {
            var stock = Stock(U(-0.3, 2), U(0, 1), U(0, 0.15), U(0, 0.1), U(1, 15), U(1, 15));
            DebtConditions[] conditions = [.. Enumerable.Range(0, 12).Select(_ => Conditions(U(-0.08, 0.1), U(-0.02, 0.3), U(-0.2, 0.5), U(0, 0.2), U(0, 0.1), U(-0.1, 0.05), U(-0.02, 0.05)))];
            double before = stock.Debt.Fraction;
            foreach (var y in DebtPath.Run(stock, conditions).Years)
            {
                double sum = y.FromInterest.Fraction + y.FromExchangeRate.Fraction + y.FromGrowth.Fraction + y.FromInflation.Fraction + y.FromPrimaryBalance.Fraction + y.FromStockFlow.Fraction;
                Assert.Equal(y.Debt.Fraction - before, sum, 1e-12);
                Assert.Equal(y.StabilisingPrimaryBalance.Fraction - y.PrimaryBalance.Fraction, y.Debt.Fraction - before, 1e-12);
                before = y.Debt.Fraction;
            }
        }
    }

    /// <summary>A second implementation: every vintage of debt in money, each with its own rate, a sixth of each falling due every year.</summary>
    [Fact]
    public void Interest_follows_new_rates_as_a_ledger_of_vintages_has_it()
    {
        const double Maturity = 6, Growth = 0.03, Inflation = 0.04, Balance = -0.02;
        double[] rates = [0.05, 0.09, 0.12, 0.08, 0.07, 0.1, 0.1, 0.06];
        var path = DebtPath.Run(Stock(0.5, 0, 0.05, 0, Maturity), [.. rates.Select(r => Conditions(Growth, Inflation, 0, r, 0, Balance, 0))]);
        double gdp = 1;
        var vintages = new List<(double Amount, double Rate)> { (0.5, 0.05) };
        for (int t = 0; t < rates.Length; t++)
        {
            gdp *= (1 + Growth) * (1 + Inflation);
            double interest = vintages.Sum(v => v.Amount * v.Rate), due = vintages.Sum(v => v.Amount / Maturity);
            Assert.Equal(interest / gdp, path.Years[t].Interest.Fraction, 1e-12);
            vintages = [.. vintages.Select(v => (v.Amount * (1 - (1 / Maturity)), v.Rate)), (due + interest - (Balance * gdp), rates[t])];
            Assert.Equal(vintages.Sum(v => v.Amount) / gdp, path.Years[t].Debt.Fraction, 1e-12);
        }
    }

    [Fact]
    public void A_balance_carries_the_debt_that_it_keeps_constant()
    {
        Assert.Equal(0.51, DebtEquation.Carried(0.01, 1.04 / 1.02, 0)!.Value, 1e-12);
        Assert.Null(DebtEquation.Carried(0.01, 0.99, 0));
        Assert.Equal(0, DebtEquation.Carried(-0.01, 1.02, 0));
    }

    [Fact]
    public void Stress_raises_debt_and_all_together_raise_it_more()
    {
        var history = StochasticDebtTests.History("COL");
        DebtConditions[] conditions = [.. Enumerable.Repeat(Conditions(0.03, 0.04, 0.03, 0.08, 0.05, 0, 0), 10)];
        var stock = Stock(0.6, 0.35, 0.08, 0.05);
        double without = DebtPath.Run(stock, conditions).Last.Fraction;
        var tests = StressTests.Run(stock, conditions, history);
        Assert.All(tests, t => Assert.True(t.Path.Last.Fraction > without, t.Id));
        Assert.True(tests.Single(t => t.Id == "combined").Path.Last.Fraction > tests.Where(t => t.Id is not ("combined" or "contingent-liability")).Max(t => t.Path.Last.Fraction));
        Assert.Equal(0.1, tests.Single(t => t.Id == "contingent-liability").Path.Years[0].Debt.Fraction - tests.Single(t => t.Id == "growth").Path.Years[0].Debt.Fraction, 1e-12);
    }

    internal static DebtStock Stock(double debt, double foreignShare, double domesticRate, double foreignRate = 0, double domesticMaturity = 1, double foreignMaturity = 1) => new()
    {
        Debt = ShareOfGdp.FromFraction(debt),
        ForeignShare = foreignShare,
        DomesticRate = Rate.FromFraction(domesticRate),
        ForeignRate = Rate.FromFraction(foreignRate),
        DomesticMaturity = domesticMaturity,
        ForeignMaturity = foreignMaturity,
    };

    internal static DebtConditions Conditions(double growth, double inflation, double depreciation, double domesticRate, double foreignRate, double balance, double stockFlow) => new(
        Rate.FromFraction(growth), Rate.FromFraction(inflation), Rate.FromFraction(depreciation), Rate.FromFraction(domesticRate), Rate.FromFraction(foreignRate), ShareOfGdp.FromFraction(balance), ShareOfGdp.FromFraction(stockFlow));
}
