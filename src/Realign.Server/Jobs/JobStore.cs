using System.Security.Cryptography;
using System.Text;
using Dapper;
using Realign.Server.Storage;

namespace Realign.Server.Jobs;

/// <summary>
/// The jobs and their results, and who works on which. A worker holds a job by a lease that it renews; when the lease runs out, because the server ended, the job goes back into the queue. Whatever a
/// worker reports counts only while it holds the job, so that nothing is finished twice.
/// </summary>
public sealed class JobStore(Store store, TimeProvider clock)
{
    /// <summary>How often a job is begun before it counts as one that ends servers.</summary>
    public const int MostAttempts = 3;

    private const string Columns = "id, owner, kind, request, state, revision, attempts, created, started, ended, part, done, planned, cancelling, failure";
    private const string Held = "id = @id AND worker = @worker AND state = 'running'";
    private const string Ending = "ended = @now, worker = NULL, lease = NULL, revision = revision + 1";

    private long Now => Store.Stamp(clock.GetUtcNow());

    /// <summary>Puts a job into the queue, or finds the one that the same key put there before.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="kind">The kind of job.</param>
    /// <param name="request">What is asked for, as JSON.</param>
    /// <param name="key">The caller's idempotency key; null for none.</param>
    /// <param name="most">How many may wait in all, and of one user.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The job, and whether it is new.</returns>
    /// <exception cref="QueueFullException">As many wait as may.</exception>
    /// <exception cref="KeyReusedException">The key came with another request before.</exception>
    public async Task<(Job Job, bool IsNew)> SubmitAsync(string owner, string kind, string request, string? key, (int InAll, int OfUser) most, CancellationToken cancellation)
    {
        if (key is not null && await OfKeyAsync(owner, kind, request, key, cancellation).ConfigureAwait(false) is { } before) return (before, false);
        string id = Guid.CreateVersion7().ToString("N"), digest = Digest(kind, request);
        var added = await store.FirstAsync<Job>(
            $"""
            INSERT INTO jobs (id, owner, kind, request, digest, idempotencykey, state, revision, attempts, created, done, planned, cancelling)
            SELECT @id, @owner, @kind, @request, @digest, @key, 'queued', 1, 0, @now, 0, 0, 0
            WHERE (SELECT COUNT(*) FROM jobs WHERE state = 'queued') < @InAll AND (SELECT COUNT(*) FROM jobs WHERE state = 'queued' AND owner = @owner) < @OfUser
            ON CONFLICT (owner, idempotencykey) DO NOTHING
            RETURNING {Columns}
            """,
            new { id, owner, kind, request, digest, key, now = Now, most.InAll, most.OfUser },
            cancellation).ConfigureAwait(false);
        if (added is not null) return (added, true);
        if (key is not null && await OfKeyAsync(owner, kind, request, key, cancellation).ConfigureAwait(false) is { } meanwhile) return (meanwhile, false);
        throw new QueueFullException($"The queue is full: {most.OfUser:N0} jobs of one user and {most.InAll:N0} in all may wait. Ask again when some are done, or cancel one.");
    }

    /// <summary>One of a user's; null when the user has none of that id.</summary>
    public Task<Job?> FindAsync(string owner, string id, CancellationToken cancellation) =>
        store.FirstAsync<Job>($"SELECT {Columns} FROM jobs WHERE owner = @owner AND id = @id", new { owner, id }, cancellation);

    /// <summary>Of a user, the newest first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="state">Only those that stand so; null for all.</param>
    /// <param name="before">Only those older than this one; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<Job>> ListAsync(string owner, string? state, string? before, int limit, CancellationToken cancellation) => store.QueryAsync<Job>(
        $"SELECT {Columns} FROM jobs WHERE owner = @owner AND (@state = '' OR state = @state) AND (@before = '' OR id < @before) ORDER BY id DESC LIMIT @limit",
        new { owner, state = state ?? "", before = before ?? "", limit },
        cancellation);

    /// <summary>The result of a user's job, as JSON; null before it is done.</summary>
    public Task<string?> ResultAsync(string owner, string id, CancellationToken cancellation) =>
        store.FirstAsync<string>("SELECT body FROM results JOIN jobs ON jobs.id = results.job WHERE jobs.id = @id AND jobs.owner = @owner", new { owner, id }, cancellation);

    /// <summary>The newest result that anybody got for a request, as JSON; for requests that hold nothing of a user's. Null for none.</summary>
    public Task<string?> ResultOfAsync(string kind, string request, CancellationToken cancellation) => store.FirstAsync<string>(
        "SELECT body FROM results JOIN jobs ON jobs.id = results.job WHERE jobs.digest = @digest AND jobs.state = 'done' ORDER BY jobs.id DESC LIMIT 1", new { digest = Digest(kind, request) }, cancellation);

    /// <summary>Asks for a job to stop: at once while it waits, soon while it runs, not at all when it has ended. Null when the user has none of that id.</summary>
    public async Task<Job?> CancelAsync(string owner, string id, CancellationToken cancellation)
    {
        await store.ExecuteAsync($"UPDATE jobs SET state = 'cancelled', {Ending} WHERE owner = @owner AND id = @id AND state = 'queued'", new { owner, id, now = Now }, cancellation).ConfigureAwait(false);
        await store.ExecuteAsync(
            "UPDATE jobs SET cancelling = 1, revision = revision + 1 WHERE owner = @owner AND id = @id AND state = 'running' AND cancelling = 0", new { owner, id }, cancellation).ConfigureAwait(false);
        return await FindAsync(owner, id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Forgets a job that has ended, with its result; false when the user has none of that id that has.</summary>
    public Task<bool> DeleteAsync(string owner, string id, CancellationToken cancellation) => store.TogetherAsync(
        async (connection, transaction) =>
        {
            const string Ended = "owner = @owner AND id = @id AND state IN ('done', 'failed', 'cancelled')";
            await connection.ExecuteAsync($"DELETE FROM results WHERE job IN (SELECT id FROM jobs WHERE {Ended})", new { owner, id }, transaction).ConfigureAwait(false);
            return await connection.ExecuteAsync($"DELETE FROM jobs WHERE {Ended}", new { owner, id }, transaction).ConfigureAwait(false) == 1;
        },
        cancellation);

    /// <summary>Gives a worker the job that has waited longest; null when none waits, or another worker was faster.</summary>
    internal Task<Job?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellation) => store.FirstAsync<Job>(
        $"""
        UPDATE jobs SET state = 'running', worker = @worker, lease = @until, attempts = attempts + 1, started = @now, part = NULL, done = 0, planned = 0, revision = revision + 1
        WHERE id = (SELECT id FROM jobs WHERE state = 'queued' ORDER BY created, id LIMIT 1) AND state = 'queued'
        RETURNING {Columns}
        """,
        new { worker, now = Now, until = Now + (long)lease.TotalMilliseconds },
        cancellation);

    /// <summary>Renews a lease.</summary>
    /// <returns>Null when the worker does not hold the job any more; else whether it is asked to stop.</returns>
    internal async Task<bool?> RenewAsync(string id, string worker, TimeSpan lease, CancellationToken cancellation)
    {
        long? cancelling = await store.FirstAsync<long?>($"UPDATE jobs SET lease = @until WHERE {Held} RETURNING cancelling", new { id, worker, until = Now + (long)lease.TotalMilliseconds }, cancellation).ConfigureAwait(false);
        return cancelling is null ? null : cancelling == 1;
    }

    /// <summary>Says how far a job is.</summary>
    internal Task ProgressAsync(string id, string worker, JobProgress progress, CancellationToken cancellation) => store.ExecuteAsync(
        $"UPDATE jobs SET part = @Part, done = @Done, planned = @Planned, revision = revision + 1 WHERE {Held}", new { id, worker, progress.Part, Done = (long)progress.Done, Planned = (long)progress.Planned }, cancellation);

    /// <summary>Keeps the result of a job, which is then done; false when the worker does not hold it any more.</summary>
    internal Task<bool> FinishAsync(string id, string worker, string result, CancellationToken cancellation) => store.TogetherAsync(
        async (connection, transaction) =>
        {
            int held = await connection.ExecuteAsync($"UPDATE jobs SET state = 'done', done = planned, {Ending} WHERE {Held}", new { id, worker, now = Now }, transaction).ConfigureAwait(false);
            if (held == 1) await connection.ExecuteAsync("INSERT INTO results (job, body) VALUES (@id, @result)", new { id, result }, transaction).ConfigureAwait(false);
            return held == 1;
        },
        cancellation);

    /// <summary>Ends a job without a result.</summary>
    internal Task FailAsync(string id, string worker, string failure, CancellationToken cancellation) =>
        store.ExecuteAsync($"UPDATE jobs SET state = 'failed', failure = @failure, {Ending} WHERE {Held}", new { id, worker, failure, now = Now }, cancellation);

    /// <summary>Ends a job that was asked to stop.</summary>
    internal Task StopAsync(string id, string worker, CancellationToken cancellation) =>
        store.ExecuteAsync($"UPDATE jobs SET state = 'cancelled', {Ending} WHERE {Held}", new { id, worker, now = Now }, cancellation);

    /// <summary>Puts a job back into its place in the queue, as if it had not been begun.</summary>
    internal Task HandBackAsync(string id, string worker, CancellationToken cancellation) => store.ExecuteAsync(
        $"UPDATE jobs SET state = 'queued', attempts = attempts - 1, worker = NULL, lease = NULL, started = NULL, part = NULL, done = 0, planned = 0, revision = revision + 1 WHERE {Held}", new { id, worker }, cancellation);

    /// <summary>Looks for jobs whose worker is gone: those that were asked to stop have stopped, those that ended the server too often have failed, the others wait again.</summary>
    /// <returns>How many wait again.</returns>
    internal async Task<int> RecoverAsync(CancellationToken cancellation)
    {
        const string Lost = "state = 'running' AND lease < @now";
        var values = new { now = Now, failure = $"The server ended {MostAttempts} times while it worked on this job." };
        await store.ExecuteAsync($"UPDATE jobs SET state = 'cancelled', {Ending} WHERE {Lost} AND cancelling = 1", values, cancellation).ConfigureAwait(false);
        await store.ExecuteAsync($"UPDATE jobs SET state = 'failed', failure = @failure, {Ending} WHERE {Lost} AND attempts >= {MostAttempts}", values, cancellation).ConfigureAwait(false);
        return await store.ExecuteAsync($"UPDATE jobs SET state = 'queued', worker = NULL, lease = NULL, revision = revision + 1 WHERE {Lost}", values, cancellation).ConfigureAwait(false);
    }

    private async Task<Job?> OfKeyAsync(string owner, string kind, string request, string key, CancellationToken cancellation)
    {
        var job = await store.FirstAsync<Job>($"SELECT {Columns} FROM jobs WHERE owner = @owner AND idempotencykey = @key", new { owner, key }, cancellation).ConfigureAwait(false);
        return job is null || (job.Kind == kind && job.Request == request)
            ? job
            : throw new KeyReusedException($"The idempotency key '{key}' came with another request before, for job {job.Id}. Take a new key for a new request.");
    }

    private static string Digest(string kind, string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{request}")));
}
