using Realign.Events;
using Realign.Models.GeneralEquilibrium;

namespace Realign.Tests.Models;

/// <summary>Shocks that break careless solvers, on the shipped world and with the elasticities that make them worst.</summary>
public class HardShockTests
{
    public static readonly TheoryData<string> Sets = ["median", "caliendo_parro_2015", "lashkaripour_lugovskyy_2023"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Five_hundred_percent_on_all_US_imports_is_solved(string set) =>
        AssertSolved(b => b.AddTariff("USA", "*", "*", 5), set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_end_of_all_tariffs_is_solved(string set) => AssertSolved(b => b.SetTariff("*", "*", "*", 0), set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void An_embargo_between_Mexico_and_the_US_is_solved(string set) =>
        AssertSolved(b => b.Taste("USA", "MEX", "*", 0).Taste("MEX", "USA", "*", 0), set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Trade_costs_five_times_as_high_everywhere_are_solved_without_deficits(string set) =>
        AssertSolved(b => b.TradeCost("*", "*", "*", 5), set, Closure.Balanced);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Colombia_cut_off_from_everyone_is_solved_without_deficits(string set) =>
        AssertSolved(b => b.Taste("COL", "*", "*", 0).Taste("*", "COL", "*", 0), set, Closure.Balanced);

    [Theory]
    [InlineData(1.0)]
    [InlineData(65.0)]
    public void Elasticities_from_1_to_65_are_solved(double θ)
    {
        var world = ShippedWorld.Value;
        var options = new SolveOptions { TradeElasticities = [.. Enumerable.Repeat(θ, world.Sectors.Count)] };
        var result = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).AddTariff("USA", "*", "*", 0.1).ToShock(), options);
        Assert.True(result.Converged, result.Failure);
    }

    [Fact]
    public void Autarky_everywhere_says_who_is_left_without_what()
    {
        var world = ShippedWorld.Value;
        var result = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).Taste("*", "*", "*", 0).ToShock(), new SolveOptions { Closure = Closure.Balanced });
        Assert.False(result.Converged);
        Assert.Matches("^[A-Z]{3} has no supplier of [A-Z0-9_]+ ", result.Failure);
    }

    [Fact]
    public void Colombia_cut_off_with_its_deficit_held_says_why_it_cannot_be()
    {
        var world = ShippedWorld.Value;
        var result = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).Taste("COL", "*", "*", 0).Taste("*", "COL", "*", 0).ToShock());
        Assert.False(result.Converged);
        Assert.Contains("'balanced'", result.Failure, StringComparison.Ordinal);
    }

    private static void AssertSolved(Func<ShockBuilder, ShockBuilder> shock, string set, Closure closure = Closure.WorldShare)
    {
        var world = ShippedWorld.Value;
        var options = new SolveOptions { Closure = closure, TradeElasticities = world.ElasticitySets.FirstOrDefault(s => s.Name == set)?.Values };
        var result = new GeneralEquilibriumModel(world).Solve(shock(new ShockBuilder(world)).ToShock(), options);
        Assert.True(result.Converged, result.Failure);
        Assert.True(result.MaxResidual <= 1e-9);
    }
}
