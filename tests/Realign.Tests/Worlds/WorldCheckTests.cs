using CsCheck;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Worlds;

public class WorldCheckTests
{
    [Fact]
    public void Every_identity_holds_in_a_balanced_world() =>
        RandomWorlds.Any.Sample(world => WorldCheck.Run(world).Holds, iter: 50);

    [Fact]
    public void Every_identity_holds_with_silent_sectors() =>
        RandomWorlds.WithSilentSectors.Sample(world => WorldCheck.Run(world).Holds, iter: 50);

    [Fact]
    public void Final_demand_that_expenditure_does_not_pay_for_breaks_uses_and_income_where_it_is()
    {
        var report = WorldCheck.Run(With(demand => demand + 1));
        Assert.Equal(["uses", "income"], report.Identities.Where(i => !i.Holds).Select(i => i.Name));
        Assert.Equal("E02 S01", report["uses"].Where);
        Assert.Equal("E02", report["income"].Where);
        Assert.Equal(1 / 3000.0, report["uses"].LargestViolation, 0.1 / 3000);
    }

    [Fact]
    public void Negative_final_demand_is_found()
    {
        var check = WorldCheck.Run(With(_ => -1))["final demand"];
        Assert.False(check.Holds);
        Assert.Equal("E02 S01", check.Where);
    }

    [Fact]
    public void An_unknown_identity_is_met_with_the_nearest_name() =>
        Assert.Contains("'income'", Assert.Throws<RealignException>(() => WorldCheck.Run(RandomWorlds.Balanced(2, 2, 1))["incom"]).Message);

    private static World With(Func<double, double> change)
    {
        var world = RandomWorlds.Balanced(3, 2, 4);
        return new World(new WorldData
        {
            Name = "changed",
            Year = 2020,
            Unit = world.Unit,
            Economies = world.Economies,
            Sectors = world.Sectors,
            Flows = world.Flows,
            Tariffs = world.Tariffs,
            InputCoefficients = world.InputCoefficients,
            ValueAddedShares = world.ValueAddedShares,
            FinalDemand = Matrix.Create(3, 2, (n, j) => (n, j) == (1, 0) ? change(world.FinalDemand[n, j]) : world.FinalDemand[n, j]),
            TradeElasticities = world.TradeElasticities,
        });
    }
}
