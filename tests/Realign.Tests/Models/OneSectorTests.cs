using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Models;

/// <summary>The model on the one-sector version of a world.</summary>
public class OneSectorTests
{
    private static readonly SolveOptions _tight = new() { Tolerance = 1e-11, Closure = Closure.Balanced };

    [Fact]
    public void The_one_sector_version_of_the_shipped_world_is_balanced_and_a_zero_shock_needs_no_iteration()
    {
        var one = WorldAggregation.OneSector(ShippedWorld.Value);
        var sector = Assert.Single(one.Sectors);
        Assert.Equal(("ALL", true), (sector.Code, sector.IsGood));
        Assert.Equal(ShippedWorld.Value.Economies, one.Economies);
        Assert.True(WorldCheck.Run(one).Holds);
        var result = new GeneralEquilibriumModel(one).Solve(Shock.None(one));
        Assert.Equal(0, result.Iterations);
        Assert.False(result.BaselineSolved);
    }

    [Fact]
    public void The_US_tariffs_of_the_lead_case_are_solved_with_one_sector()
    {
        var world = ShippedWorld.Value;
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "us-tariffs.yaml"), []);
        var aggregation = new ShockAggregation(world, AggregationMap.OneSector(world));
        var shock = aggregation.Aggregate(scenario.Resolve(world).ToShock(world.TradeElasticities));
        var result = new GeneralEquilibriumModel(aggregation.Aggregated).Solve(shock);
        Assert.True(result.Converged, result.Failure);
        int usa = world.EconomyIndex("USA");
        Assert.True(result.Effects.Imports(usa).After < result.Effects.Imports(usa).Before);
        Assert.True(result.Effects.TariffRevenueOf(usa).After > result.Effects.TariffRevenueOf(usa).Before);
    }

    [Fact]
    public void Welfare_follows_the_closed_form_with_intermediates()
    {
        // Arkolakis, Costinot and Rodríguez-Clare (2012): with one sector, inputs, no tariffs and balanced trade, Ŵ = π̂_nn^(−1/(θγ)).
        var world = WithoutTariffs(RandomWorlds.Balanced(4, 3, 6));
        var aggregation = new ShockAggregation(world, AggregationMap.OneSector(world));
        var shock = new ShockBuilder(world).TradeCost("*", "*", "S01", 1.2).TradeCost("E01", "E04", "S02", 0.8).ToShock();
        var effects = new GeneralEquilibriumModel(aggregation.Aggregated).Solve(aggregation.Aggregate(shock), _tight).Effects;
        var baseline = effects.Baseline;
        for (int n = 0; n < 4; n++)
        {
            double spent = Enumerable.Range(0, 4).Sum(i => effects.Flow(n, i, 0));
            double domestic = effects.Flow(n, n, 0) / spent / (baseline.Flows[n, n, 0] / baseline.Expenditure[n, 0]);
            double expected = Math.Pow(domestic, -1 / (baseline.TradeElasticities[0] * baseline.ValueAddedShares[n, 0])) - 1;
            Assert.True(Math.Abs(expected) > 1e-4);
            Assert.Equal(expected, effects.Welfare[n], 1e-9);
        }
    }

    [Fact]
    public void Merging_sectors_that_are_alike_in_everything_loses_nothing()
    {
        var world = Twins();
        var aggregation = new ShockAggregation(world, AggregationMap.OneSector(world));
        var shock = new ShockBuilder(world).SetTariff("A", "*", "*", 0.3).TradeCost("B", "A", "*", 1.1).Taste("B", "C", "*", 0.5).Productivity("C", "*", 1.1).Transfer("A", "B", 1).ToShock();
        var two = new GeneralEquilibriumModel(world).Solve(shock, _tight).Effects;
        var one = new GeneralEquilibriumModel(aggregation.Aggregated).Solve(aggregation.Aggregate(shock), _tight).Effects;
        for (int n = 0; n < 3; n++) Assert.Equal(two.Welfare[n], one.Welfare[n], 1e-9);
    }

    [Fact]
    public void A_map_that_merges_nothing_gives_the_same_results()
    {
        var world = RandomWorlds.Balanced(4, 3, 6);
        var aggregation = new ShockAggregation(world, new AggregationMap(new Dictionary<string, string>(), new Dictionary<string, string>()));
        var shock = RandomShocks.On(world, 3);
        var before = new GeneralEquilibriumModel(world).Solve(shock, _tight).Effects;
        var after = new GeneralEquilibriumModel(aggregation.Aggregated).Solve(aggregation.Aggregate(shock), _tight).Effects;
        for (int n = 0; n < 4; n++) Assert.Equal(before.Welfare[n], after.Welfare[n], 1e-10);
    }

    /// <summary>Three economies with two sectors that differ in name alone.</summary>
    private static World Twins()
    {
        double[,] flows = { { 80, 12, 8 }, { 12, 150, 30 }, { 8, 30, 400 } };
        return new World(new WorldData
        {
            Name = "twins",
            Year = 2020,
            Unit = "million USD",
            Economies = [new Economy("A", "A", ""), new Economy("B", "B", ""), new Economy("C", "C", "")],
            Sectors = [new Sector("G", "Goods", "", true), new Sector("S", "Services", "", false)],
            Flows = Tensor.Create(3, 3, 2, (n, i, _) => flows[n, i]),
            Tariffs = Tensor.Create(3, 3, 2, (n, i, _) => n == i ? 0 : 0.05),
            InputCoefficients = Tensor.Filled(3, 2, 2, 0.2),
            ValueAddedShares = Matrix.Create(3, 2, (_, _) => 0.6),
            TradeElasticities = [4, 4],
        });
    }

    private static World WithoutTariffs(World world)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        return new World(new WorldData
        {
            Name = world.Name,
            Year = world.Year,
            Unit = world.Unit,
            Economies = world.Economies,
            Sectors = world.Sectors,
            Flows = world.Flows,
            Tariffs = Tensor.Filled(N, N, J, 0),
            InputCoefficients = world.InputCoefficients,
            ValueAddedShares = world.ValueAddedShares,
            TradeElasticities = world.TradeElasticities,
        });
    }
}
