using CsCheck;
using Realign.Events;
using Realign.Tests.Models;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Events;

public class ShockAggregationTests
{
    private static readonly AggregationMap _goods = Sectors(("S01", "G"), ("S02", "G"));

    [Fact]
    public void No_shock_is_still_no_shock() => RandomWorlds.WithSilentSectors.Sample(world =>
    {
        var aggregation = OneSector(world);
        var none = aggregation.Aggregate(Shock.None(world));
        Assert.Same(aggregation.Aggregated, none.World);
        Assert.Empty(none.Cells);
        Assert.Empty(none.Productivities);
        Assert.All(none.Transfers, t => Assert.Equal(0, t));
    });

    [Fact]
    public void Cells_that_do_not_change_are_those_of_the_aggregated_world() => RandomWorlds.Any.Sample(world =>
    {
        var shock = OneSector(world).Aggregate(new ShockBuilder(world).AddTariff("*", "*", "*", 0).ToShock());
        Assert.All(shock.Cells, c => Assert.Equal(new CellShock(c.Importer, c.Exporter, 0, shock.World.Tariffs[c.Importer, c.Exporter, 0], 1, 1), c));
    });

    [Fact]
    public void Tariff_revenue_at_baseline_flows_is_the_same() => Gen.Select(RandomWorlds.WithSilentSectors, Gen.Int[0, int.MaxValue], Gen.Bool).Sample((world, seed, one) =>
    {
        var aggregation = one || world.Sectors.Count < 3 ? OneSector(world) : new ShockAggregation(world, Sectors(("S01", "S02")));
        var shock = RandomShocks.On(world, seed);
        double[] before = Revenue(shock), after = Revenue(aggregation.Aggregate(shock));
        for (int n = 0; n < before.Length; n++) Assert.Equal(before[n], after[n], 1e-12 * world.ValueAdded.Sum());
    });

    [Fact]
    public void What_changes_alike_in_all_merged_sectors_changes_exactly_so_in_the_one() => Gen.Select(RandomWorlds.WithSilentSectors, Gen.Double[0, 1]).Sample((world, size) =>
    {
        var shock = OneSector(world).Aggregate(Everywhere(world, size).ToShock());
        Assert.NotEmpty(shock.Cells);
        Assert.All(shock.Cells, c => Assert.Equal((size, 1 + size, 1 - size), (c.Tariff, c.TradeCost, c.Taste)));
        Assert.Equal(world.Economies.Count, shock.Productivities.Count);
        Assert.All(shock.Productivities, p => Assert.Equal(2 + size, p.Change));
    });

    [Fact]
    public void An_embargo_on_all_merged_sectors_is_an_embargo_and_on_one_a_boycott()
    {
        var world = RandomWorlds.Balanced(3, 3, 4);
        var aggregation = new ShockAggregation(world, _goods);
        Assert.Equal([0, 0], aggregation.Aggregate(new ShockBuilder(world).Taste("E01", "E03", "*", 0).ToShock()).Cells.Select(c => c.Taste));
        double left = Purchases(world, 0, 2, 1) / (Purchases(world, 0, 2, 0) + Purchases(world, 0, 2, 1));
        Assert.Equal(left, Assert.Single(aggregation.Aggregate(new ShockBuilder(world).Taste("E01", "E03", "S01", 0).ToShock()).Cells).Taste, 1e-12);
    }

    [Fact]
    public void Costs_are_weighted_by_purchases_and_productivity_by_output()
    {
        var world = RandomWorlds.Balanced(3, 3, 4);
        var shock = new ShockAggregation(world, _goods).Aggregate(new ShockBuilder(world).TradeCost("E01", "E03", "S02", 1.2).Productivity("E02", "S01", 1.1).ToShock());
        double bought = Purchases(world, 0, 2, 1) / (Purchases(world, 0, 2, 0) + Purchases(world, 0, 2, 1)), made = world.Output[1, 0] / (world.Output[1, 0] + world.Output[1, 1]);
        Assert.Equal(Math.Pow(1.2, bought), Assert.Single(shock.Cells).TradeCost, 1e-12);
        Assert.Equal(Math.Pow(1.1, made), Assert.Single(shock.Productivities).Change, 1e-12);
    }

    [Fact]
    public void What_is_not_traded_or_not_made_stays_unchanged()
    {
        var world = RandomWorlds.Balanced(3, 4, 4, silentSectors: true);
        var silent = Enumerable.Range(0, 3).Where(j => world.Output[0, j] == 0).Select(j => world.Sectors[j].Code).ToArray();
        Assert.NotEmpty(silent);
        string other = Assert.Single(world.Sectors, s => s.Code == "S02").Code;
        var aggregation = new ShockAggregation(world, Sectors([.. silent.Append(other).Distinct().Select(s => (s, "G"))]));
        var builder = new ShockBuilder(world);
        foreach (string s in silent) builder.Productivity("E01", s, 1.5).TradeCost("E02", "E01", s, 2).SetTariff("E02", "E01", s, 0.9);
        var shock = aggregation.Aggregate(builder.ToShock());
        Assert.Empty(shock.Productivities);
        Assert.All(shock.Cells, c => Assert.Equal((aggregation.Aggregated.Tariffs[1, 0, c.Sector], 1, 1), (c.Tariff, c.TradeCost, c.Taste)));
    }

    [Fact]
    public void A_map_that_merges_nothing_returns_the_same_shock() => Gen.Select(RandomWorlds.Any, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
    {
        var shock = RandomShocks.On(world, seed);
        var same = new ShockAggregation(world, Sectors()).Aggregate(shock);
        Assert.Equal(shock.Cells, same.Cells);
        Assert.Equal(shock.Productivities, same.Productivities);
        Assert.Equal(shock.Transfers, same.Transfers);
    });

    [Fact]
    public void Cells_of_merged_sectors_keep_the_order_of_a_shock() => Gen.Select(RandomWorlds.Any, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
    {
        var aggregation = new ShockAggregation(world, world.Sectors.Count > 3 ? Sectors(("S01", "G"), ("S03", "G")) : AggregationMap.OneSector(world));
        var cells = aggregation.Aggregate(RandomShocks.On(world, seed)).Cells;
        Assert.Equal(cells.OrderBy(c => c.Sector).ThenBy(c => c.Importer).ThenBy(c => c.Exporter), cells);
        Assert.Equal(cells.Count, cells.Select(c => (c.Importer, c.Exporter, c.Sector)).Distinct().Count());
    });

    [Fact]
    public void Elasticities_are_merged_as_those_of_the_aggregated_world()
    {
        var world = ShippedWorld.Value;
        var aggregation = OneSector(world);
        Assert.Equal(aggregation.Aggregated.TradeElasticities, aggregation.TradeElasticities(world.TradeElasticities));
        Assert.All(world.ElasticitySets.Zip(aggregation.Aggregated.ElasticitySets), p => Assert.Equal(p.Second.Values, aggregation.TradeElasticities(p.First.Values)));
        Assert.Contains("give one a sector", Assert.Throws<RealignException>(() => aggregation.TradeElasticities([4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shock_for_another_world_is_refused()
    {
        var error = Assert.Throws<RealignException>(() => OneSector(RandomWorlds.Balanced(3, 3, 1)).Aggregate(Shock.None(RandomWorlds.Balanced(3, 3, 2))));
        Assert.Contains("Build the shock on the aggregation's world", error.Message, StringComparison.Ordinal);
        Assert.Empty(OneSector(RandomWorlds.Balanced(3, 3, 1)).Aggregate(Shock.None(RandomWorlds.Balanced(3, 3, 1))).Cells);
    }

    [Fact]
    public void A_map_that_merges_economies_is_refused()
    {
        var map = new AggregationMap(new Dictionary<string, string> { ["E01"] = "E02" }, new Dictionary<string, string>());
        Assert.Contains("sectors alone", Assert.Throws<RealignException>(() => new ShockAggregation(RandomWorlds.Balanced(3, 3, 1), map)).Message, StringComparison.Ordinal);
    }

    private static ShockAggregation OneSector(World world) => new(world, AggregationMap.OneSector(world));

    private static AggregationMap Sectors(params (string From, string To)[] sectors) =>
        new(new Dictionary<string, string>(), sectors.ToDictionary(e => e.From, e => e.To));

    private static ShockBuilder Everywhere(World world, double size) => new ShockBuilder(world)
        .SetTariff("*", "*", "*", size).TradeCost("*", "*", "*", 1 + size).Taste("*", "*", "*", 1 - size).Productivity("*", "*", 2 + size);

    private static double Purchases(World world, int n, int i, int j) => (1 + world.Tariffs[n, i, j]) * world.Flows[n, i, j];

    /// <summary>Of each economy, at the new tariffs and the old flows.</summary>
    private static double[] Revenue(Shock shock)
    {
        double[] revenue = [.. shock.World.TariffRevenue];
        foreach (var c in shock.Cells) revenue[c.Importer] += (c.Tariff - shock.World.Tariffs[c.Importer, c.Exporter, c.Sector]) * shock.World.Flows[c.Importer, c.Exporter, c.Sector];
        return revenue;
    }
}
