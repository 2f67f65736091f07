using CsCheck;
using Realign.Files;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Worlds;

public class WorldAggregationTests
{
    [Fact]
    public void All_identities_still_hold() => Gen.Select(RandomWorlds.Any, Gen.Int[0, int.MaxValue]).Sample(
        (world, seed) => WorldCheck.Run(WorldAggregation.Aggregate(world, RandomMap(world, seed))).Holds, iter: 300);

    [Fact]
    public void All_identities_still_hold_with_silent_sectors() => Gen.Select(RandomWorlds.WithSilentSectors, Gen.Int[0, int.MaxValue]).Sample(
        (world, seed) => WorldCheck.Run(WorldAggregation.Aggregate(world, RandomMap(world, seed))).Holds, iter: 300);

    [Fact]
    public void Tariff_revenue_vanishes_only_within_merged_economies()
    {
        var world = RandomWorlds.Balanced(4, 3, 9);
        var merged = WorldAggregation.Aggregate(world, Map(("E01", "A"), ("E02", "A")));
        double within = Enumerable.Range(0, 3).Sum(j => (world.Tariffs[0, 1, j] * world.Flows[0, 1, j]) + (world.Tariffs[1, 0, j] * world.Flows[1, 0, j]));
        Assert.Equal(world.TariffRevenue[0] + world.TariffRevenue[1] - within, merged.TariffRevenue[0], 1e-9);
        Assert.Equal(world.TariffRevenue[2], merged.TariffRevenue[1], 1e-9);
        Assert.Equal(world.Deficits[0] + world.Deficits[1], merged.Deficits[0], 1e-9);
        Assert.Contains("vanished", Assert.Single(merged.Provenance.Notes));
    }

    [Fact]
    public void Revenue_that_final_demand_cannot_bear_comes_out_of_input_costs()
    {
        var world = AlmostNoFinalDemandForTheFirstSector(RandomWorlds.Balanced(2, 2, 3));
        Assert.True(WorldCheck.Run(world).Holds);
        var one = WorldAggregation.Aggregate(world, Map(("E01", "W"), ("E02", "W")));
        Assert.Equal(0, one.FinalDemand[0, 0]);
        Assert.True(one.ValueAdded[0] > world.ValueAdded.Sum());
        Assert.True(WorldCheck.Run(one).Holds);
        Assert.DoesNotContain("vanished, 0 of it", Assert.Single(one.Provenance.Notes));
    }

    [Fact]
    public void Merging_all_economies_leaves_one_without_trade()
    {
        var world = RandomWorlds.Balanced(3, 2, 2);
        var one = WorldAggregation.Aggregate(world, Map(("E01", "W"), ("E02", "W"), ("E03", "W")));
        Assert.Equal(0, one.TariffRevenue[0]);
        Assert.Equal(world.ValueAdded.Sum(), one.ValueAdded[0], 1e-6);
        Assert.True(WorldCheck.Run(one).Holds);
    }

    [Fact]
    public void An_empty_map_changes_no_number()
    {
        var world = RandomWorlds.Balanced(3, 3, 2);
        var same = WorldAggregation.Aggregate(world, Map());
        Assert.Equal(world.Flows, same.Flows);
        Assert.Equal(world.Tariffs, same.Tariffs);
        Assert.Equal(world.FinalDemand, same.FinalDemand);
        Assert.Equal(world.TradeElasticities, same.TradeElasticities);
        Assert.Empty(same.Provenance.Notes);
    }

    [Fact]
    public void Elasticities_are_weighted_by_trade()
    {
        var world = RandomWorlds.Balanced(3, 3, 2);
        double theta = WorldAggregation.Aggregate(world, Sectors(("S01", "G"), ("S02", "G"))).TradeElasticities[0];
        double[] trade = [.. Enumerable.Range(0, 2).Select(j => Enumerable.Range(0, 9).Where(c => c / 3 != c % 3).Sum(c => world.Flows[c / 3, c % 3, j]))];
        Assert.Equal(((trade[0] * world.TradeElasticities[0]) + (trade[1] * world.TradeElasticities[1])) / trade.Sum(), theta, 1e-12);
    }

    [Fact]
    public void A_map_is_read_from_a_file_with_names()
    {
        using var folder = new TemporaryFolder();
        var map = AggregationMap.Read(folder.Write("map.csv", "kind,from,to,to_name\neconomy,E02,EU,European Union\neconomy,E03,EU,\nsector,S02,S01,\n"));
        var world = WorldAggregation.Aggregate(RandomWorlds.Balanced(3, 3, 2), map);
        Assert.Equal(["E01", "EU"], world.Economies.Select(e => e.Code));
        Assert.Equal(["Economy 1", "European Union"], world.Economies.Select(e => e.Name));
        Assert.Equal(["Sector 1", "Sector 3"], world.Sectors.Select(s => s.Name));
    }

    [Theory]
    [InlineData("economy,E1,A,", "Did you mean 'E01'?")]
    [InlineData("country,E01,A,", "neither 'economy' nor 'sector'")]
    [InlineData("sector,S02,S03,", "goods (S02) and services (S03)")]
    [InlineData("economy,E01,,", "'to' is empty")]
    [InlineData("economy,E03,X,", "mapped twice")]
    [InlineData("economy,E02,X,Another", "two names")]
    public void A_bad_row_of_a_map_is_named_with_its_line(string row, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("map.csv", $"kind,from,to,to_name\neconomy,E03,X,One\n{row}\n");
        var error = Assert.Throws<FileException>(() => WorldAggregation.Aggregate(RandomWorlds.Balanced(3, 3, 2), AggregationMap.Read(path)));
        Assert.Contains(expected, error.Message);
        Assert.InRange(error.Line, 2, 3);
    }

    [Fact]
    public void A_mistake_in_a_map_from_code_is_the_callers() =>
        Assert.IsNotType<FileException>(Assert.Throws<RealignException>(() => WorldAggregation.Aggregate(RandomWorlds.Balanced(2, 2, 2), Map(("E9", "A")))));

    private static World AlmostNoFinalDemandForTheFirstSector(World world)
    {
        double[] perOutput = [.. Enumerable.Range(0, 2).Select(n => 0.999999 * world.FinalDemand[n, 0] / world.Output.RowSum(n))];
        return new World(new WorldData
        {
            Name = world.Name,
            Year = world.Year,
            Unit = world.Unit,
            Economies = world.Economies,
            Sectors = world.Sectors,
            Flows = world.Flows,
            Tariffs = world.Tariffs,
            InputCoefficients = Tensor.Create(2, 2, 2, (n, k, j) => world.InputCoefficients[n, k, j] + (k == 0 ? perOutput[n] : 0)),
            ValueAddedShares = Matrix.Create(2, 2, (n, j) => world.ValueAddedShares[n, j] - perOutput[n]),
            TradeElasticities = world.TradeElasticities,
        });
    }

    private static AggregationMap Map(params (string From, string To)[] economies) =>
        new(economies.ToDictionary(e => e.From, e => e.To), new Dictionary<string, string>());

    private static AggregationMap Sectors(params (string From, string To)[] sectors) =>
        new(new Dictionary<string, string>(), sectors.ToDictionary(e => e.From, e => e.To));

    private static AggregationMap RandomMap(World world, int seed)
    {
        var random = new Random(seed);
        return new AggregationMap(
            world.Economies.Where(_ => random.NextDouble() < 0.7).ToDictionary(e => e.Code, _ => $"X{random.Next(3)}"),
            world.Sectors.Where(s => s.IsGood && random.NextDouble() < 0.7).ToDictionary(s => s.Code, _ => $"Y{random.Next(2)}"));
    }
}
