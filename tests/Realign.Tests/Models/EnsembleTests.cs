using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Reports;
using Realign.Tests.Worlds;

namespace Realign.Tests.Models;

public class EnsembleTests
{
    [Fact]
    public void The_draws_are_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        var one = Run(1);
        foreach (int threads in (int[])[2, 5])
        {
            var several = Run(threads);
            for (int position = 0; position < one.Width; position++) Assert.Equal(one.Column(position), several.Column(position));
        }
    }

    [Fact]
    public void Another_seed_gives_other_draws() => Assert.NotEqual(Run(1, seed: 1).Column(0), Run(1, seed: 2).Column(0));

    [Fact]
    public void Draws_that_fail_are_counted_and_left_out()
    {
        var world = RandomWorlds.Balanced(3, 2, 4);
        var model = new GeneralEquilibriumModel(world);
        var none = Shock.None(world);
        double ruin = 5 * world.ValueAdded.Max();
        var result = Ensemble.Run(20, 1, 2, 1, (random, row) =>
        {
            var counterfactual = model.Solve(random!.Value.Draw % 4 == 0 ? new ShockBuilder(world).Transfer("E01", "E02", ruin).ToShock() : none);
            if (counterfactual.Converged) row[0] = counterfactual.Effects.Welfare[0];
            return counterfactual.Converged;
        });
        Assert.Equal((20, 5), (result.Tried, result.Failed));
        Assert.Equal(15, result.Column(0).Length);
    }

    [Fact]
    public void When_every_draw_fails_there_is_no_number_but_an_error()
    {
        var result = Ensemble.Run(4, 1, 1, 1, (_, _) => false);
        Assert.Contains("All 4 draws failed", Assert.Throws<RealignException>(() => result.Interval(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_draws_the_central_values_come_once_and_have_no_range()
    {
        var result = Ensemble.Run(0, 1, 2, 1, (random, row) =>
        {
            row[0] = random is null ? 7 : -1;
            return true;
        });
        Assert.Equal(new Interval(7, null, null), result.Interval(0));
    }

    [Fact]
    public void Quantiles_are_those_of_type_7() => Assert.Equal(new Interval(3, 1.2, 4.8), Round(Interval.Of([5, 1, 4, 2, 3])));

    [Fact]
    public void Uniform_numbers_are_uniform_and_depend_on_seed_draw_and_position()
    {
        double[] numbers = [.. Enumerable.Range(0, 20000).Select(d => new CounterRandom(3, d).Uniform(0)).Order()];
        double largest = numbers.Select((x, rank) => Math.Abs(x - ((rank + 0.5) / numbers.Length))).Max();
        Assert.True(largest < 1.63 / Math.Sqrt(numbers.Length), $"Kolmogorov–Smirnov distance {largest}");
        Assert.NotEqual(new CounterRandom(3, 1).Uniform(0), new CounterRandom(3, 1).Uniform(1));
        Assert.NotEqual(new CounterRandom(3, 1).Uniform(0), new CounterRandom(4, 1).Uniform(0));
    }

    private static Interval Round(Interval interval) => new(Math.Round(interval.Value, 12), Math.Round(interval.Low!.Value, 12), Math.Round(interval.High!.Value, 12));

    private static Samples Run(int threads, long seed = 42)
    {
        var world = RandomWorlds.Balanced(5, 4, 8);
        var model = new GeneralEquilibriumModel(world);
        var layout = new RunLayout(world, [1]);
        return Ensemble.Run(60, seed, threads, layout.Width, (random, row) =>
        {
            var shock = new ShockBuilder(world).AddTariff("E01", "*", "*", 0.3 * random!.Value.Uniform(1)).ToShock();
            var counterfactual = model.Solve(shock, new SolveOptions { TradeElasticities = [.. Enumerable.Range(0, 4).Select(j => 2 + (6 * random.Value.Uniform(2 + j)))] });
            if (counterfactual.Converged) layout.Record(counterfactual.Effects, row);
            return counterfactual.Converged;
        });
    }
}
