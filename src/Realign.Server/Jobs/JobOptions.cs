namespace Realign.Server.Jobs;

/// <summary>How much is worked on at once, and how much may wait.</summary>
public sealed record JobOptions
{
    /// <summary>Jobs at a time, each on one thread; the other cores answer requests.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Jobs that may wait in all.</summary>
    public int MostQueued { get; init; } = 100;

    /// <summary>Jobs of one user that may wait.</summary>
    public int MostQueuedOfUser { get; init; } = 20;

    /// <summary>How long a job stays with a server that is not heard of.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);
}
