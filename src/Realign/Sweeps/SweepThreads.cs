using System.Collections.Concurrent;

namespace Realign.Sweeps;

/// <summary>Threads of this process.</summary>
internal sealed class SweepThreads : ISweepCrew
{
    private readonly int _threads;
    private readonly Func<SweepUnit, CancellationToken, byte[]> _solve;

    public SweepThreads(int threads, Func<SweepUnit, CancellationToken, byte[]> solve)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        (_threads, _solve) = (threads, solve);
    }

    public void Solve(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create([.. units], loadBalance: true), options, number => ended(Try(plan, plan.Unit(number), cancellation)));
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is IOException or UnauthorizedAccessException))
        {
            throw new IOException(e.InnerExceptions[0].Message, e);
        }
        catch (AggregateException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>Solves a unit, or says why it cannot be. Whatever a unit throws must not take the others with it, hence the wide catch.</summary>
    private UnitEnd Try(SweepPlan plan, SweepUnit unit, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new UnitEnd(unit.Number, _solve(unit, cancellation), null);
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                if (attempt == SweepRun.Attempts) return new UnitEnd(unit.Number, null, plan.FailureOf(unit, SweepPlan.ReasonOf(e)));
            }
        }
    }
}
