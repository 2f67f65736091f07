namespace Realign.Server.Jobs;

/// <summary>Where a job stands.</summary>
public static class JobState
{
    public const string Queued = "queued";

    public const string Running = "running";

    public const string Done = "done";

    public const string Failed = "failed";

    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } = [Queued, Running, Done, Failed, Cancelled];
}
