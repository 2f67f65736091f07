using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Realign.Server.Access;
using Realign.Server.Jobs;

namespace Realign.Server.Api;

/// <summary>Work that takes longer than an answer may: <c>/api/v1/jobs</c>.</summary>
internal static class JobRoutes
{
    private const int MostListed = 200;
    private const int LongestKey = 200;

    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _still = TimeSpan.FromSeconds(15);

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.MapPost("/jobs", Submit).Produces<JobAnswer>(StatusCodes.Status202Accepted).Describe("jobs", "Takes work that is longer than an answer: `kind` is `scenario`, `case` or `check`. With a header `Idempotency-Key` the same request sent again finds the same job.");
        api.MapGet("/jobs", List).Produces<IEnumerable<JobAnswer>>().Describe("jobs", "Your jobs, the newest first.");
        api.MapGet("/jobs/{id}", async (string id, JobStore jobs, HttpContext context) => JobAnswer.Of(await Find(id, jobs, context).ConfigureAwait(false))).Describe("jobs", "A job: how it stands, and how far it is.");
        api.MapDelete("/jobs/{id}", Delete).Produces(StatusCodes.Status204NoContent).Describe("jobs", "Forgets a job that has ended, with its result.");
        api.MapPost("/jobs/{id}/cancel", async (string id, JobStore jobs, HttpContext context) =>
            JobAnswer.Of(await jobs.CancelAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false) ?? throw Unknown(id))).Describe("jobs", "Asks a job to stop.");
        api.MapGet("/jobs/{id}/result", Result).Describe("jobs", "The result of a job that is done: of a scenario `run-result`, of a case `case-result`, of a check its `draft` and `result`.");
        api.MapGet("/jobs/{id}/events", Events).Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Describe("jobs", "Server-sent events: the job whenever it changes, until it has ended.").DisableRequestTimeout();
    }

    private static async Task<IResult> Submit(HttpContext context, JsonElement request, JobStore jobs, JobRunner runner, JobOptions options, IEnumerable<IJobKind> kinds)
    {
        if (request.ValueKind != JsonValueKind.Object) throw new RequestException("body", null, "it is no JSON object.", "Write it like {\"kind\": \"scenario\", \"scenario\": \"name: …\"}.");
        string name = new JobRequest(request).Text("kind", "scenario");
        var kind = kinds.FirstOrDefault(k => k.Name == name) ?? throw new RequestException("kind", name, "there is no such kind of job.", $"There are: {string.Join(", ", kinds.Select(k => k.Name))}.");
        string? key = context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } given] ? given : null;
        if (key?.Length > LongestKey) throw new RequestException("Idempotency-Key", key, "it is too long.", $"It may have {LongestKey} characters.");
        var (job, isNew) = await jobs.SubmitAsync(Caller.Of(context), name, kind.Check(request), key, (options.MostQueued, options.MostQueuedOfUser), context.RequestAborted).ConfigureAwait(false);
        if (isNew) runner.Ring();
        return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", JobAnswer.Of(job));
    }

    private static async Task<IResult> List(HttpContext context, JobStore jobs, string? state, string? before, int? limit)
    {
        if (state is not null && !JobState.All.Contains(state)) throw new RequestException("state", state, "no job stands so.", $"Ask for {string.Join(", ", JobState.All)}.");
        if (limit is < 1 or > MostListed) throw new RequestException("limit", limit.ToString(), "it is out of range.", $"Ask for 1 to {MostListed}.");
        var found = await jobs.ListAsync(Caller.Of(context), state, before, limit ?? 50, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(found.Select(JobAnswer.Of));
    }

    private static async Task<IResult> Delete(string id, JobStore jobs, HttpContext context)
    {
        if (await jobs.DeleteAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false)) return TypedResults.NoContent();
        var job = await Find(id, jobs, context).ConfigureAwait(false);
        throw new StateException($"Job {id} is {job.State}. Cancel it first; it can be deleted once it has ended.");
    }

    private static async Task<IResult> Result(string id, JobStore jobs, HttpContext context)
    {
        if (await jobs.ResultAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false) is { } result) return TypedResults.Text(result, "application/json");
        var job = await Find(id, jobs, context).ConfigureAwait(false);
        throw new StateException(job.Failure is { } failure ? $"Job {id} failed: {failure}" : $"Job {id} is {job.State} and has no result{(job.HasEnded ? "" : " yet; read its events, or ask again")}.");
    }

    /// <summary>The job whenever it changes, until it has ended. An event's id is the job's revision, so that a reader who comes back gets what changed since.</summary>
    private static async Task<IResult> Events(string id, JobStore jobs, HttpContext context, IHostApplicationLifetime life)
    {
        var job = await Find(id, jobs, context).ConfigureAwait(false);
        long seen = long.TryParse(context.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out long last) ? last : 0;
        // Code 204 tells a browser not to come back.
        if (job.HasEnded && job.Revision <= seen) return TypedResults.NoContent();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(stop);
        return TypedResults.ServerSentEvents(Changes(job, seen, jobs, stop.Token));
    }

    private static async IAsyncEnumerable<SseItem<JobAnswer>> Changes(Job? job, long seen, JobStore jobs, [EnumeratorCancellation] CancellationToken stop)
    {
        string owner = job!.Owner, id = job.Id;
        var said = DateTime.UtcNow;
        while (job is not null)
        {
            // What has not changed is said again now and then: connections that are silent get cut.
            if (job.Revision > seen || DateTime.UtcNow - said > _still)
            {
                (seen, said) = (job.Revision, DateTime.UtcNow);
                yield return new SseItem<JobAnswer>(JobAnswer.Of(job), "job") { EventId = job.Revision.ToString(CultureInfo.InvariantCulture) };
            }

            if (job.HasEnded) yield break;
            await Task.Delay(_look, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) yield break;
            job = await jobs.FindAsync(owner, id, stop).ConfigureAwait(false);
        }
    }

    private static async Task<Job> Find(string id, JobStore jobs, HttpContext context) =>
        await jobs.FindAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false) ?? throw Unknown(id);

    private static NotFoundException Unknown(string id) => new($"You have no job '{id}'. GET /api/v1/jobs lists yours.");
}
