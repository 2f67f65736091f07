using System.Diagnostics;
using Realign.Sweeps;
using Realign.Tests.Worlds;

namespace Realign.Cluster.Tests;

public class ClusterMistakeTests
{
    private static Func<SweepPlan, Func<SweepUnit, CancellationToken, byte[]>> Solver => plan => new SweepSolver(plan).Solve;

    [Fact]
    public async Task A_worker_of_another_version_is_refused_by_name_and_nothing_is_solved()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep();
        await using var worker = await WorkerHost.Start(new WorkerOptions(redis.Address, 1), WorkerIdentity.Card(1) with { Version = "0.0.9" }, Solver, default);
        var crew = new ClusterCrew(redis.Address) { Patience = TimeSpan.FromSeconds(3) };
        string message = Assert.Throws<RealignException>(() => new SweepRun(sweep.Plan(), sweep["out"]).Run(crew)).Message;
        Assert.Contains($"it runs Realign 0.0.9, this is {Product.Version}", message, StringComparison.Ordinal);
        Assert.Equal(0, sweep.Done("out"));
    }

    [Fact]
    public async Task A_poisoned_unit_fails_alone_after_three_tries_and_is_reported_with_its_input()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep();
        int tries = 0;
        Func<SweepUnit, CancellationToken, byte[]> Poisoned(SweepPlan plan)
        {
            var solver = new SweepSolver(plan);
            return (unit, token) =>
            {
                if (unit.Number != 9) return solver.Solve(unit, token);
                Interlocked.Increment(ref tries);
                throw new InvalidOperationException("poison");
            };
        }

        await using var worker = await WorkerHost.Start(new WorkerOptions(redis.Address, 2), WorkerIdentity.Card(2), Poisoned, default);
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(redis.Address));
        Assert.Equal((39, 3), (state.Done, tries));
        Assert.Contains("draws 90 to 99 of seed 1) failed 3 times: InvalidOperationException: poison", Assert.Single(state.Failures), StringComparison.Ordinal);
        byte[][] expected = sweep.Expected();
        new SweepRun(sweep.Plan(), sweep["out"]).Run(1, resume: true);
        Assert.Equal(expected, sweep.Results("out"));
    }

    [Fact]
    public void A_world_that_is_not_what_it_is_called_is_refused()
    {
        using var desk = new WorkerDesk(WorkerIdentity.Card(1), Solver);
        byte[] parcel = WorldParcel.Pack(RandomWorlds.Balanced(3, 2, 2));
        string other = RandomWorlds.Balanced(3, 2, 1).Hash;
        Assert.Contains($"it was sent as {other}; it is refused", desk.Put(new BlobPiece(other, 0, parcel.Length, parcel)), StringComparison.Ordinal);
        Assert.Equal([other], desk.Missing([other]));
    }

    [Fact]
    public void A_sweep_that_was_changed_travels_under_another_key()
    {
        using var sweep = new SmallSweep();
        byte[] bundle = SweepBundle.Pack(sweep.Plan());
        Assert.Equal(sweep.Plan().Hash, SweepBundle.Open(bundle, _ => sweep.Plan().Cells[0].World).Hash);
        Assert.Equal(bundle, SweepBundle.Pack(sweep.Plan()));
        File.WriteAllText(sweep["tariff.yaml"], "name: another\n");
        Assert.NotEqual(SweepBundle.KeyOf(bundle), SweepBundle.KeyOf(SweepBundle.Pack(sweep.Plan())));
    }

    [Fact]
    public void A_disk_that_is_full_stops_the_sweep_with_a_remedy()
    {
        using var sweep = new SmallSweep();
        string message = Assert.Throws<RealignException>(() => new SweepRun(sweep.Plan(), sweep["out"]).Run(new Full())).Message;
        Assert.Contains("No space left on device", message, StringComparison.Ordinal);
        Assert.Contains("--resume", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1", "is no address of a cluster")]
    [InlineData("redis://127.0.0.1/x", "'x' is no number of a Redis database")]
    [InlineData("postgres://me@127.0.0.1", "the name of the database is missing")]
    public void An_address_that_is_none_is_refused_with_what_to_write(string text, string message) =>
        Assert.Contains(message, Assert.Throws<RealignException>(() => ClusterAddress.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_does_not_show_its_password()
    {
        Assert.DoesNotContain("secret", ClusterAddress.Parse("redis://:secret@127.0.0.1:1").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Throws<RealignException>(() => ClusterAddress.Parse("rediz://:secret@h:1")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis://127.0.0.1:1")]
    [InlineData("postgres://me@127.0.0.1:1/db")]
    public void A_cluster_that_cannot_be_reached_is_said_to_be_so_within_seconds(string address)
    {
        using var sweep = new SmallSweep();
        long start = Stopwatch.GetTimestamp();
        string message = Assert.Throws<RealignException>(() => new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(ClusterAddress.Parse(address)))).Message;
        Assert.Contains("cannot be reached", message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
    }

    private sealed class Full : ISweepCrew
    {
        // /dev/full takes no byte and says so as a full disk does.
        public void Solve(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
        {
            using var stream = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            stream.Write([1]);
            stream.Flush();
        }
    }
}
