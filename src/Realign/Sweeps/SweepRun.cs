using System.Diagnostics;

namespace Realign.Sweeps;

/// <summary>
/// Runs a sweep in this process. A unit's numbers follow from its place in the sweep alone, so the results are the same to the last bit for any
/// number of threads, any order and any number of interruptions.
/// </summary>
public sealed class SweepRun
{
    /// <summary>How often a unit is tried before it counts as failed.</summary>
    public const int Attempts = 3;

    private readonly SweepPlan _plan;
    private readonly string _folder;
    private readonly Func<SweepUnit, CancellationToken, byte[]> _solve;

    /// <param name="plan">The sweep.</param>
    /// <param name="folder">Where shards and results go.</param>
    public SweepRun(SweepPlan plan, string folder)
        : this(plan, folder, new SweepSolver(plan).Solve)
    {
    }

    internal SweepRun(SweepPlan plan, string folder, Func<SweepUnit, CancellationToken, byte[]> solve) => (_plan, _folder, _solve) = (plan, folder, solve);

    /// <summary>Does the units that are not done, and merges the results of all.</summary>
    /// <param name="threads">Units at a time.</param>
    /// <param name="resume">Whether to go on with the sweep that the folder holds.</param>
    /// <param name="progress">Told after every unit.</param>
    /// <param name="cancellation">Stops within a draw; what was acknowledged stays.</param>
    /// <exception cref="RealignException">The folder does not fit, or every unit failed.</exception>
    public SweepState Run(int threads, bool resume = false, IProgress<SweepProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(new SweepThreads(threads, _solve), resume, progress, cancellation);

    /// <summary>The same by others than the threads of this process.</summary>
    /// <inheritdoc cref="Run(int, bool, IProgress{SweepProgress}?, CancellationToken)"/>
    public SweepState Run(ISweepCrew crew, bool resume = false, IProgress<SweepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(crew);
        using (var folder = SweepFolder.Open(_folder, _plan, resume))
        {
            var done = folder.Done.ToHashSet();
            SolveRest(crew, folder, [.. Enumerable.Range(0, _plan.Units).Where(u => !done.Contains(u))], progress, cancellation);
            var shards = folder.Done.Select(folder.ShardOf).ToList();
            if (shards.Count == 0) throw new RealignException($"Every unit of the sweep failed; the first: {SweepState.Of(_folder).Failures[0]}");
            new SweepMerge(_plan, _folder).Merge(shards, cancellation);
        }

        return SweepState.Of(_folder);
    }

    private void SolveRest(ISweepCrew crew, SweepFolder folder, int[] rest, IProgress<SweepProgress>? progress, CancellationToken cancellation)
    {
        if (rest.Length == 0) return;
        int before = _plan.Units - rest.Length, done = 0, failed = 0;
        long start = Stopwatch.GetTimestamp();
        void End(UnitEnd end)
        {
            if (end.Shard is not null) folder.Store(end.Unit, end.Shard);
            else folder.Fail(end.Unit, end.Failure!);
            int succeeded = end.Shard is null ? Volatile.Read(ref done) : Interlocked.Increment(ref done);
            int lost = end.Shard is null ? Interlocked.Increment(ref failed) : Volatile.Read(ref failed);
            progress?.Report(new SweepProgress(before + succeeded, lost, _plan.Units, Left(Stopwatch.GetElapsedTime(start), succeeded + lost, rest.Length)));
        }

        try
        {
            crew.Solve(_plan, rest, End, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RealignException($"The sweep stopped: {e.Message} What was acknowledged is kept in '{_folder}'; make room or mend the folder, and go on with --resume.", e);
        }
    }

    private static TimeSpan? Left(TimeSpan elapsed, int ended, int planned) => ended == 0 ? null : elapsed * ((planned - ended) / (double)ended);
}
