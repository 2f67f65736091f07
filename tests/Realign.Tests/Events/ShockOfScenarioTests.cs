using Realign.Events;
using static Realign.Tests.Events.TinyWorld;

namespace Realign.Tests.Events;

public class ShockOfScenarioTests
{
    private const double Exact = 1e-15;

    [Fact]
    public void A_tariff_adds_to_the_baseline_unless_it_sets()
    {
        Assert.Equal([new CellShock(Col, Chn, Good, 0.13, 1, 1)], ScenarioText.Shock("- {kind: tariff, importer: COL, exporter: CHN, rate: 0.1}").Cells);
        Assert.Equal([new CellShock(Col, Chn, Good, 0.1, 1, 1)], ScenarioText.Shock("- {kind: tariff, importer: COL, exporter: CHN, rate: 0.1, mode: set}").Cells);
    }

    [Fact]
    public void Tariffs_that_add_stack()
    {
        var shock = ScenarioText.Shock("- {kind: tariff, importer: COL, exporter: CHN, rate: 0.1}\n- {kind: tariff, importer: COL, exporter: CHN, rate: 0.05}");

        Assert.Equal(0.18, Assert.Single(shock.Cells).Tariff, Exact);
    }

    [Fact]
    public void World_leaves_out_an_economys_trade_with_itself()
    {
        var shock = ScenarioText.Shock("- {kind: tariff, importer: USA, exporter: world, sector: all, rate: 0.1}");

        Assert.Equal([(Usa, Chn, Good), (Usa, Col, Good), (Usa, Chn, Service), (Usa, Col, Service)], shock.Cells.Select(c => (c.Importer, c.Exporter, c.Sector)));
    }

    [Fact]
    public void An_agreement_lowers_trade_costs_both_ways_by_the_elasticity_in_use()
    {
        var resolved = ScenarioText.Resolve("- {kind: agreement, members: [COL, CHN], sector: all, effect: 0.3}");
        var shock = resolved.ToShock([6, 3]);

        Assert.Equal([(Chn, Col, Good), (Col, Chn, Good), (Chn, Col, Service), (Col, Chn, Service)], shock.Cells.Select(c => (c.Importer, c.Exporter, c.Sector)));
        Assert.Equal(Math.Exp(-0.05), shock.Cells[0].TradeCost, Exact);
        Assert.Equal(Math.Exp(-0.1), shock.Cells[2].TradeCost, Exact);
    }

    [Fact]
    public void An_agreement_of_one_direction_leaves_the_other_alone() => Assert.Equal(
        [(Col, Chn)],
        ScenarioText.Shock("- {kind: agreement, importer: COL, exporter: CHN, effect: 0.3}").Cells.Select(c => (c.Importer, c.Exporter)));

    [Fact]
    public void A_group_alone_can_be_the_members_of_an_agreement() =>
        Assert.Equal(6, ScenarioText.Shock("- {kind: agreement, members: world, effect: 0.3}").Cells.Count);

    [Theory]
    [InlineData("2024-12-31", 0)]
    [InlineData("2025-01-01", 0.2)]
    [InlineData("2026-06-30", 0.6)]
    [InlineData("2040-01-01", 0.9)]
    [InlineData(null, 0.9)]
    public void An_agreement_phases_in_by_year(string? at, double share)
    {
        var shock = ScenarioText.Shock("- {kind: agreement, members: [COL, CHN], effect: 0.5, phase-in: {2026: 60%, 2025: 0.2, 2027: 0.9}}", at);

        Assert.Equal(Math.Exp(-share * 0.5 / 5), shock.Cells[0].TradeCost, Exact);
    }

    [Fact]
    public void Trade_costs_change_by_a_fraction() =>
        Assert.Equal(0.95, Assert.Single(ScenarioText.Shock("- {kind: trade-cost, importer: COL, exporter: CHN, change: -0.05}").Cells).TradeCost, Exact);

    [Fact]
    public void A_boycott_takes_a_share_of_the_taste_and_an_embargo_all_of_it()
    {
        Assert.Equal(new CellShock(Col, Chn, Good, 0.03, 1, 0.7), Assert.Single(ScenarioText.Shock("- {kind: boycott, importer: COL, exporter: CHN, share: 0.3}").Cells));
        Assert.Equal(0, Assert.Single(ScenarioText.Shock("- {kind: embargo, importer: COL, exporter: CHN}").Cells).Taste);
        Assert.Equal([(Chn, Col), (Col, Chn)], ScenarioText.Shock("- {kind: embargo, importer: COL, exporter: CHN, mutual: true}").Cells.Select(c => (c.Importer, c.Exporter)));
    }

    [Fact]
    public void Productivity_changes_in_all_sectors_unless_one_is_named()
    {
        Assert.Equal(
            [new ProductivityShock(Col, Good, 1.02), new ProductivityShock(Col, Service, 1.02)],
            ScenarioText.Shock("- {kind: productivity, economy: COL, change: 2%}").Productivities);
        Assert.Equal([new ProductivityShock(Col, Service, 1.02)], ScenarioText.Shock("- {kind: productivity, economy: COL, sector: services, change: 0.02}").Productivities);
    }

    [Fact]
    public void A_transfer_is_one_sides_loss_and_the_others_gain() =>
        Assert.Equal([-500, 0, 500], ScenarioText.Shock("- {kind: transfer, from: USA, to: COL, amount: 500}").Transfers);

    [Theory]
    [InlineData("2025-04-04", false)]
    [InlineData("2025-04-05", true)]
    [InlineData("2025-08-06", true)]
    [InlineData("2025-08-07", false)]
    [InlineData(null, true)]
    public void An_event_is_in_force_from_its_date_until_its_end(string? at, bool inForce)
    {
        var resolved = ScenarioText.Resolve("- {kind: embargo, importer: COL, exporter: CHN, date: 2025-04-05, until: 2025-08-06}", at);

        Assert.Equal(inForce, resolved.InForce(resolved.Scenario.Events[0]));
        Assert.Equal(inForce ? 1 : 0, resolved.ToShock([5, 4]).Cells.Count);
    }

    [Fact]
    public void A_resolved_scenario_makes_the_shock_that_a_builder_makes()
    {
        var made = ScenarioText.Shock("""
            - {kind: tariff, importer: USA, exporter: world, sector: all, rate: 0.1}
            - {kind: tariff, importer: USA, exporter: CHN, rate: 0.2}
            - {kind: trade-cost, importer: world, exporter: COL, sector: services, change: 0.05}
            - {kind: agreement, members: [USA, COL], sector: all, effect: 0.2}
            - {kind: boycott, importer: COL, exporter: CHN, share: 0.4}
            - {kind: productivity, economy: CHN, change: 0.01}
            - {kind: productivity, economy: world, sector: A01, change: 0.03}
            - {kind: transfer, from: USA, to: COL, amount: 3}
            """);
        var builder = new ShockBuilder(World).AddTariff("USA", "*", "*", 0.1).AddTariff("USA", "CHN", "A01", 0.2).TradeCost("*", "COL", "H49", 1.05);
        foreach (var (importer, exporter) in new[] { ("USA", "COL"), ("COL", "USA") })
            builder.TradeCost(importer, exporter, "A01", Math.Exp(-0.2 / 5)).TradeCost(importer, exporter, "H49", Math.Exp(-0.2 / 4));
        var built = builder.Taste("COL", "CHN", "A01", 0.6).Productivity("CHN", "*", 1.01).Productivity("*", "A01", 1.03).Transfer("USA", "COL", 3).ToShock();

        Assert.Equal(built.Cells, made.Cells);
        Assert.Equal(built.Productivities, made.Productivities);
        Assert.Equal(built.Transfers, made.Transfers);
    }

    [Fact]
    public void A_draw_moves_every_event_in_force_within_its_range_and_leaves_the_next_draw_alone()
    {
        var resolved = ScenarioText.Resolve("""
            - {kind: embargo, importer: USA, exporter: CHN}
            - {kind: tariff, importer: COL, exporter: CHN, rate: {low: 0.1, value: 0.2, high: 0.4}, mode: set}
            """);

        Assert.True(resolved.IsUncertain);
        Assert.Equal(0.1, Tariff(resolved.ToShock([5, 4], (_, _) => 0)));
        Assert.Equal(0.4, Tariff(resolved.ToShock([5, 4], (_, _) => 1)));
        Assert.Equal(0.2, Tariff(resolved.ToShock([5, 4])));
        Assert.Equal(new EventSize(0.1, 0.2, 0.4).Draw(0.7), Tariff(resolved.ToShock([5, 4], (k, _) => k == 1 ? 0.7 : 0.1)));
        static double Tariff(Shock shock) => shock.Cells.Single(c => c.Importer == Col).Tariff;
    }

    [Fact]
    public void A_scenario_makes_the_shock_of_a_day_in_one_step()
    {
        var scenario = ScenarioText.Of("name: t\nevents: [{kind: embargo, importer: USA, exporter: CHN, date: 2025-04-05}]");

        Assert.Single(scenario.ToShock(World, [5, 4], new DateOnly(2025, 4, 5)).Cells);
        Assert.Empty(scenario.ToShock(World, [5, 4], new DateOnly(2025, 4, 4)).Cells);
    }

    [Fact]
    public void Elasticities_must_fit_the_world() =>
        Assert.Contains("1 trade elasticities for the 2 sectors", Assert.Throws<RealignException>(() => ScenarioText.Resolve("- {kind: embargo, importer: USA, exporter: CHN}").ToShock([5])).Message, StringComparison.Ordinal);
}
