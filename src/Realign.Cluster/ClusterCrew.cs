using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>
/// Solves the units of a sweep on the workers of a cluster. This process holds the plan and the journal, and pulls: it hands each worker a few units, asks
/// what has ended, stores it, and lets the worker forget it only then.
/// </summary>
public sealed class ClusterCrew(ClusterAddress cluster) : ISweepCrew
{
    /// <summary>How long to wait for a first worker, and for another when all are lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Is told in a sentence when a worker joins, is lost or is refused.</summary>
    public IProgress<string>? Notices { get; init; }

    internal WorkerCard Card { get; init; } = WorkerIdentity.Card(1);

    /// <exception cref="RealignException">The cluster cannot be reached, or has no worker that fits.</exception>
    public void Solve(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(ended);
        SolveAsync(plan, units, ended, cancellation).GetAwaiter().GetResult();
    }

    private async Task SolveAsync(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
    {
        await cluster.Probe(cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddFilter(null, LogLevel.None);
        builder.UseOrleansClient(client => client.UseCluster(cluster).UseConnectionRetryFilter(async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), patience.Token).ConfigureAwait(false);
            return true;
        }));
        using var host = builder.Build();
        try
        {
            await host.StartAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && (patience.IsCancellationRequested || e is OrleansException))
        {
            throw NoWorkers([]);
        }

        try
        {
            using var campaign = new Campaign(this, host.Services.GetRequiredService<IGrainFactory>(), plan, units, ended);
            await campaign.Run(cancellation).ConfigureAwait(false);
        }
        finally
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await host.StopAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RealignException NoWorkers(IEnumerable<string> refused) =>
        new($"No worker of {cluster} solves: none joined within {Patience.TotalSeconds:0} s.{string.Concat(refused.Select(r => $" {r}"))} Start one with 'realign worker --cluster {cluster}'. What is done is kept; go on with --resume.");

    /// <summary>One run of a sweep on the cluster.</summary>
    private sealed class Campaign(ClusterCrew crew, IGrainFactory grains, SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended) : IDisposable
    {
        /// <summary>Shards that are written at a time; each may wait for the disk.</summary>
        private const int Writers = 8;

        private static readonly TimeSpan _rosterPeriod = TimeSpan.FromSeconds(1);
        private static readonly TimeSpan _pauseAfterLoss = TimeSpan.FromSeconds(2);
        private readonly SweepSchedule _schedule = new(units, SweepRun.Attempts);
        private readonly Lock _lock = new();
        private readonly HashSet<int> _ending = [];
        private readonly SemaphoreSlim _writers = new(Writers);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentDictionary<string, Task> _workers = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Lazy<byte[]>> _parcels = new(StringComparer.Ordinal);
        private readonly byte[] _bundle = SweepBundle.Pack(plan);
        private int _active;

        private string Key => field ??= SweepBundle.KeyOf(_bundle);

        public async Task Run(CancellationToken cancellation)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            try
            {
                await Recruit(stop.Token).ConfigureAwait(false);
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(_workers.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        public void Dispose() => _writers.Dispose();

        /// <summary>Looks who is in the cluster, again and again, until all is done.</summary>
        private async Task Recruit(CancellationToken cancellation)
        {
            DateTime alone = DateTime.UtcNow;
            for (int k = 0; !_finished.Task.IsCompleted; k++)
            {
                foreach (string worker in await Roster(k).ConfigureAwait(false))
                    if (!_refused.ContainsKey(worker) && (!_workers.TryGetValue(worker, out var known) || known.IsCompleted)) _workers[worker] = Attend(worker, cancellation);
                if (Volatile.Read(ref _active) > 0) alone = DateTime.UtcNow;
                else if (DateTime.UtcNow - alone > crew.Patience) throw crew.NoWorkers(_refused.Values);
                await Task.WhenAny(_finished.Task, Task.Delay(_rosterPeriod, cancellation)).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }

            await _finished.Task.ConfigureAwait(false);
        }

        private async Task<string[]> Roster(int k)
        {
            try
            {
                return await grains.GetGrain<IRoster>(k).Workers().ConfigureAwait(false);
            }
            catch (Exception e) when (IsLoss(e))
            {
                return [];
            }
        }

        /// <summary>Works with one worker until all is done or it is lost. A failure to store ends the sweep.</summary>
        private async Task Attend(string address, CancellationToken cancellation)
        {
            try
            {
                var worker = grains.GetGrain<IWorker>(address);
                var card = await worker.Describe().ConfigureAwait(false);
                if (WorkerIdentity.Mismatch(card, crew.Card) is { } mismatch || (mismatch = await Brief(worker, cancellation).ConfigureAwait(false)) is not null)
                {
                    string refusal = $"The worker {address} is refused: {mismatch}";
                    _refused[address] = refusal;
                    crew.Notices?.Report(refusal);
                    return;
                }

                Interlocked.Increment(ref _active);
                ClusterMetrics.Workers(1);
                crew.Notices?.Report($"The worker {address} solves with {card.Threads} threads.");
                try
                {
                    await Work(worker, address, card.Threads, cancellation).ConfigureAwait(false);
                }
                finally
                {
                    Interlocked.Decrement(ref _active);
                    ClusterMetrics.Workers(-1);
                }
            }
            catch (Exception e) when (IsLoss(e))
            {
                await Lose(address, e, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _finished.TrySetException(e);
            }
        }

        /// <summary>Sends what the worker lacks. The refusal, or null.</summary>
        private async Task<string?> Brief(IWorker worker, CancellationToken cancellation)
        {
            string[] missing = await worker.Missing([.. plan.WorldHashes.Values.Distinct(), Key]).ConfigureAwait(false);
            foreach (string key in missing)
            {
                byte[] blob = key == Key ? _bundle : _parcels.GetOrAdd(key, hash => new(() => WorldParcel.Pack(plan.Cells.First(c => c.World.Hash == hash).World))).Value;
                for (int offset = 0; offset < blob.Length; offset += BlobPiece.Size)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var piece = new BlobPiece(key, offset, blob.Length, blob[offset..Math.Min(blob.Length, offset + BlobPiece.Size)]);
                    if (await worker.Put(piece).ConfigureAwait(false) is { } refusal) return refusal;
                }
            }

            return await worker.Begin(Key).ConfigureAwait(false);
        }

        private async Task Work(IWorker worker, string address, int threads, CancellationToken cancellation)
        {
            var window = new WorkWindow(threads);
            int[] forget = [];
            while (!_finished.Task.IsCompleted)
            {
                if (cancellation.IsCancellationRequested)
                {
                    await worker.Leave(Key).ConfigureAwait(false);
                    return;
                }

                int[] submit;
                bool idle;
                lock (_lock)
                {
                    submit = [.. _schedule.Take(address, window.Size, threads)];
                    idle = _schedule.HeldBy(address) == 0;
                }

                if (idle && forget.Length == 0)
                {
                    // Others have all that is left, twice.
                    await Task.WhenAny(_finished.Task, Task.Delay(TimeSpan.FromSeconds(0.2), CancellationToken.None)).ConfigureAwait(false);
                    continue;
                }

                var report = await worker.Exchange(Key, new WorkOrder(submit, forget)).ConfigureAwait(false);
                if (report.Ended is null) throw new OrleansException("it has dropped the sweep");
                await Task.WhenAll(report.Ended.Select(unit => Collect(worker, address, unit))).ConfigureAwait(false);
                forget = [.. report.Ended.Select(e => e.Unit)];
                foreach (var unit in report.Ended) window.Learn(unit.Seconds);
            }

            await worker.Leave(Key).ConfigureAwait(false);
        }

        private async Task Collect(IWorker worker, string address, EndedUnit unit)
        {
            lock (_lock)
                if (!_schedule.IsOpen(unit.Unit)) return;
            if (unit.Failure is not null)
            {
                bool last;
                lock (_lock) last = _schedule.Failed(address, unit.Unit);
                if (last) await End(new UnitEnd(unit.Unit, null, plan.FailureOf(plan.Unit(unit.Unit), $"{unit.Failure} (last on {address})"))).ConfigureAwait(false);
                else ClusterMetrics.Repeated(1);
                return;
            }

            byte[] shard = new byte[unit.Length];
            for (int offset = 0; offset < shard.Length;)
            {
                byte[] piece = await worker.Read(Key, unit.Unit, offset).ConfigureAwait(false);
                if (piece.Length == 0 || piece.Length > shard.Length - offset) throw new OrleansException($"it holds no shard of unit {unit.Unit} any more");
                piece.CopyTo(shard, offset);
                offset += piece.Length;
            }

            if (Convert.ToHexStringLower(SHA256.HashData(shard)) != unit.Sha256) throw new OrleansException($"the shard of unit {unit.Unit} arrived damaged");
            await End(new UnitEnd(unit.Unit, shard, null)).ConfigureAwait(false);
        }

        /// <summary>Stores how a unit ended, unless a copy of it ended first.</summary>
        private async Task End(UnitEnd end)
        {
            lock (_lock)
                if (!_ending.Add(end.Unit)) return;
            await _writers.WaitAsync().ConfigureAwait(false);
            try
            {
                await Task.Run(() => ended(end)).ConfigureAwait(false);
            }
            finally
            {
                _writers.Release();
            }

            if (end.Shard is null) ClusterMetrics.Failed();
            else ClusterMetrics.Stored(end.Shard.Length);
            lock (_lock)
            {
                _schedule.End(end.Unit);
                if (_schedule.Open == 0) _finished.TrySetResult();
            }
        }

        private async Task Lose(string address, Exception e, CancellationToken cancellation)
        {
            List<int> given;
            int held;
            lock (_lock)
            {
                held = _schedule.HeldBy(address);
                given = _schedule.Lost(address);
            }

            if (_finished.Task.IsCompleted) return;
            ClusterMetrics.Repeated(held - given.Count);
            crew.Notices?.Report($"The worker {address} is lost ({e.Message.Split('\n')[0].TrimEnd('.')}); {held} of its units go to others.");
            foreach (int unit in given)
                await End(new UnitEnd(unit, null, $"unit {unit} ({plan.Describe(plan.Unit(unit))}) was with {SweepSchedule.MostLosses} workers that were lost; it may be the reason.")).ConfigureAwait(false);
            // It may only have been slow: while it is on the roster, it is asked again.
            await Task.Delay(_pauseAfterLoss, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        /// <summary>Whether a call failed because of the way or the worker.</summary>
        private static bool IsLoss(Exception e) => e is OrleansException or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException;
    }
}

/// <summary>How many units a worker holds: one a thread, and a second's work besides, so that it never waits for the next, and little is lost with it.</summary>
internal sealed class WorkWindow(int threads)
{
    public const int MostOfThread = 32;

    private const double Memory = 0.8;
    private double? _seconds;

    public int Size => threads * (1 + (_seconds is { } seconds ? (int)Math.Clamp(Math.Ceiling(1 / Math.Max(seconds, 1e-6)), 1, MostOfThread - 1) : 1));

    public void Learn(double seconds) => _seconds = _seconds is { } before ? (Memory * before) + ((1 - Memory) * seconds) : seconds;
}
