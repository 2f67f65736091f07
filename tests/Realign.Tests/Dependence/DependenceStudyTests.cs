using Realign.Dependence;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Dependence;

public class DependenceStudyTests
{
    private static readonly DependenceOptions _options = new() { UsdPerUnit = 1e6, Threads = 2 };

    [Fact]
    public void Stopping_trade_is_the_limit_of_ever_higher_trade_costs()
    {
        var world = RandomWorlds.Balanced(4, 3, 11);
        var model = new GeneralEquilibriumModel(world);
        EconomyGroup one = EconomyGroup.Of(world, 0), other = EconomyGroup.Of(world, 1);
        double stopped = ExitCost.Welfare(ExitCost.Solve(model, one, other), one);
        var costs = new ShockBuilder(world).TradeCost("E01", "E02", "*", 1e7).TradeCost("E02", "E01", "*", 1e7).ToShock();
        Assert.Equal(model.Solve(costs).Effects.Welfare[0], stopped, 1e-7);
        Assert.True(stopped < 0);
    }

    [Fact]
    public void The_short_run_costs_more_than_the_long_run()
    {
        var result = new DependenceStudy(ShippedWorld.Value, EconomyGroup.Find(ShippedWorld.Value, "COL"), _options).On(EconomyGroup.Find(ShippedWorld.Value, "USA"));
        double Before(string id) => result.Measures.Single(m => m.Id == id).Before!.Value.Value;
        Assert.True(Before("exit_cost_short_run") < Before("exit_cost_long_run"));
        Assert.True(Before("exit_cost_long_run") < 0);
        Assert.Equal("the world carries no employment", result.Measures.Single(m => m.Id == "jobs").Missing);
    }

    [Fact]
    public void A_scenario_without_events_changes_nothing()
    {
        var world = ShippedWorld.Value;
        var nothing = new Scenario { Name = "nothing", File = "nothing.yaml" };
        var result = new DependenceStudy(world, EconomyGroup.Find(world, "COL"), _options, nothing).On(EconomyGroup.Find(world, "USA"));
        foreach (var m in result.Measures.Where(m => m.Missing is null)) Assert.Equal(0, m.Change!.Value.Value, 1e-9);
    }

    [Fact]
    public void An_embargo_ends_the_direct_dependence_and_not_what_comes_through_others()
    {
        var world = ShippedWorld.Value;
        var embargo = new Scenario
        {
            Name = "embargo",
            File = "embargo.yaml",
            Events = [new BoycottEvent(new TradeScope(["USA"], ["COL"], ["all"]), EventSize.Certain(1), Mutual: true) { Id = "all", Kind = "boycott" }],
        };
        var result = new DependenceStudy(world, EconomyGroup.Find(world, "COL"), _options, embargo).On(EconomyGroup.Find(world, "USA"));
        double After(string id) => result.Measures.Single(m => m.Id == id).After!.Value.Value;
        Assert.Equal(0, After("export_share"));
        Assert.Equal(0, After("import_share"));
        Assert.Equal(0, After("extraction_loss"), 1e-9);
        Assert.Equal(0, After("exit_cost_long_run"), 1e-7);
        Assert.InRange(After("value_added_share"), 0.001, 0.03);
        Assert.InRange(After("input_reliance"), 0.001, 0.05);
    }

    [Fact]
    public void The_ranking_has_the_measures_of_each_pair()
    {
        var world = RandomWorlds.Balanced(5, 4, 3);
        var system = new InputOutputSystem(world);
        foreach (var subject in (EconomyGroup[])[EconomyGroup.Of(world, 2), EconomyGroup.Find(world, "E01,E04")])
        {
            var ranking = PartnerRanking.Of(system, subject);
            for (int m = 0; m < 5; m++)
            {
                if (subject.Members.Contains(m)) continue;
                var pair = PairDependence.Of(system, subject, EconomyGroup.Of(world, m));
                double[] expected = [pair.ExportShare, pair.ImportShare, pair.ValueAddedShare, pair.InputReliance, pair.CostShare, pair.ExtractionLoss];
                double[] actual = [ranking[m].ExportShare, ranking[m].ImportShare, ranking[m].ValueAddedShare, ranking[m].InputReliance, ranking[m].CostShare, ranking[m].ExtractionLoss];
                for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-12);
            }
        }
    }

    [Fact]
    public void The_network_of_value_added_is_that_of_the_matrix()
    {
        var world = ShippedWorld.Value;
        var matrix = DependenceMatrix.Of(new InputOutputSystem(world), threads: 2);
        int n = world.EconomyIndex("COL");
        var result = new DependenceStudy(world, EconomyGroup.Of(world, n), _options).On(EconomyGroup.Find(world, "USA"));
        Assert.Equal(world.Economies.Count - 1, result.Network.Count);
        foreach (var p in result.Network)
        {
            int m = world.EconomyIndex(p.Code);
            Assert.Equal(1e6 * matrix.ValueAdded[n, m], p.Before.ValueAddedSold, 1);
            Assert.Equal(1e6 * matrix.ValueAdded[m, n], p.Before.ValueAddedBought, 1);
        }
    }

    [Fact]
    public void Two_sides_that_are_each_others_only_suppliers_have_no_exit_and_the_study_says_why()
    {
        // Two economies that buy from each other alone: neither has anybody left to buy from.
        var world = new World(new WorldData
        {
            Name = "islands",
            Year = 2020,
            Unit = "million USD",
            Economies = [new Economy("E01", "One", ""), new Economy("E02", "Two", "")],
            Sectors = [new Sector("S01", "All", "", true)],
            Flows = Realign.Numerics.Tensor.Create(2, 2, 1, (n, i, _) => n == i ? 0 : 1),
            Tariffs = Realign.Numerics.Tensor.Filled(2, 2, 1, 0),
            InputCoefficients = Realign.Numerics.Tensor.Filled(2, 1, 1, 0.5),
            ValueAddedShares = new Realign.Numerics.Matrix(2, 1, [0.5, 0.5]),
            TradeElasticities = [4],
        });
        var result = new DependenceStudy(world, EconomyGroup.Of(world, 0), _options).On(EconomyGroup.Of(world, 1));
        Assert.Contains("no supplier", result.Measures.Single(m => m.Id == "exit_cost_long_run").Missing, StringComparison.Ordinal);
    }
}
