using Realign.Sweeps;

namespace Realign.Cluster.Tests;

/// <summary>Workers are processes of their own here, since they are killed.</summary>
public class ClusterSweepTests
{
    [Fact]
    public void A_sweep_with_one_worker_killed_half_way_and_one_joined_late_ends_with_the_same_file()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(10_000, 50, 12, 5);
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
    public void A_lost_Redis_does_not_stop_a_sweep_that_runs_and_workers_join_when_it_is_back()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(3000, 20, 8, 4);
        byte[][] expected = sweep.Expected();
        using Realign a = Realign.Worker(redis.Address), b = Realign.Worker(redis.Address);
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(redis.Address), progress: new Each<SweepProgress>(p =>
        {
            if (p.Done == 50) redis.Kill();
            if (p.Done == 150) redis.Start();
        }));
        Assert.Equal((300, 0), (state.Done, state.Failures.Count));
        Assert.Equal(expected, sweep.Results("out"));
        using var late = Realign.Worker(redis.Address);
    }

    [Fact]
    public void PostgreSQL_serves_as_well()
    {
        using var postgres = new Postgres();
        using var sweep = new SmallSweep();
        byte[][] expected = sweep.Expected();
        using Realign a = Realign.Worker(postgres.Address), b = Realign.Worker(postgres.Address);
        Assert.Equal(40, new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(postgres.Address)).Done);
        Assert.Equal(expected, sweep.Results("out"));
    }

    private sealed class Each<T>(Action<T> act) : IProgress<T>
    {
        public void Report(T value) => act(value);
    }
}
