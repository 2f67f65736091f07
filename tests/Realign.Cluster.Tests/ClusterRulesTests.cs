using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Realign.Sweeps;

namespace Realign.Cluster.Tests;

public class ClusterRulesTests
{
    [Fact]
    public async Task The_units_of_a_killed_worker_are_done_by_another()
    {
        using var redis = new Redis();
        using var sweep = new SmallSweep(1000, 20, 8, 4);
        byte[][] expected = sweep.Expected();
        using var killed = Realign.Worker(redis.Address);
        Task<Realign>? other = null;
        var notices = new ConcurrentQueue<string>();
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(
            new ClusterCrew(redis.Address) { Notices = new Each<string>(notices.Enqueue) },
            progress: new Each<SweepProgress>(p =>
            {
                // It is the only one: whatever was handed out and is not stored was in its hands.
                if (p.Done != 10) return;
                killed.Kill();
                // Beside this, which is called inside the storing of a unit: a worker joins only once the lost one is known to be.
                other = Task.Run(() => Realign.Worker(redis.Address));
            }));
        using var _ = await other!;
        Assert.Equal((100, 0), (state.Done, state.Failures.Count));
        Assert.Equal(expected, sweep.Results("out"));
        Assert.Contains(notices, n => n.Contains("is lost", StringComparison.Ordinal) && !n.Contains(" 0 of its units", StringComparison.Ordinal));
        Assert.Equal(100, File.ReadAllLines(Path.Combine(sweep["out"], "journal.jsonl")).Length);
    }

    /// <summary>A small disk, which root, or whoever may make a namespace of their own, can have.</summary>
    [Theory]
    [InlineData("80k", "shards")]
    [InlineData("440k", "draws.parquet")]
    public async Task A_disk_that_is_full_stops_the_sweep_and_what_is_done_is_gone_on_with_when_there_is_room(string size, string culprit)
    {
        using var sweep = new SmallSweep(1000, 20, 3, 2);
        byte[][] expected = sweep.Expected();
        string disk = Directory.CreateDirectory(sweep["disk"]).FullName, cli = Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll");
        string script = $"""
            mount -t tmpfs -o size={size} tmpfs {disk} || exit 99
            dotnet {cli} sweep {sweep.File} --out {disk}/out; echo "first: $?"
            dotnet {cli} sweep status {disk}/out --json
            mount -o remount,size=64m {disk}
            dotnet {cli} sweep {sweep.File} --out {disk}/out --resume; echo "then: $?"
            wc -l < {disk}/out/journal.jsonl
            cp -r {disk}/out {sweep["copied"]}
            """;
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "sh", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string complaint = await error;
        if (process.ExitCode == 99 || said.Length == 0) Assert.Skip($"No small disk can be had here: {complaint}");
        Assert.Contains("first: 2", said, StringComparison.Ordinal);
        Assert.Contains("then: 0", said, StringComparison.Ordinal);
        Assert.Contains("No space left on device", complaint, StringComparison.Ordinal);
        Assert.Contains(culprit, complaint, StringComparison.Ordinal);
        Assert.Contains("make room or mend the folder, and go on with --resume", complaint, StringComparison.Ordinal);
        Assert.Equal(expected, sweep.Results("copied"));
        // A line of the journal that found no room breaks off; a unit that was acknowledged is not done again.
        Assert.InRange(int.Parse(said.TrimEnd().Split('\n')[^1], CultureInfo.InvariantCulture), 100, 101);
    }

    [Fact]
    public void PostgreSQL_serves_beside_another_Orleans_application_over_few_connections()
    {
        using var postgres = new Postgres();
        using var sweep = new SmallSweep();
        byte[][] expected = sweep.Expected();
        using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={postgres.Port};Username=realign;Database=postgres;Pooling=false");
        using (var table = source.CreateCommand("CREATE TABLE public.orleansquery (querykey text PRIMARY KEY, querytext text); INSERT INTO public.orleansquery VALUES ('GatewaysQueryKey', 'not ours')")) table.ExecuteNonQuery();
        using Realign a = Realign.Worker(postgres.Address), b = Realign.Worker(postgres.Address);
        long most = 0;
        var state = new SweepRun(sweep.Plan(), sweep["out"]).Run(new ClusterCrew(postgres.Address), progress: new Each<SweepProgress>(_ =>
        {
            using var count = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE usename = 'realign' AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
            lock (source) most = Math.Max(most, (long)count.ExecuteScalar()!);
        }));
        Assert.Equal(40, state.Done);
        Assert.Equal(expected, sweep.Results("out"));
        // Two workers and the sweep, beside the connections of this count.
        Assert.InRange(most, 1, (3 * ClusterAddress.MostConnections) + 8);
        Assert.Equal(ClusterAddress.MostConnections, new NpgsqlConnectionStringBuilder(postgres.Address.PostgresConnection()).MaxPoolSize);
        using var untouched = source.CreateCommand("SELECT count(*) FROM public.orleansquery");
        Assert.Equal(1L, untouched.ExecuteScalar());
    }
}
