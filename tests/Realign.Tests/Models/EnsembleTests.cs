using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Tests.Worlds;
using Measure = Realign.Models.Ensembles.EnsembleResult.Measure;

namespace Realign.Tests.Models;

public class EnsembleTests
{
    [Fact]
    public void The_draws_are_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        var one = Run(1);
        foreach (int threads in (int[])[2, 5])
            foreach (var measure in Enum.GetValues<Measure>())
                Assert.Equal(one.Sample(measure, 1), Run(threads).Sample(measure, 1));
    }

    [Fact]
    public void Another_seed_gives_other_draws() => Assert.NotEqual(Run(1, seed: 1).Sample(Measure.Welfare, 0), Run(1, seed: 2).Sample(Measure.Welfare, 0));

    [Fact]
    public void Draws_that_fail_are_counted_and_left_out()
    {
        var world = RandomWorlds.Balanced(3, 2, 4);
        var none = Shock.None(world);
        double ruin = 5 * world.ValueAdded.Max();
        var ensemble = new Ensemble(
            new GeneralEquilibriumModel(world),
            random => random.Draw % 4 == 0 ? new ShockBuilder(world).Transfer("E01", "E02", ruin).ToShock() : none,
            _ => new SolveOptions());
        var result = ensemble.Run(20, 1, 2);
        Assert.Equal(5, result.Failed);
        Assert.Equal(15, result.Sample(Measure.Welfare, 0).Length);
    }

    [Fact]
    public void Quantiles_are_those_of_type_7()
    {
        var interval = Interval.Of(2, [5, 1, 4, 2, 3]);
        Assert.Equal((1.2, 4.8), (Math.Round(interval.Low!.Value, 12), Math.Round(interval.High!.Value, 12)));
    }

    [Fact]
    public void Uniform_numbers_are_uniform_and_depend_on_seed_draw_and_position()
    {
        double[] numbers = [.. Enumerable.Range(0, 20000).Select(d => new CounterRandom(3, d).Uniform(0)).Order()];
        double largest = numbers.Select((x, rank) => Math.Abs(x - ((rank + 0.5) / numbers.Length))).Max();
        Assert.True(largest < 1.63 / Math.Sqrt(numbers.Length), $"Kolmogorov–Smirnov distance {largest}");
        Assert.NotEqual(new CounterRandom(3, 1).Uniform(0), new CounterRandom(3, 1).Uniform(1));
        Assert.NotEqual(new CounterRandom(3, 1).Uniform(0), new CounterRandom(4, 1).Uniform(0));
    }

    private static EnsembleResult Run(int threads, long seed = 42)
    {
        var world = RandomWorlds.Balanced(5, 4, 8);
        var model = new GeneralEquilibriumModel(world);
        var ensemble = new Ensemble(
            model,
            random => new ShockBuilder(world).AddTariff("E01", "*", "*", 0.3 * random.Uniform(1)).ToShock(),
            random => new SolveOptions { TradeElasticities = [.. Enumerable.Range(0, 4).Select(j => 2 + (6 * random.Uniform(2 + j)))] });
        return ensemble.Run(60, seed, threads);
    }
}
