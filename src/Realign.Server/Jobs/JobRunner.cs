using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Realign.Server.Jobs;

/// <summary>Works on the jobs that wait: a bounded number at a time, each on a thread of its own, so that requests are answered meanwhile. When the server stops, what is not finished goes back into the queue.</summary>
internal sealed partial class JobRunner(JobStore jobs, IEnumerable<IJobKind> kinds, JobOptions options, JobMeter meter, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);
    private readonly SemaphoreSlim _bell = new(0);

    /// <summary>Says that a job waits; those of other servers are found by looking now and then.</summary>
    public void Ring() => _bell.Release();

    public override void Dispose()
    {
        _bell.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Work($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}", stoppingToken)).Append(Recover(stoppingToken)));

    private async Task Work(string worker, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Job? job = null;
            try
            {
                job = await jobs.TakeAsync(worker, options.Lease, stopping).ConfigureAwait(false);
                if (job is null) await _bell.WaitAsync(_look, stopping).ConfigureAwait(false);
                else await Work(job, worker, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (DbException e)
            {
                // The lease of the job runs out, and it waits again; the store may be back by then.
                StoreFailed(log, job?.Id, e);
                await Task.Delay(_look, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Work(Job job, string worker, CancellationToken stopping)
    {
        using var activity = meter.Begin(job);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var seen = new LatestProgress();
        long begun = Stopwatch.GetTimestamp();
        Started(log, job.Id, job.Kind, job.Attempts);
        var work = Task.Factory.StartNew(() => Run(job, seen, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        bool? asked = false;
        while (await Task.WhenAny(work, Task.Delay(_beat, CancellationToken.None)).ConfigureAwait(false) != work)
        {
            asked = await Beat(job, worker, seen).ConfigureAwait(false);
            if (asked != false) await stop.CancelAsync().ConfigureAwait(false);
        }

        var (result, failure, stopped) = await work.ConfigureAwait(false);
        string end = asked is null ? "lost" : result is not null ? JobState.Done : failure is not null ? JobState.Failed : stopped && stopping.IsCancellationRequested && asked == false ? "handed back" : JobState.Cancelled;
        if (result is not null) await jobs.FinishAsync(job.Id, worker, result, CancellationToken.None).ConfigureAwait(false);
        else if (failure is not null) await jobs.FailAsync(job.Id, worker, failure, CancellationToken.None).ConfigureAwait(false);
        else if (end == "handed back") await jobs.HandBackAsync(job.Id, worker, CancellationToken.None).ConfigureAwait(false);
        else await jobs.StopAsync(job.Id, worker, CancellationToken.None).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(begun);
        meter.End(job.Kind, end, took);
        Ended(log, job.Id, job.Kind, end, took.TotalSeconds);
    }

    /// <summary>Renews the lease and passes on how far the job is; the store may fail for a moment without harm.</summary>
    private async Task<bool?> Beat(Job job, string worker, LatestProgress seen)
    {
        try
        {
            if (seen.Take() is { } progress) await jobs.ProgressAsync(job.Id, worker, progress, CancellationToken.None).ConfigureAwait(false);
            return await jobs.RenewAsync(job.Id, worker, options.Lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            StoreFailed(log, job.Id, e);
            return false;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the process for a job: whatever it throws ends that job alone.")]
    private (string? Result, string? Failure, bool Stopped) Run(Job job, LatestProgress progress, CancellationToken stop)
    {
        try
        {
            return _kinds.TryGetValue(job.Kind, out var kind) ? (kind.Run(job.Request, progress, stop), null, false) : (null, $"'{job.Kind}' is no kind of job that this server knows.", false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (null, null, true);
        }
        catch (RealignException e)
        {
            return (null, e.Message, false);
        }
        catch (Exception e)
        {
            Defect(log, job.Id, job.Kind, e);
            return (null, "This is a defect of Realign; please report it with the request that you sent.", false);
        }
    }

    private async Task Recover(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Lease / 4);
        do
        {
            try
            {
                int again = await jobs.RecoverAsync(stopping).ConfigureAwait(false);
                if (again > 0) Recovered(log, again);
                for (int i = 0; i < again; i++) Ring();
            }
            catch (DbException e)
            {
                StoreFailed(log, null, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} ({Kind}) begins, attempt {Attempt}.")]
    private static partial void Started(ILogger log, string job, string kind, long attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} ({Kind}) is {End} after {Seconds:0.0} s.")]
    private static partial void Ended(ILogger log, string job, string kind, string end, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} jobs of a server that is gone wait again.")]
    private static partial void Recovered(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed (job {Job}).")]
    private static partial void StoreFailed(ILogger log, string? job, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} ({Kind}) met a defect.")]
    private static partial void Defect(ILogger log, string job, string kind, Exception exception);

    /// <summary>What a job last said, until it is passed on.</summary>
    private sealed class LatestProgress : IProgress<JobProgress>
    {
        private readonly Lock _lock = new();
        private JobProgress? _latest;

        public void Report(JobProgress value)
        {
            lock (_lock) _latest = value.Done >= (_latest?.Done ?? 0) || value.Part != _latest?.Part ? value : _latest;
        }

        public JobProgress? Take()
        {
            lock (_lock)
            {
                var taken = _latest;
                _latest = null;
                return taken;
            }
        }
    }
}
