namespace Realign.Server.Jobs;

/// <summary>A piece of work that takes longer than an answer may, as it stands now. Times are milliseconds since 1970.</summary>
public sealed record Job
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    /// <summary>What is done: the name of a kind of job.</summary>
    public required string Kind { get; init; }

    /// <summary>What was asked for, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>One of <see cref="JobState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Counts every change; what a reader has seen is told by it.</summary>
    public long Revision { get; init; }

    /// <summary>How often it was begun.</summary>
    public long Attempts { get; init; }

    public long Created { get; init; }

    public long? Started { get; init; }

    public long? Ended { get; init; }

    /// <summary>What it is at; null before it says so.</summary>
    public string? Part { get; init; }

    /// <summary>How many of the planned steps are done.</summary>
    public long Done { get; init; }

    /// <summary>Steps in all; 0 before they are known.</summary>
    public long Planned { get; init; }

    /// <summary>1 once somebody asked for it to stop.</summary>
    public long Cancelling { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Failure { get; init; }

    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
