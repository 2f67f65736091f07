using System.Collections.Concurrent;
using System.Security.Cryptography;
using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>
/// One run of a sweep on a cluster: who is asked for what, when, and what happens when it fails. It knows neither Orleans nor the time of day, so that the
/// same code can be run against a thousand simulated workers. Continuations stay on the context that it was started on, for the sake of that simulation;
/// without one they run on the thread pool.
/// </summary>
internal sealed class SweepCampaign(CampaignSetup setup, IReadOnlyList<int> units) : IDisposable
{
    /// <summary>Shards that are fetched and written at a time, of all workers: it bounds calls, memory and writes that wait for the disk.</summary>
    public const int MostShards = 32;

    /// <summary>Workers that worlds are sent to at a time, a piece each.</summary>
    public const int MostBriefings = 16;

    private static readonly TimeSpan _rosterPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _pauseAfterLoss = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _idlePause = TimeSpan.FromSeconds(0.2);
    private readonly SweepSchedule _schedule = new(units, SweepRun.Attempts);
    private readonly Lock _lock = new();
    private readonly HashSet<int> _ending = [];
    private readonly SemaphoreSlim _shards = new(MostShards);
    private readonly SemaphoreSlim _briefings = new(MostBriefings);
    private readonly TaskCompletionSource _finished = new();
    private readonly TaskCompletionSource _stopped = new();
    private readonly ConcurrentDictionary<string, Task> _workers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _left = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> _parcels = new(StringComparer.Ordinal);
    private readonly byte[] _bundle = SweepBundle.Pack(setup.Plan);
    private int _active;

    private IMembers Members => setup.Members;

    private string Key => field ??= SweepBundle.KeyOf(_bundle);

    public async Task Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stopping = stop.Token.Register(() => _stopped.TrySetResult());
        try
        {
            await Recruit(stop.Token).ConfigureAwait(true);
        }
        finally
        {
#pragma warning disable CA1849 // Cancelling on this context keeps the simulation on one thread; nothing that is registered blocks.
            stop.Cancel();
#pragma warning restore CA1849
            // Workers that answer are told; one that is dead would keep a sweep that is done waiting until the call fails.
            await Task.WhenAny(Task.WhenAll(_workers.Values), Task.Delay(_farewell, setup.Clock, CancellationToken.None)).ConfigureAwait(true);
        }
    }

    public void Dispose()
    {
        _shards.Dispose();
        _briefings.Dispose();
    }

    /// <summary>Looks who is in the cluster, again and again, until all is done.</summary>
    private async Task Recruit(CancellationToken cancellation)
    {
        long alone = setup.Clock.GetTimestamp();
        while (!_finished.Task.IsCompleted)
        {
            foreach (string worker in await Roster().ConfigureAwait(true))
                if (!_refused.ContainsKey(worker) && !_left.ContainsKey(worker) && (!_workers.TryGetValue(worker, out var known) || known.IsCompleted)) _workers[worker] = Attend(worker, cancellation);
            if (Volatile.Read(ref _active) > 0) alone = setup.Clock.GetTimestamp();
            else if (setup.Clock.GetElapsedTime(alone) > setup.Patience) throw setup.NoWorkers(_refused.Values);
            await Pause(_rosterPeriod).ConfigureAwait(true);
            cancellation.ThrowIfCancellationRequested();
        }

        await _finished.Task.ConfigureAwait(true);
    }

    private async Task<string[]> Roster()
    {
        try
        {
            return await Members.Roster().ConfigureAwait(true);
        }
        catch (Exception e) when (IsLoss(e))
        {
            return [];
        }
    }

    /// <summary>Works with one worker until all is done, it leaves or it is lost. A failure to store ends the sweep.</summary>
    private async Task Attend(string worker, CancellationToken cancellation)
    {
        try
        {
            var card = await Members.Describe(worker).ConfigureAwait(true);
            if ((WorkerIdentity.Mismatch(card, setup.Card) ?? await Brief(worker, cancellation).ConfigureAwait(true)) is { } mismatch)
            {
                string refusal = $"The worker {worker} is refused: {mismatch}";
                _refused[worker] = refusal;
                setup.Notice(refusal);
                return;
            }

            Interlocked.Increment(ref _active);
            ClusterMetrics.Workers(1);
            setup.Notice($"The worker {worker} solves with {card.Threads} threads.");
            try
            {
                await Work(worker, card.Threads, cancellation).ConfigureAwait(true);
            }
            finally
            {
                Interlocked.Decrement(ref _active);
                ClusterMetrics.Workers(-1);
            }
        }
        catch (Exception e) when (IsLoss(e))
        {
            await Lose(worker, e).ConfigureAwait(true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _finished.TrySetException(e);
        }
    }

    /// <summary>Sends what the worker lacks. The refusal, or null.</summary>
    private async Task<string?> Brief(string worker, CancellationToken cancellation)
    {
        // Without the token: each that is before it ends within seconds when all is cancelled.
        await _briefings.WaitAsync(CancellationToken.None).ConfigureAwait(true);
        try
        {
            foreach (string key in await Members.Missing(worker, [.. setup.Plan.WorldHashes.Values.Distinct(), Key]).ConfigureAwait(true))
            {
                byte[] blob = key == Key ? _bundle : _parcels.GetOrAdd(key, hash => new(() => WorldParcel.Pack(setup.Plan.Cells.First(c => c.World.Hash == hash).World))).Value;
                for (int offset = 0; offset < blob.Length; offset += BlobPiece.Size)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var piece = new BlobPiece(key, offset, blob.Length, blob[offset..Math.Min(blob.Length, offset + BlobPiece.Size)]);
                    if (await Members.Put(worker, piece).ConfigureAwait(true) is { } refusal) return refusal;
                }
            }

            return await Members.Begin(worker, Key).ConfigureAwait(true);
        }
        finally
        {
            _briefings.Release();
        }
    }

    private async Task Work(string worker, int threads, CancellationToken cancellation)
    {
        var window = new WorkWindow(threads);
        int[] forget = [];
        while (!_finished.Task.IsCompleted && !cancellation.IsCancellationRequested)
        {
            int[] submit;
            bool idle;
            lock (_lock)
            {
                forget = [.. forget, .. _schedule.Obsolete(worker)];
                submit = [.. _schedule.Take(worker, window.Size, threads)];
                idle = _schedule.HeldBy(worker) == 0;
            }

            if (idle && forget.Length == 0)
            {
                // Others have all that is left, twice.
                await Pause(_idlePause).ConfigureAwait(true);
                continue;
            }

            var report = await Members.Exchange(worker, Key, new WorkOrder(submit, forget)).ConfigureAwait(true);
            if (report.Ended is null) throw new OrleansException("it has dropped the sweep");
            await Task.WhenAll(report.Ended.Select(unit => Collect(worker, unit))).ConfigureAwait(true);
            // Also those that an earlier call ended, or that failed and go out again.
            forget = [.. report.Ended.Select(e => e.Unit)];
            foreach (var unit in report.Ended) window.Learn(unit.Seconds);
            if (report.Leaving)
            {
                HandBack(worker);
                break;
            }
        }

        await Members.Leave(worker, Key).ConfigureAwait(true);
    }

    private async Task Collect(string worker, EndedUnit unit)
    {
        await _shards.WaitAsync().ConfigureAwait(true);
        try
        {
            lock (_lock)
                if (!_schedule.IsOpen(unit.Unit)) return;
            if (unit.Failure is null)
            {
                await End(new UnitEnd(unit.Unit, await Fetch(worker, unit).ConfigureAwait(true), null)).ConfigureAwait(true);
                return;
            }

            bool last;
            lock (_lock) last = _schedule.Failed(worker, unit.Unit);
            if (last) await End(new UnitEnd(unit.Unit, null, setup.Plan.FailureOf(setup.Plan.Unit(unit.Unit), $"{unit.Failure} (last on {worker})"))).ConfigureAwait(true);
            else ClusterMetrics.Repeated(1);
        }
        finally
        {
            _shards.Release();
        }
    }

    private async Task<byte[]> Fetch(string worker, EndedUnit unit)
    {
        byte[] shard = new byte[unit.Length];
        for (int offset = 0; offset < shard.Length;)
        {
            byte[] piece = await Members.Read(worker, Key, unit.Unit, offset).ConfigureAwait(true);
            if (piece.Length == 0 || piece.Length > shard.Length - offset) throw new OrleansException($"it holds no shard of unit {unit.Unit} any more");
            piece.CopyTo(shard, offset);
            offset += piece.Length;
        }

        return Convert.ToHexStringLower(SHA256.HashData(shard)) == unit.Sha256 ? shard : throw new OrleansException($"the shard of unit {unit.Unit} arrived damaged");
    }

    /// <summary>Stores how a unit ended, unless a copy of it ended first.</summary>
    private async Task End(UnitEnd end)
    {
        lock (_lock)
            if (!_ending.Add(end.Unit)) return;
        await setup.Store(end).ConfigureAwait(true);
        if (end.Shard is null) ClusterMetrics.Failed();
        else ClusterMetrics.Stored(end.Shard.Length);
        bool all;
        lock (_lock)
        {
            _schedule.End(end.Unit);
            all = _schedule.Open == 0;
        }

        if (all) _finished.TrySetResult();
    }

    private void HandBack(string worker)
    {
        int held;
        lock (_lock) held = _schedule.HandBack(worker);
        _left[worker] = true;
        ClusterMetrics.Repeated(held);
        setup.Notice($"The worker {worker} leaves; {held} of its units go to others.");
    }

    private async Task Lose(string worker, Exception e)
    {
        List<int> given;
        int held;
        lock (_lock)
        {
            held = _schedule.HeldBy(worker);
            given = _schedule.Lost(worker);
        }

        if (_finished.Task.IsCompleted) return;
        ClusterMetrics.Repeated(held - given.Count);
        setup.Notice($"The worker {worker} is lost ({e.Message.Split('\n')[0].TrimEnd('.')}); {held} of its units go to others.");
        foreach (int unit in given)
            await End(new UnitEnd(unit, null, $"unit {unit} ({setup.Plan.Describe(setup.Plan.Unit(unit))}) was with {SweepSchedule.MostLosses} workers that were lost; it may be the reason.")).ConfigureAwait(true);
        // It may only have been slow: while it is on the roster, it is asked again.
        await Pause(_pauseAfterLoss).ConfigureAwait(true);
    }

    /// <summary>Waits, but not beyond the end of the sweep or until it is stopped.</summary>
    private async Task Pause(TimeSpan time) => await Task.WhenAny(_finished.Task, _stopped.Task, Task.Delay(time, setup.Clock, CancellationToken.None)).ConfigureAwait(true);

    /// <summary>Whether a call failed because of the way or the worker.</summary>
    private static bool IsLoss(Exception e) => e is OrleansException or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException;
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
