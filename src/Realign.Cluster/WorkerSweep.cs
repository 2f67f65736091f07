using System.Diagnostics;
using System.Security.Cryptography;
using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>A sweep at a worker: which of its units wait, run or have ended and are not yet let go of. Safe to use from several threads.</summary>
internal sealed class WorkerSweep(SweepPlan plan, Func<SweepUnit, CancellationToken, byte[]> solve, SolvePool pool) : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (EndedUnit Unit, byte[] Shard)?> _units = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _touched = Stopwatch.GetTimestamp();

    public TimeSpan Idle => Stopwatch.GetElapsedTime(Volatile.Read(ref _touched));

    /// <summary>Notes that somebody asks; false when the sweep was dropped.</summary>
    public bool Touch()
    {
        Volatile.Write(ref _touched, Stopwatch.GetTimestamp());
        return !_stop.IsCancellationRequested;
    }

    public async Task<WorkReport> Exchange(WorkOrder order)
    {
        Task news;
        lock (_lock)
        {
            foreach (int unit in order.Forget) _units.Remove(unit);
            foreach (int unit in order.Submit)
                if (unit >= 0 && unit < plan.Units && _units.TryAdd(unit, null)) pool.Add(() => Solve(unit));
            news = _news.Task;
        }

        if (Ended().Length == 0) await Task.WhenAny(news, Task.Delay(_longestWait)).ConfigureAwait(true);
        return new WorkReport(Ended());
    }

    public byte[] Read(int unit, int offset)
    {
        lock (_lock)
            return _units.GetValueOrDefault(unit) is { } ended && offset >= 0 && offset < ended.Shard.Length
                ? ended.Shard[offset..Math.Min(ended.Shard.Length, offset + BlobPiece.Size)]
                : [];
    }

    public void Dispose() => _stop.Cancel();

    private EndedUnit[] Ended()
    {
        lock (_lock) return [.. _units.Values.OfType<(EndedUnit Unit, byte[] Shard)>().Select(e => e.Unit)];
    }

    private void Solve(int number)
    {
        bool IsWanted()
        {
            lock (_lock) return _units.TryGetValue(number, out var state) && state is null;
        }

        // A unit that was let go of while it waited was solved elsewhere.
        if (_stop.IsCancellationRequested || !IsWanted()) return;
        long start = Stopwatch.GetTimestamp();
        byte[] shard = [];
        string? failure = null;
        try
        {
            shard = solve(plan.Unit(number), _stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e)
        {
            // Whatever a unit throws must not take the others with it.
            failure = SweepPlan.ReasonOf(e);
        }

        var ended = new EndedUnit(number, shard.Length, failure is null ? Convert.ToHexStringLower(SHA256.HashData(shard)) : null, failure, Stopwatch.GetElapsedTime(start).TotalSeconds);
        ClusterMetrics.Solved(ended);
        TaskCompletionSource news;
        lock (_lock)
        {
            if (_units.ContainsKey(number)) _units[number] = (ended, shard);
            news = _news;
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        news.TrySetResult();
    }
}
