using System.Text.Json;
using Realign.Server.Jobs;

namespace Realign.Server.Api;

/// <summary>A job as the API answers it.</summary>
internal sealed record JobAnswer(
    string Id, string Kind, string State, long Revision, long Attempts, DateTimeOffset Created, DateTimeOffset? Started, DateTimeOffset? Ended, string? Part, long Done, long Planned, bool Cancelling, string? Failure, JsonElement Request)
{
    public static JobAnswer Of(Job job) => new(
        job.Id, job.Kind, job.State, job.Revision, job.Attempts, Time(job.Created), job.Started is { } s ? Time(s) : null, job.Ended is { } e ? Time(e) : null, job.Part, job.Done, job.Planned, job.Cancelling == 1, job.Failure, JsonSerializer.Deserialize<JsonElement>(job.Request));

    private static DateTimeOffset Time(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp);
}
