using System.Globalization;

namespace Realign.Cluster.Tests;

/// <summary>The coordinator's own code against a thousand simulated workers of eight threads, on a virtual clock. docs/scale.md has its numbers from here.</summary>
public sealed class ThousandWorkersTests(ITestOutputHelper output) : IDisposable
{
    private const int Units = 100_000, Threads = 8;
    private readonly SmallSweep _sweep = new(Units * 5, 10);

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Workers_that_die_leave_join_late_or_crawl_cost_less_than_a_third_more_and_every_unit_is_stored_once()
    {
        // Units of 16 seconds, so that the disk keeps up. Each hundredth crawls; of the others a tenth is killed, a tenth leaves, a tenth joins late.
        var calm = new Habits { UnitSeconds = random => 14 + (4 * random.NextDouble()), StoreSeconds = 0.001 };
        var rough = calm with
        {
            Slowness = w => w % 100 == 99 ? 10 : 1,
            Killed = w => w % 10 == 1 ? 20 + (w / 10) : null,
            Leaves = w => w % 10 == 2 ? 20 + (w / 10) : double.PositiveInfinity,
            Joins = w => w % 10 == 3 ? w / 10.0 : 0,
        };
        var undisturbed = Run(calm);
        var disturbed = Run(rough);
        Assert.All([undisturbed, disturbed], simulation =>
        {
            Assert.Equal(Units, simulation.Ends.Count);
            Assert.All(simulation.Ends.Values, e => Assert.True(e.Times == 1 && e.End.Shard is not null));
            Assert.InRange(simulation.MostHeld, 1, 2 * Threads);
            Assert.InRange(simulation.MostReads, 1, SweepCampaign.MostShards);
            // A call of each worker, the reads and the roster.
            Assert.InRange(simulation.MostCalls, 1, 1000 + SweepCampaign.MostShards + 1);
        });
        Assert.InRange(disturbed.Seconds / undisturbed.Seconds, 1, 1.3);
        Assert.Equal(100, disturbed.Notices.Count(n => n.Contains("leaves;", StringComparison.Ordinal)));
        Assert.InRange(disturbed.Notices.Count(n => n.Contains("is lost", StringComparison.Ordinal)), 100, 300);
        // What is solved twice: what the lost and the leaving held, and copies at the end.
        Assert.InRange(disturbed.Solved, Units, Units + (1000 * 2 * Threads));
    }

    [Fact]
    public void A_poisoned_unit_and_a_deadly_one_are_reported_and_keep_nobody_else()
    {
        var simulation = Run(new Habits { Poisoned = unit => unit is 4711 or 70_000, Deadly = unit => unit == 1234 });
        Assert.Equal(Units, simulation.Ends.Count);
        var failed = simulation.Ends.Values.Where(e => e.End.Shard is null).OrderBy(e => e.End.Unit).Select(e => e.End).ToList();
        Assert.Equal([1234, 4711, 70_000], failed.Select(f => f.Unit));
        Assert.Contains($"was with {SweepSchedule.MostLosses} workers that were lost", failed[0].Failure, StringComparison.Ordinal);
        Assert.All(failed[1..], f => Assert.Contains("failed 3 times: poison", f.Failure, StringComparison.Ordinal));
        Assert.InRange(simulation.Notices.Count(n => n.Contains("is lost", StringComparison.Ordinal)), SweepSchedule.MostLosses, 4 * SweepSchedule.MostLosses);
    }

    /// <summary>Where the disk becomes the bottleneck: with a millisecond a unit, at a thousand units a second, whatever the number of workers.</summary>
    [Theory]
    [InlineData(100, 5, 0.9, 1)]
    [InlineData(1000, 16, 0.85, 1)]
    [InlineData(1000, 5, 0.55, 0.65)]
    [InlineData(1000, 2, 0.22, 0.26)]
    public void The_first_bottleneck_is_the_disk_of_the_sweep(int workers, double unitSeconds, double lowest, double highest)
    {
        var simulation = Run(new Habits { Workers = workers, UnitSeconds = _ => unitSeconds, StoreSeconds = 0.001 });
        double ideal = Units * unitSeconds / (workers * Threads);
        Assert.InRange(ideal / simulation.Seconds, lowest, highest);
    }

    private Simulation Run(Habits habits)
    {
        var simulation = new Simulation(_sweep.Plan(), habits);
        simulation.Run();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{habits.Workers} workers: {simulation.Seconds:F1} s, {simulation.Calls:N0} calls ({simulation.Calls / simulation.Seconds:F0} a second), most in flight {simulation.MostCalls}, most reads {simulation.MostReads}, {simulation.Solved:N0} solved"));
        return simulation;
    }
}
