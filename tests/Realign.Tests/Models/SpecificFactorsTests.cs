using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Models;

public class SpecificFactorsTests
{
    private static readonly SolveOptions _fixed = new() { SpecificFactorShare = 1 };

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void Nothing_happens_without_a_shock(double share)
    {
        var world = RandomWorlds.Balanced(4, 3, 5);
        var result = new GeneralEquilibriumModel(world).Solve(Shock.None(world), new SolveOptions { SpecificFactorShare = share });
        Assert.True(result.Converged, result.Failure);
        Assert.InRange(result.Iterations, 0, 1);
        Assert.All(result.Effects.Welfare, w => Assert.Equal(0, w, 12));
        Assert.All(Cells(world), c => Assert.Equal(0, result.Effects.SectorReturn(c.N, c.J), 12));
    }

    [Fact]
    public void No_published_elasticities_make_it_slow_on_the_lead_case()
    {
        var world = ShippedWorld.Value;
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml")).Resolve(world, new DateOnly(2025, 5, 14));
        foreach (var set in world.ElasticitySets)
        {
            double[] θ = [.. world.Sectors.Select((_, j) => set.Estimated[j] ? set.Values[j] : world.TradeElasticities[j])];
            var result = new GeneralEquilibriumModel(world).Solve(scenario.ToShock(θ), _fixed with { TradeElasticities = θ });
            Assert.True(result.Converged, $"{set.Name}: {result.Failure}");
            Assert.InRange(result.Iterations, 1, 150);
        }
    }

    [Theory]
    [InlineData(11, 0.4)]
    [InlineData(12, 1.0)]
    [InlineData(13, 1.0)]
    [InlineData(14, 0.7)]
    public void Real_wages_are_those_of_a_solver_written_in_levels(int seed, double share)
    {
        var world = RandomWorlds.Balanced(3, 3, seed);
        var shock = new ShockBuilder(world).AddTariff("E01", "E02", "*", 0.25).TradeCost("E03", "E01", "*", 1.1).ToShock();
        var result = new GeneralEquilibriumModel(world).Solve(shock, new SolveOptions { SpecificFactorShare = share, Tolerance = 1e-10 });
        Assert.True(result.Converged, result.Failure);
        var (realWage, converged) = PlainSolver.Solve(world, shock, balanced: false, 1e-12, 0.3 / (1 + world.TradeElasticities.Max()), share);
        Assert.True(converged);
        for (int n = 0; n < 3; n++) Assert.Equal(realWage[n] - 1, result.Effects.RealWage[n], 8);
    }

    [Fact]
    public void A_tiny_share_of_specific_factors_changes_almost_nothing()
    {
        var world = RandomWorlds.Balanced(4, 3, 21);
        var shock = RandomShocks.On(world, 3);
        var model = new GeneralEquilibriumModel(world);
        var (mobile, nearly) = (model.Solve(shock).Effects, model.Solve(shock, new SolveOptions { SpecificFactorShare = 1e-7 }).Effects);
        for (int n = 0; n < 4; n++) Assert.Equal(mobile.Welfare[n], nearly.Welfare[n], 6);
    }

    [Fact]
    public void Labour_that_is_fixed_does_not_move_and_its_pay_spreads()
    {
        var world = ShippedWorld.Value;
        var shock = new ShockBuilder(world).AddTariff("USA", "COL", "*", 0.25).ToShock();
        var model = new GeneralEquilibriumModel(world);
        Effects mobile = model.Solve(shock).Effects, immobile = model.Solve(shock, _fixed).Effects;
        int col = world.EconomyIndex("COL");
        var sectors = Enumerable.Range(0, world.Sectors.Count).Where(j => world.Output[col, j] > 0).ToList();
        Assert.All(sectors, j => Assert.Equal(0, immobile.Labour(col, j)));
        Assert.True(sectors.Max(j => Math.Abs(mobile.Labour(col, j))) > 0.01);
        Assert.True(sectors.Max(j => immobile.SectorReturn(col, j)) - sectors.Min(j => immobile.SectorReturn(col, j)) > 0.01);
        Assert.All(sectors, j => Assert.Equal(immobile.Output(col, j) / world.Output[col, j], 1 + immobile.SectorReturn(col, j), 7));
        Assert.Single(sectors.Select(j => mobile.SectorReturn(col, j)).Distinct());
    }

    [Fact]
    public void To_first_order_it_does_not_matter_whether_factors_move_when_there_are_no_tariffs()
    {
        var world = WithoutTariffs(RandomWorlds.Balanced(4, 3, 31));
        var model = new GeneralEquilibriumModel(world);
        double Gap(double size)
        {
            var shock = new ShockBuilder(world).Productivity("E02", "*", 1 + size).ToShock();
            var options = new SolveOptions { Closure = Closure.Balanced, Tolerance = 1e-11 };
            var (mobile, immobile) = (model.Solve(shock, options).Effects, model.Solve(shock, options with { SpecificFactorShare = 1 }).Effects);
            return Enumerable.Range(0, 4).Sum(n => mobile.Welfare[n] - immobile.Welfare[n]);
        }

        double large = Math.Abs(Gap(0.04)), small = Math.Abs(Gap(0.01));
        Assert.True(small < large / 4, $"{small} after {large}: the gap shrinks no faster than the shock.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Random_worlds_are_solved(int seed)
    {
        var world = RandomWorlds.Balanced(5, 4, 100 + seed);
        var result = new GeneralEquilibriumModel(world).Solve(RandomShocks.On(world, seed), new SolveOptions { SpecificFactorShare = seed / 6.0 });
        Assert.True(result.Converged, $"seed {seed}: {result.Failure}");
        Assert.Contains(result.Residuals, r => r.Condition == "specific factors' returns");
    }

    [Theory]
    [InlineData("median")]
    public void Hard_shocks_on_the_shipped_world_are_solved(string set)
    {
        var world = ShippedWorld.Value;
        var θ = new ElasticityChoice(set, []).Of(world, new Dictionary<string, IReadOnlyList<string>>());
        var model = new GeneralEquilibriumModel(world);
        foreach (var shock in (Shock[])[new ShockBuilder(world).AddTariff("USA", "*", "*", 1).ToShock(), new ShockBuilder(world).Taste("USA", "COL", "*", 0).ToShock()])
        {
            var result = model.Solve(shock, _fixed with { TradeElasticities = θ });
            Assert.True(result.Converged, result.Failure);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_outside_0_to_1_is_refused(double share)
    {
        var world = RandomWorlds.Balanced(3, 2, 4);
        var error = Assert.Throws<RealignException>(() => new GeneralEquilibriumModel(world).Solve(Shock.None(world), new SolveOptions { SpecificFactorShare = share }));
        Assert.Contains("between 0", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(int N, int J)> Cells(World world) => Enumerable.Range(0, world.Economies.Count).SelectMany(n => Enumerable.Range(0, world.Sectors.Count).Select(j => (n, j)));

    private static World WithoutTariffs(World world)
    {
        var model = new GeneralEquilibriumModel(world);
        return model.Solve(new ShockBuilder(world).SetTariff("*", "*", "*", 0).ToShock(), new SolveOptions { Closure = Closure.Balanced, Tolerance = 1e-11 }).Effects.ToWorld("free trade");
    }
}
