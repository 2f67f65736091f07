using System.Collections.Concurrent;
using System.Diagnostics;
using Realign.Sweeps;

namespace Realign.Cluster.Tests;

/// <summary>Workers are processes of their own here, since they are killed.</summary>
public class ClusterSweepTests
{
    [Fact]
    public void A_sweep_with_one_worker_killed_half_way_and_one_joined_late_ends_with_the_same_file()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(10_000, 50, 8, 4);
        byte[][] expected = sweep.Expected();
        using Realign a = Realign.Worker(redis.Address), b = Realign.Worker(redis.Address), killed = Realign.Worker(redis.Address);
        Realign? late = null;
        var notices = new List<string>();
        int Joined()
        {
            lock (notices) return notices.Where(n => n.Contains("solves with", StringComparison.Ordinal)).Distinct().Count();
        }

        var gate = new Lock();
        int units = sweep.Plan().Units;
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(
            new ClusterCrew(redis.Address) { Notices = new Each<string>(n => { lock (notices) notices.Add(n); }) },
            progress: new Each<SweepProgress>(p =>
            {
                // Nothing more is stored until the late worker is in, however slow the machine.
                lock (gate)
                {
                    if (p.Done == units / 3) late = Realign.Worker(redis.Address);
                    for (int k = 0; late is not null && k < 600 && Joined() < 4; k++) Thread.Sleep(50);
                    if (p.Done == units / 2) killed.Kill();
                }
            }));
        using var _ = late;
        Assert.Equal((units, 0), (state.Done, state.Failures.Count));
        Assert.Equal(expected, sweep.Results("out"));
        // Whether its units came back by the call that failed or as copies is a matter of milliseconds.
        Assert.True(killed.HasExited);
        Assert.Equal(4, Joined());
    }

    [Fact]
    public void A_coordinator_that_was_killed_is_gone_on_with_and_does_only_the_rest()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(4000, 20, 8, 4);
        byte[][] expected = sweep.Expected();
        using var worker = Realign.Worker(redis.Address);
        using (var coordinator = new Realign("sweep", sweep.File, "--out", sweep["out"], "--cluster", $"{redis.Address}"))
        {
            for (int k = 0; k < 1200 && sweep.Done("out") < 40; k++) Thread.Sleep(20);
            coordinator.Kill();
        }

        int before = sweep.Done("out");
        Assert.InRange(before, 40, 399);
        string journal = Path.Combine(sweep["out"], "journal.jsonl");
        using var again = new Realign("sweep", sweep.File, "--out", sweep["out"], "--resume", "--cluster", $"{redis.Address}");
        Assert.True(again.WaitForExit() == 0, again.Output);
        Assert.Equal(expected, sweep.Results("out"));
        Assert.InRange(File.ReadAllLines(journal).Length, 400, 401);
    }

    [Fact]
    public async Task A_Redis_that_is_lost_for_more_than_twenty_seconds_does_not_stop_a_sweep_and_workers_join_when_it_is_back()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(1000, 20, 8, 4);
        byte[][] expected = sweep.Expected();
        using Realign a = Realign.Worker(redis.Address), b = Realign.Worker(redis.Address);
        Realign? late = null;
        using var back = new ManualResetEventSlim();
        Task? outage = null;
        async Task Lose()
        {
            redis.Kill();
            await Task.Delay(TimeSpan.FromSeconds(21));
            redis.Start();
            late = Realign.Worker(redis.Address);
            back.Set();
        }

        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(redis.Address), progress: new Each<SweepProgress>(p =>
        {
            // Units are stored while it is gone; the last half of them waits until it is back.
            if (p.Done == 20) outage = Task.Run(Lose);
            if (p.Done > 50) back.Wait(TimeSpan.FromMinutes(2));
        }));
        using var _ = late;
        await outage!;
        Assert.Equal((100, 0), (state.Done, state.Failures.Count));
        Assert.Equal(expected, sweep.Results("out"));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_hands_back_its_units_and_ends_within_seconds()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(4000, 20, 8, 4);
        byte[][] expected = sweep.Expected();
        using Realign a = Realign.Worker(redis.Address), b = Realign.Worker(redis.Address);
        var notices = new ConcurrentQueue<string>();
        Task<double>? ending = null;
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(
            new ClusterCrew(redis.Address) { Notices = new Each<string>(notices.Enqueue) },
            progress: new Each<SweepProgress>(p =>
            {
                // Not waited for here: it may be this worker's unit that is being stored.
                if (p.Done == 100) ending = Task.Run(() => Ended(b));
            }));
        Assert.Equal((400, 0), (state.Done, state.Failures.Count));
        Assert.Equal(expected, sweep.Results("out"));
        Assert.InRange(await ending!, 0, 15);
        // The one that left was never taken for lost; one that goes on may be for a moment, when a call to it went by way of the one that left.
        string left = Assert.Single(notices, n => n.Contains(" leaves;", StringComparison.Ordinal));
        string name = left[..left.IndexOf(" leaves;", StringComparison.Ordinal)];
        Assert.DoesNotContain(notices, n => n.StartsWith($"{name} is lost", StringComparison.Ordinal));
    }

    [Fact]
    public void A_worker_that_is_told_to_end_does_so_though_Redis_is_gone()
    {
        using var redis = new Redis();
        using var worker = Realign.Worker(redis.Address);
        redis.Kill();
        Assert.InRange(Ended(worker), 0, 15);
    }

    [Fact]
    public void A_sweep_that_is_told_to_end_keeps_what_is_done_and_says_how_to_go_on()
    {
        using var sweep = new SmallSweep(4000, 20, 8, 4);
        using var process = new Realign("sweep", sweep.File, "--out", sweep["out"], "--threads", "1");
        for (int k = 0; k < 1200 && sweep.Done("out") < 5; k++) Thread.Sleep(20);
        process.Terminate();
        Assert.True(process.WaitForExit() == 143, process.Output);
        Assert.Contains("of 400 units are done and kept. Go on with --resume.", process.Output, StringComparison.Ordinal);
        Assert.InRange(sweep.Done("out"), 5, 399);
    }

    /// <summary>Tells a worker to end: the seconds until it has, in order.</summary>
    private static double Ended(Realign worker)
    {
        long start = Stopwatch.GetTimestamp();
        worker.Terminate();
        Assert.True(worker.WaitForExit() == 0, worker.Output);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
