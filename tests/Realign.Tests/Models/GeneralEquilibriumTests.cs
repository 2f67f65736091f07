using CsCheck;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Models;

public class GeneralEquilibriumTests
{
    /// <summary>Worlds in which everyone sells abroad: who sells nothing cannot be asked to live without a deficit.</summary>
    private static readonly Gen<World> _trading = RandomWorlds.Any.Where(world => Enumerable.Range(0, world.Economies.Count).All(n =>
        Enumerable.Range(0, world.Sectors.Count).Sum(j => world.Output[n, j] - world.Flows[n, n, j]) > 0.01 * world.ValueAdded[n]));

    private static readonly SolveOptions _tight = new() { Tolerance = 1e-11 };

    [Fact]
    public void A_zero_shock_changes_nothing_and_needs_no_iteration() =>
        RandomWorlds.WithSilentSectors.Sample(world =>
        {
            var result = new GeneralEquilibriumModel(world).Solve(Shock.None(world));
            Assert.Equal(0, result.Iterations);
            Assert.False(result.BaselineSolved);
            Assert.All(result.Effects.Welfare, w => Assert.Equal(0, w, 1e-12));
            Assert.All(result.Effects.RealWage, w => Assert.Equal(0, w, 1e-12));
            for (int n = 0; n < world.Economies.Count; n++)
                Assert.Equal(result.Effects.Exports(n).Before, result.Effects.Exports(n).After, 1e-9 * world.ValueAdded.Sum());
        });

    [Fact]
    public void Every_condition_holds_after_random_shocks_under_every_closure() =>
        Gen.Select(_trading, Gen.Int[0, int.MaxValue], Gen.Enum<Closure>()).Sample((world, seed, closure) =>
        {
            var options = new SolveOptions { Closure = closure, Deficits = closure == Closure.Given ? world.Deficits : null };
            var result = new GeneralEquilibriumModel(world).Solve(RandomShocks.On(world, seed), options);
            Assert.True(result.Converged, result.Failure);
            Assert.True(result.MaxResidual <= 1e-9);
            Assert.Equal(0, result.Effects.Deficits.Sum() / world.ValueAdded.Sum(), 1e-12);
        });

    [Fact]
    public void The_solver_agrees_with_the_model_written_plainly() =>
        Gen.Select(_trading, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
        {
            var random = new Random(seed);
            var builder = new ShockBuilder(world);
            builder.AddTariff("E01", "E02", "*", 0.5 * random.NextDouble()).TradeCost("E02", "E01", "*", 0.8 + (0.4 * random.NextDouble()));
            var shock = builder.ToShock();
            var result = new GeneralEquilibriumModel(world).Solve(shock, _tight);
            var (realWage, converged) = PlainSolver.Solve(world, shock, balanced: false, 1e-12, wageDamping: 0.5 / (1 + world.TradeElasticities.Max()));
            Assert.True(converged);
            for (int n = 0; n < realWage.Length; n++) Assert.Equal(realWage[n] - 1, result.Effects.RealWage[n], 1e-8);
        }, iter: 40);

    [Fact]
    public void Walras_dropped_market_clears() =>
        Gen.Select(_trading, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
        {
            var effects = new GeneralEquilibriumModel(world).Solve(RandomShocks.On(world, seed)).Effects;
            for (int n = 0; n < world.Economies.Count; n++)
            {
                double deficit = effects.Imports(n).After - effects.Exports(n).After;
                Assert.Equal(effects.Deficits[n], deficit, 1e-8 * world.ValueAdded.Sum());
            }
        });

    [Fact]
    public void Another_unit_of_account_changes_nothing_real() =>
        Gen.Select(_trading, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
        {
            var scaled = Rebuild(world, world.Economies, (n, i, j) => 1000 * world.Flows[n, i, j], (n, i, j) => world.Tariffs[n, i, j], n => n);
            var a = new GeneralEquilibriumModel(world).Solve(Tariff(world), _tight).Effects;
            var b = new GeneralEquilibriumModel(scaled).Solve(Tariff(scaled), _tight).Effects;
            for (int n = 0; n < world.Economies.Count; n++)
            {
                Assert.Equal(a.Welfare[n], b.Welfare[n], 1e-9);
                Assert.Equal(1000 * a.TariffRevenue[n], b.TariffRevenue[n], 1e-6 * world.ValueAdded.Sum());
            }
        });

    [Fact]
    public void Relabelling_economies_permutes_the_answer() =>
        Gen.Select(_trading, Gen.Int[0, int.MaxValue]).Sample((world, seed) =>
        {
            int N = world.Economies.Count;
            int[] old = [.. Enumerable.Range(0, N)];
            new Random(seed).Shuffle(old);
            var permuted = Rebuild(world, [.. old.Select(n => world.Economies[n])], (n, i, j) => world.Flows[old[n], old[i], j], (n, i, j) => world.Tariffs[old[n], old[i], j], n => old[n]);
            var a = new GeneralEquilibriumModel(world).Solve(Tariff(world), _tight).Effects;
            var b = new GeneralEquilibriumModel(permuted).Solve(Tariff(permuted), _tight).Effects;
            for (int n = 0; n < N; n++) Assert.Equal(a.Welfare[old[n]], b.Welfare[n], 1e-9);
        });

    [Theory]
    [InlineData(1.05)]
    [InlineData(4.0)]
    [InlineData(65.0)]
    public void The_gains_from_trade_of_one_sector_follow_the_closed_form(double θ)
    {
        // Arkolakis, Costinot and Rodríguez-Clare (2012): with one sector, no inputs, no tariffs and balanced trade, Ŵ = π̂_nn^(−1/θ).
        double[,] flows = { { 80, 12, 8 }, { 12, 150, 30 }, { 8, 30, 400 } };
        var world = OneSector(flows, θ);
        var shock = new ShockBuilder(world).TradeCost("*", "*", "*", 1.05).TradeCost("A", "B", "*", 0.9).ToShock();
        var effects = new GeneralEquilibriumModel(world).Solve(shock, _tight).Effects;
        for (int n = 0; n < 3; n++)
        {
            double before = flows[n, n] / (flows[n, 0] + flows[n, 1] + flows[n, 2]);
            double spent = Enumerable.Range(0, 3).Sum(i => effects.Flow(n, i, 0));
            Assert.Equal(Math.Pow(effects.Flow(n, n, 0) / spent / before, -1 / θ) - 1, effects.Welfare[n], 1e-9);
        }
    }

    [Fact]
    public void Autarky_costs_what_the_closed_form_says()
    {
        double[,] flows = { { 80, 12, 8 }, { 12, 150, 30 }, { 8, 30, 400 } };
        var world = OneSector(flows, 4);
        var effects = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).Taste("*", "*", "*", 0).ToShock(), _tight).Effects;
        Assert.Equal(Math.Pow(0.80, 1 / 4.0) - 1, effects.Welfare[0], 1e-10);
    }

    [Fact]
    public void The_first_order_decomposition_converges_to_the_exact_change_as_the_shock_shrinks() =>
        _trading.Sample(world =>
        {
            var model = new GeneralEquilibriumModel(world);
            double far = Gap(0.1), near = Gap(0.001);
            Assert.True(near <= 0.02 * far + 1e-9, $"the gap fell from {far} to {near}; first order means a hundredfold smaller at least");

            // |exact − first order| over the size of the shock.
            double Gap(double size)
            {
                var shock = new ShockBuilder(model.World).AddTariff("E01", "*", "*", size).ToShock();
                var effects = model.Solve(shock, _tight with { Closure = Closure.Balanced }).Effects;
                return Enumerable.Range(0, world.Economies.Count).Max(n =>
                    Math.Abs(effects.Welfare[n] - effects.Decomposition.TermsOfTradeTotal[n] - effects.Decomposition.VolumeOfTradeTotal[n])) / size;
            }
        }, iter: 30);

    [Fact]
    public void A_transfer_helps_the_one_who_gets_it_and_hurts_the_one_who_gives()
    {
        var world = ShippedWorld.Value;
        var effects = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).Transfer("USA", "COL", 1000).ToShock()).Effects;
        Assert.True(effects.WelfareOf("USA") < 0 && effects.WelfareOf("COL") > 0);
        Assert.Equal(1000, effects.Deficits[world.EconomyIndex("COL")] - world.Deficits[world.EconomyIndex("COL")], 1e-6);
    }

    [Fact]
    public void An_economy_that_sells_nothing_abroad_cannot_do_without_its_deficit_and_is_named()
    {
        double[,] flows = { { 80, 12, 8 }, { 0, 150, 30 }, { 0, 30, 400 } };
        var result = new GeneralEquilibriumModel(OneSector(flows, 4)).Solve(Shock.None(OneSector(flows, 4)), new SolveOptions { Closure = Closure.Given, Deficits = [0, 0, 0] });
        Assert.Contains("A sells nothing abroad", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tariff_on_everything_from_everyone_shrinks_imports()
    {
        var world = RandomWorlds.Balanced(4, 3, 7);
        var effects = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).AddTariff("E01", "*", "*", 0.25).ToShock()).Effects;
        Assert.True(effects.Imports(0).After < effects.Imports(0).Before);
        Assert.True(effects.TariffRevenueOf(0).After > effects.TariffRevenueOf(0).Before);
    }

    [Fact]
    public void A_boycott_costs_less_when_tastes_are_kept_and_an_embargo_the_same()
    {
        var world = RandomWorlds.Balanced(4, 2, 11);
        var model = new GeneralEquilibriumModel(world);
        var boycott = model.Solve(new ShockBuilder(world).Taste("E01", "E02", "*", 0.5).ToShock(), _tight).Effects;
        var embargo = model.Solve(new ShockBuilder(world).Taste("E01", "E02", "*", 0).ToShock(), _tight).Effects;
        Assert.True(boycott.WelfareAtOldTastes(0) > boycott.Welfare[0]);
        Assert.Equal(embargo.Welfare[0], embargo.WelfareAtOldTastes(0), 1e-10);
        Assert.Equal(boycott.Welfare[3], boycott.WelfareAtOldTastes(3), 1e-12);
    }

    [Fact]
    public void Without_deficits_nobody_has_one_before_or_after()
    {
        var world = RandomWorlds.Balanced(4, 3, 5);
        var result = new GeneralEquilibriumModel(world).Solve(Tariff(world), new SolveOptions { Closure = Closure.Balanced });
        Assert.True(result.BaselineSolved);
        Assert.All(result.Baseline.Deficits, d => Assert.Equal(0, d, 1e-6));
        Assert.All(Enumerable.Range(0, 4), n => Assert.Equal(result.Effects.Imports(n).After, result.Effects.Exports(n).After, 1e-5));
    }

    [Fact]
    public void A_result_that_did_not_converge_cannot_be_read()
    {
        var world = RandomWorlds.Balanced(4, 3, 5);
        var result = new GeneralEquilibriumModel(world).Solve(Tariff(world), new SolveOptions { MaxIterations = 2 });
        Assert.False(result.Converged);
        var error = Assert.Throws<NotConvergedException>(() => result.Effects);
        Assert.Contains("2 iterations", error.Message, StringComparison.Ordinal);
        Assert.Contains("Try the closure", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_buyer_left_without_a_supplier_is_named()
    {
        var world = RandomWorlds.Balanced(3, 3, 2, silentSectors: true);
        var result = new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).Taste("*", "*", "*", 0).ToShock());
        Assert.False(result.Converged);
        Assert.Contains("no supplier of S01", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_deficits_must_sum_to_zero()
    {
        var world = RandomWorlds.Balanced(3, 2, 2);
        var error = Assert.Throws<RealignException>(() => new GeneralEquilibriumModel(world).Solve(Shock.None(world), new SolveOptions { Closure = Closure.Given, Deficits = [1, 2, 3] }));
        Assert.Contains("sum to 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deficit_larger_than_a_sector_and_a_ruinous_one_are_told_apart()
    {
        var world = RandomWorlds.Balanced(3, 3, 9);
        var model = new GeneralEquilibriumModel(world);
        double sector = Enumerable.Range(0, 3).Min(j => world.Expenditure[0, j]), all = world.ValueAdded[1] + world.TariffRevenue[1];
        Assert.True(model.Solve(Shock.None(world), Given(1.2 * sector)).Converged);
        var ruin = model.Solve(Shock.None(world), Given(5 * all));
        Assert.False(ruin.Converged);
        Assert.Contains("own-share", ruin.Failure, StringComparison.Ordinal);
        static SolveOptions Given(double deficit) => new() { Closure = Closure.Given, Deficits = [deficit, -deficit, 0] };
    }

    [Fact]
    public void A_solve_can_be_cancelled()
    {
        var world = ShippedWorld.Value;
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new GeneralEquilibriumModel(world).Solve(new ShockBuilder(world).AddTariff("USA", "*", "*", 0.1).ToShock(), null, cancelled.Token));
    }

    [Fact]
    public void A_model_can_be_used_from_several_threads_with_the_same_answers()
    {
        var world = RandomWorlds.Balanced(6, 5, 3);
        var model = new GeneralEquilibriumModel(world);
        double[] alone = [.. Enumerable.Range(0, 40).Select(Welfare)];
        var together = new double[40];
        Parallel.For(0, 40, s => together[s] = Welfare(s));
        Assert.Equal(alone, together);
        double Welfare(int seed) => model.Solve(RandomShocks.On(world, seed)).Effects.Welfare[0];
    }

    [Fact]
    public void The_world_after_is_itself_balanced_and_a_second_zero_shock_changes_nothing()
    {
        var world = RandomWorlds.Balanced(5, 4, 13);
        var after = new GeneralEquilibriumModel(world).Solve(Tariff(world), new SolveOptions { Tolerance = 1e-12 }).Effects.ToWorld("after");
        Assert.True(WorldCheck.Run(after).Holds);
        Assert.All(new GeneralEquilibriumModel(after).Solve(Shock.None(after)).Effects.Welfare, w => Assert.Equal(0, w, 1e-9));
    }

    private static Shock Tariff(World world) => new ShockBuilder(world).AddTariff("E01", "*", "*", 0.2).AddTariff("E02", "E01", "*", 0.3).ToShock();

    private static World Rebuild(World world, IReadOnlyList<Economy> economies, Func<int, int, int, double> flow, Func<int, int, int, double> tariff, Func<int, int> old)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        return new World(new WorldData
        {
            Name = world.Name,
            Year = world.Year,
            Unit = world.Unit,
            Economies = economies,
            Sectors = world.Sectors,
            Flows = Tensor.Create(N, N, J, flow),
            Tariffs = Tensor.Create(N, N, J, tariff),
            InputCoefficients = Tensor.Create(N, J, J, (n, k, j) => world.InputCoefficients[old(n), k, j]),
            ValueAddedShares = Matrix.Create(N, J, (n, j) => world.ValueAddedShares[old(n), j]),
            TradeElasticities = world.TradeElasticities,
        });
    }

    /// <summary>flows[n importer, i exporter], symmetric so that trade balances.</summary>
    private static World OneSector(double[,] flows, double θ) => new(new WorldData
    {
        Name = "one sector",
        Year = 2020,
        Unit = "million USD",
        Economies = [new Economy("A", "A", ""), new Economy("B", "B", ""), new Economy("C", "C", "")],
        Sectors = [new Sector("G", "Goods", "", true)],
        Flows = Tensor.Create(3, 3, 1, (n, i, _) => flows[n, i]),
        Tariffs = Tensor.Filled(3, 3, 1, 0),
        InputCoefficients = Tensor.Filled(3, 1, 1, 0),
        ValueAddedShares = Matrix.Create(3, 1, (_, _) => 1),
        TradeElasticities = [θ],
    });
}
