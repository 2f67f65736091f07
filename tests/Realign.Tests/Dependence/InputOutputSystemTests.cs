using CsCheck;
using Realign.Dependence;
using Realign.Numerics;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Dependence;

public class InputOutputSystemTests
{
    private static readonly Gen<World> _worlds = Gen.OneOf(RandomWorlds.Any, RandomWorlds.WithSilentSectors).Where(DenseSystem.IsSound);

    [Fact]
    public void Solved_columns_are_those_of_the_explicit_inverse() => _worlds.Sample(
        world =>
        {
            var dense = new DenseSystem(world);
            var system = new InputOutputSystem(world);
            var unit = Matrix.Create(system.Size, system.Size, (r, c) => r == c ? 1 : 0);
            var forward = system.Outputs(unit, threads: 2);
            var transposed = system.Multipliers(unit);
            for (int r = 0; r < system.Size; r++)
            {
                for (int c = 0; c < system.Size; c++)
                {
                    Assert.Equal(dense.B[r, c], forward[r, c], 1e-11);
                    Assert.Equal(dense.B[c, r], transposed[r, c], 1e-11);
                    Assert.Equal(dense.A[r, c], system.Coefficient(r / dense.J, r % dense.J, c / dense.J, c % dense.J), 1e-14);
                }
            }
        },
        iter: 30);

    [Fact]
    public void Final_demand_of_all_needs_the_output_that_is_made() => _worlds.Sample(
        world =>
        {
            var system = new InputOutputSystem(world);
            var outputs = system.OutputsByDemand();
            for (int row = 0; row < system.Size; row++)
                Assert.Equal(world.Output[row / system.Sectors, row % system.Sectors], outputs.RowSum(row), 1e-8);
        },
        iter: 50);

    [Fact]
    public void Value_added_of_all_economies_is_the_whole_of_a_unit_of_output()
    {
        var system = new InputOutputSystem(ShippedWorld.Value);
        var own = Matrix.Create(system.Size, 1, (row, _) => system.ValueAddedCoefficients[row / system.Sectors, row % system.Sectors]);
        var all = system.Multipliers(own);
        for (int row = 0; row < system.Size; row++) Assert.Equal(1, all[row, 0], 1e-12);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var system = new InputOutputSystem(ShippedWorld.Value);
        Assert.Equal(system.OutputsByDemand(threads: 1), system.OutputsByDemand(threads: 2));
    }

    [Fact]
    public void A_world_off_balance_is_refused()
    {
        var world = RandomWorlds.Balanced(3, 2, 1);
        var broken = new World(new WorldData
        {
            Name = "broken",
            Year = world.Year,
            Unit = world.Unit,
            Economies = world.Economies,
            Sectors = world.Sectors,
            Flows = world.Flows,
            Tariffs = world.Tariffs,
            InputCoefficients = world.InputCoefficients,
            ValueAddedShares = world.ValueAddedShares,
            FinalDemand = Matrix.Create(3, 2, (n, j) => 1.01 * world.FinalDemand[n, j]),
            TradeElasticities = world.TradeElasticities,
        });
        Assert.Contains("off balance", Assert.Throws<RealignException>(() => new InputOutputSystem(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_economy_that_uses_up_what_it_makes_does_not_settle()
    {
        // Almost nobody adds value: each unit of output takes nearly a unit of inputs, which are bought abroad.
        const double Inputs = 1 - 1e-5;
        var world = new World(new WorldData
        {
            Name = "unproductive",
            Year = 2020,
            Unit = "million USD",
            Economies = [new Economy("E01", "One", ""), new Economy("E02", "Two", "")],
            Sectors = [new Sector("S01", "All", "", true)],
            Flows = Tensor.Create(2, 2, 1, (n, i, _) => n == i ? 0 : 1),
            Tariffs = Tensor.Filled(2, 2, 1, 0),
            InputCoefficients = Tensor.Filled(2, 1, 1, Inputs),
            ValueAddedShares = new Matrix(2, 1, [1 - Inputs, 1 - Inputs]),
            TradeElasticities = [4],
        });
        var system = new InputOutputSystem(world);
        Assert.Throws<NotConvergedException>(() => system.Outputs(new Matrix(2, 1, [1, 1])));
    }
}
