using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>
/// Runs a computation for many draws of its uncertain inputs. Every draw depends on (seed, its number) alone, so the samples are the same to the
/// last bit for any number of threads.
/// </summary>
public static class Ensemble
{
    /// <summary>Runs the draws; with none, the computation once at central values. Draws that fail are counted and left out of the samples.</summary>
    /// <param name="draws">How many; 0 for the central values alone.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="width">Numbers a draw gives.</param>
    /// <param name="body">Computes one.</param>
    /// <param name="progress">Told after every draw how many are done.</param>
    /// <param name="cancellation">Stops between draws.</param>
    public static Samples Run(int draws, long seed, int threads, int width, DrawBody body, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentNullException.ThrowIfNull(body);
        int rows = Math.Max(draws, 1), done = 0;
        var values = new double[rows * (long)width];
        var succeeded = new bool[rows];
        Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, draw =>
        {
            succeeded[draw] = body(draws == 0 ? null : new CounterRandom(seed, draw), values.AsSpan(draw * width, width));
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new Samples(draws, seed, width, values, succeeded);
    }
}
