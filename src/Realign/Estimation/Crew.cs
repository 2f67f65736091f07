namespace Realign.Estimation;

/// <summary>Runs numbered pieces of work on a given number of threads.</summary>
internal sealed class Crew(int threads, CancellationToken cancellation)
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };

    public CancellationToken Cancellation => cancellation;

    public void ForEach(int count, Action<int> piece)
    {
        if (threads == 1 || count == 1)
        {
            for (int p = 0; p < count; p++) piece(p);
            return;
        }

        Parallel.For(0, count, _options, piece);
    }
}
