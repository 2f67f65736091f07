using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Worlds;
using Realign.Worlds.Importing;

namespace Realign.Tests.Models;

/// <summary>
/// Caliendo and Parro (2015), Table 2: NAFTA's tariff cuts from 1993 to 2005 on 31 economies and 40 sectors. Their "welfare" is the sum of terms and
/// volume of trade. docs/models/nafta-replication.md says what does not come out and why.
/// </summary>
public class NaftaReplicationTests
{
    private static readonly Lazy<(World World, Shock Shock, GeneralEquilibriumModel Model)> _nafta = new(Load);

    [Theory]
    [InlineData("MEX", -0.41, 1.72, 1.31)]
    [InlineData("CAN", -0.11, 0.04, -0.06)]
    [InlineData("USA", 0.04, 0.04, 0.08)]
    public void Welfare_without_deficits_comes_out_to_the_printed_digit(string code, double terms, double volume, double welfare) =>
        AssertDecomposition(code, Closure.Balanced, terms, volume, welfare);

    [Theory]
    [InlineData("MEX", -0.41, 1.59, 1.17)]
    [InlineData("CAN", -0.08, 0.04, -0.04)]
    [InlineData("USA", 0.05, 0.04, 0.08)]
    public void Welfare_with_deficits_comes_out_to_the_printed_digit(string code, double terms, double volume, double welfare) =>
        AssertDecomposition(code, Closure.WorldShare, terms, volume, welfare);

    [Theory]
    [InlineData("CAN", Closure.Balanced, 0.32)]
    [InlineData("USA", Closure.Balanced, 0.11)]
    [InlineData("MEX", Closure.WorldShare, 1.64)]
    [InlineData("CAN", Closure.WorldShare, 0.33)]
    [InlineData("USA", Closure.WorldShare, 0.12)]
    public void Real_wages_come_out_to_the_printed_digit(string code, Closure closure, double realWage)
    {
        var (world, effects) = Solve(closure);
        Assert.Equal(realWage, Printed(effects.RealWage[world.EconomyIndex(code)]));
    }

    [Fact]
    public void Mexicos_real_wage_without_deficits_is_1_71_when_solved_and_the_printed_1_72_when_stopped_early()
    {
        var (world, effects) = Solve(Closure.Balanced);
        int mexico = world.EconomyIndex("MEX");
        Assert.Equal(1.7137, Math.Round(100 * effects.RealWage[mexico], 4));
        var (_, shock, _) = _nafta.Value;
        Assert.Equal(1.72, PlainRealWage(1e-4));
        Assert.Equal(1.71, PlainRealWage(1e-7));
        double PlainRealWage(double tolerance) => Printed(
            (PlainSolver.Solve(world, shock, balanced: true, tolerance).RealWage[mexico] / PlainSolver.Solve(world, Shock.None(world), balanced: true, tolerance).RealWage[mexico]) - 1);
    }

    [Fact]
    public void The_data_are_no_equilibrium_and_the_baseline_is_solved_first()
    {
        var (world, shock, model) = _nafta.Value;
        Assert.True(model.BaselineImbalance > 1e-4);
        var result = model.Solve(shock);
        Assert.True(result.BaselineSolved);
        Assert.True(WorldCheck.Run(result.Baseline).Identities.Where(i => i.Name is "uses" or "income" or "sales" or "deficits").All(i => i.Holds));
        Assert.NotSame(world, result.Baseline);
    }

    private static void AssertDecomposition(string code, Closure closure, double terms, double volume, double welfare)
    {
        var (world, effects) = Solve(closure);
        int n = world.EconomyIndex(code);
        double tot = effects.Decomposition.TermsOfTradeTotal[n], vot = effects.Decomposition.VolumeOfTradeTotal[n];
        Assert.Equal((terms, volume, welfare), (Printed(tot), Printed(vot), Printed(tot + vot)));
    }

    private static (World World, Effects Effects) Solve(Closure closure)
    {
        var (world, shock, model) = _nafta.Value;
        return (world, model.Solve(shock, new SolveOptions { Closure = closure }).Effects);
    }

    private static double Printed(double fraction) => Math.Round(100 * fraction, 2);

    private static (World, Shock, GeneralEquilibriumModel) Load()
    {
        string folder = SharedData.Require("data/caliendo-parro");
        var world = TidyFolder.Read(folder);
        Tensor nafta = TidyFolder.ReadTariffs(folder, world, "tariff_nafta");
        var builder = new ShockBuilder(world);
        for (int n = 0; n < world.Economies.Count; n++)
            for (int i = 0; i < world.Economies.Count; i++)
                for (int j = 0; j < world.Sectors.Count; j++)
                    if (nafta[n, i, j] != world.Tariffs[n, i, j])
                        builder.SetTariff(world.Economies[n].Code, world.Economies[i].Code, world.Sectors[j].Code, nafta[n, i, j]);
        return (world, builder.ToShock(), new GeneralEquilibriumModel(world));
    }
}
