using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.External;
using Realign.PublicFinance.Quantities;

namespace Realign.Tests.PublicFinance;

public class BudgetTests
{
    private static readonly Usd _gdp = Usd.FromBillions(400);

    /// <summary>GDP 400, imports 60 to 63, tariffs 2 to 2.4, income up 0.5 %, dollars 1 % dearer.</summary>
    private static readonly ScenarioImpulse _impulse = new()
    {
        Gdp = _gdp,
        Income = 0.005,
        ForeignPrice = 0.01,
        TariffsBefore = Usd.FromBillions(2),
        TariffsAfter = Usd.FromBillions(2.4),
        GoodsImportsBefore = Usd.FromBillions(60),
        GoodsImportsAfter = Usd.FromBillions(63),
        FinalShare = 0.4,
        ExportsBefore = Usd.FromBillions(70),
        ExportsAfter = Usd.FromBillions(140),
        ImportsBefore = Usd.FromBillions(80),
        ImportsAfter = Usd.FromBillions(83),
    };

    private static readonly BudgetParameters _parameters = new()
    {
        TaxRatio = Certain(0.16),
        TradeTaxes = Certain(0.004),
        ImportVat = Certain(0.13),
        Uncredited = Certain(0.7),
        Interest = Certain(0.03),
        ForeignShare = Certain(0.4),
        Measures = [BudgetMeasure.Parse("less aid=-0.1 % of GDP", _gdp), BudgetMeasure.Parse("roads=-2..-1..-0.5 billion USD", _gdp)],
    };

    [Fact]
    public void Every_line_is_what_a_hand_computes_and_the_lines_add_up()
    {
        var lines = BudgetEffect.Of(Impulses(), _parameters, 1).Lines();
        double[] expected =
        [
            0.4 / 400,
            0.13 * 0.7 * (63 + 2.4 - 60 - 2) / 400,
            (0.16 - 0.004 - (0.13 * 62 / 400)) * 0.005,
            -0.4 * 0.03 * 0.01,
            -0.001,
            -1.0 / 400,
        ];
        for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], lines[k].Value!.Value, 1e-14);
        Assert.Equal(expected.Sum(), lines[^1].Value!.Value, 1e-12);
        Assert.Equal(400e9 * expected.Sum(), lines[^1].Usd!.Value, 1);
        Assert.Equal(1, lines.SkipLast(1).Sum(l => l.ShareOfTotal!.Value), 1e-12);
        Assert.Equal(["tariffs", "import-vat", "other-taxes", "interest", "measure-1", "measure-2", "total"], lines.Select(l => l.Id));
    }

    [Fact]
    public void A_line_whose_figures_are_missing_says_so_and_is_not_zero()
    {
        var lines = BudgetEffect.Of(Impulses(), _parameters with { ImportVat = null }, 1).Lines();
        Assert.Null(lines[1].Value);
        Assert.Contains("customs_revenue_local", lines[1].Missing, StringComparison.Ordinal);
        Assert.True(double.IsFinite(lines[^1].Value!.Value));
    }

    [Fact]
    public void Parameters_are_drawn_with_the_rest_and_every_draw_adds_up()
    {
        var impulses = Impulses() with { Draws = [.. Enumerable.Repeat(_impulse, 400)] };
        var effect = BudgetEffect.Of(impulses, _parameters, 7);
        var total = effect.Lines()[^1];
        Assert.True(total.Low < total.Value && total.Value < total.High);
        Assert.Equal(effect.TotalDraws, BudgetEffect.Of(impulses, _parameters, 7).TotalDraws);
        for (int d = 0; d < 400; d++) Assert.Equal(effect.DrawLines(d).Sum(), effect.TotalDraws[d], 1e-15);
    }

    [Theory]
    [InlineData("roads", "write it like")]
    [InlineData("roads=1", "write it like")]
    [InlineData("roads=1 pesos", "no unit")]
    [InlineData("roads=-1..-2..0 % of GDP", "low ≤ value")]
    public void A_measure_that_is_none_is_refused(string text, string rule) =>
        Assert.Contains(rule, Assert.Throws<RealignException>(() => BudgetMeasure.Parse(text, _gdp)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fiscal_event_in_force_is_a_line_of_the_budget_and_nothing_to_trade()
    {
        using var folder = new TemporaryFolder();
        const string Events = """
            name: t
            events:
              - {kind: fiscal, id: tax, economy: COL, balance: {low: 0%, value: 0.1%, high: 0.3%}}
              - {kind: fiscal, id: roads, economy: COL, amount: -1000, date: 2026-01-01}
              - {kind: fiscal, id: elsewhere, economy: BRA, balance: 1%}
              - {kind: fiscal, id: over, economy: COL, balance: 1%, until: 2025-01-01}
            """;
        var scenario = ScenarioFile.Read(folder.Write("s.yaml", Events), []);
        var impulses = ScenarioImpulses.Solve("t", scenario, ShippedWorld.Value, "COL", 1e6, 0, 1, 1, new DateOnly(2026, 6, 1), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, impulses.Central.Income, 1e-12);
        Assert.Equal(["tax", "roads"], impulses.Measures.Select(m => m.Name));
        Assert.Equal((0, 0.001, 0.003), (impulses.Measures[0].Size.Low, impulses.Measures[0].Size.Value, impulses.Measures[0].Size.High));
        Assert.Equal(-1e9 / impulses.Central.Gdp.Units, impulses.Measures[1].Size.Value, 1e-15);
        var lines = BudgetEffect.Of(impulses, _parameters with { Measures = impulses.Measures }, 1).Lines();
        Assert.Equal(0.001 - (1e9 / impulses.Central.Gdp.Units), lines[^1].Value!.Value, 1e-12);
    }

    [Fact]
    public void Tariff_revenue_is_the_models_and_nothing_happens_without_a_shock()
    {
        var world = ShippedWorld.Value;
        int n = world.EconomyIndex("COL");
        var effects = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).AddTariff("COL", "CHN", "*", 0.2).ToShock(), new SolveOptions()).Effects;
        var impulse = ScenarioImpulse.Of(effects, n, 1e6);
        Assert.Equal(effects.TariffRevenue[n] * 1e6 / (1 + effects.PriceIndex[n]), impulse.TariffsAfter.Units, 1);
        Assert.True(impulse.TariffsAfter.Units > 1.5 * impulse.TariffsBefore.Units);
        // GDP is income less the deficit: at unchanged prices both together are welfare.
        double welfare = (((1 + impulse.Income) * world.Gdp(n)) + (effects.Deficits[n] / (1 + effects.PriceIndex[n]))) / (world.Gdp(n) + world.Deficits[n]);
        Assert.Equal(1 + effects.Welfare[n], welfare, 1e-9);
        var still = ScenarioImpulse.Of(new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).ToShock(), new SolveOptions()).Effects, n, 1e6);
        Assert.Equal(0, still.Income, 1e-12);
        Assert.Equal(still.TariffsBefore.Units, still.TariffsAfter.Units, 1);
        Assert.InRange(still.FinalShare, 0.05, 0.95);
    }

    [Fact]
    public void A_doubling_is_judged_on_each_definition()
    {
        var figures = new CapacityFigures
        {
            DebtServiceToExports = 0.37,
            Interest = ShareOfGdp.FromPercent(3),
            Revenue = ShareOfGdp.FromPercent(16),
            ExternalDebt = Usd.FromBillions(200),
            Reserves = Usd.FromBillions(60),
            PrimaryBalance = ShareOfGdp.FromPercent(-3.5),
            DebtFactor = 1.02,
        };
        var measures = CapacityToPay.Of(figures, BudgetEffect.Of(Impulses(), _parameters with { Measures = [] }, 1), []).ToDictionary(m => m.Id);
        Assert.Equal((0.37, 0.185, 2.0, CapacityVerdict.Holds), (measures["debt-service-exports"].Before, measures["debt-service-exports"].After, measures["debt-service-exports"].Ratio, measures["debt-service-exports"].Doubles));
        Assert.Equal(200 / 70.0, measures["external-debt-exports"].Before!.Value, 1e-12);
        Assert.Equal(CapacityVerdict.DoesNotHold, measures["interest-revenue"].Doubles);
        Assert.Equal(CapacityVerdict.Undefined, measures["debt-carried"].Doubles);
        Assert.Equal(9, measures["reserves-imports"].Before!.Value, 1e-12);
        Assert.Equal(80 / 83.0, measures["reserves-imports"].Ratio!.Value, 1e-12);
        var surplus = CapacityToPay.Of(figures with { PrimaryBalance = ShareOfGdp.FromPercent(1), Reserves = null }, BudgetEffect.Of(Impulses(), _parameters with { Measures = [BudgetMeasure.Parse("tax=1 % of GDP", _gdp)] }, 1), []).ToDictionary(m => m.Id);
        Assert.Equal(0.5, surplus["debt-carried"].Before!.Value, 1e-12);
        Assert.Equal(CapacityVerdict.Holds, surplus["debt-carried"].Doubles);
        Assert.Equal((CapacityVerdict.Undefined, "reserves"), (surplus["reserves-imports"].Doubles, surplus["reserves-imports"].Needs));
    }

    [Fact]
    public void The_external_accounts_and_the_identity_close()
    {
        var accounts = new ExternalAccounts
        {
            Year = 2024,
            Gdp = _gdp,
            Goods = Usd.FromBillions(-10),
            Services = Usd.FromBillions(-12),
            Remittances = Usd.FromBillions(11),
            CurrentAccount = ShareOfGdp.FromPercent(-2),
            FiscalBalance = ShareOfGdp.FromPercent(-6.5),
        };
        Assert.Equal(3, accounts.IncomeAndOther!.Value.Billions, 1e-12);
        Assert.Equal(accounts.CurrentAccount!.Value.Fraction, (accounts.PrivateBalance!.Value + accounts.FiscalBalance!.Value).Fraction, 1e-12);
        Assert.Equal(-0.04, ExternalAccounts.RequiredPrivateChange(ShareOfGdp.FromPercent(2.5), ShareOfGdp.FromPercent(6.5)).Fraction, 1e-12);
        Assert.Null((accounts with { FiscalBalance = null }).PrivateBalance);
    }

    private static ScenarioImpulses Impulses() => new() { Id = "t", Name = "T", Central = _impulse, Draws = [], Failed = 0, GoodsBalances = [], Services = default };

    private static BudgetParameter Certain(double value) => new("p", EventSize.Certain(value), "by hand");
}
