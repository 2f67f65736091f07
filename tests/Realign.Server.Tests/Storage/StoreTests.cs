using Microsoft.Extensions.Time.Testing;
using Realign.Server.Jobs;
using Realign.Server.Storage;

namespace Realign.Server.Tests.Storage;

public class SqliteStoreTests(SqliteHouse house) : StoreTests(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task The_file_and_its_folder_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        string folder = Path.Combine(house.Folder, "private");
        await house.OpenAsync(folder, null);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        string folder = Path.Combine(house.Folder, "spoilt");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "realign.db"), new string('x', 5000));
        var error = await Assert.ThrowsAsync<RealignException>(() => house.OpenAsync(folder, null));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }
}

public class PostgresStoreTests(PostgresHouse house) : StoreTests(house), IClassFixture<PostgresHouse>
{
    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_its_password()
    {
        var error = await Assert.ThrowsAsync<RealignException>(() => house.OpenAsync(house.Folder, "Host=127.0.0.1;Port=1;Database=realign;Username=realign;Password=hunter2"));
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_refused_without_its_password()
    {
        var error = await Assert.ThrowsAsync<RealignException>(() => house.OpenAsync(house.Folder, "Hots=127.0.0.1;Password=hunter2"));
        Assert.Contains("hots", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }
}

/// <summary>What holds for a store of either kind.</summary>
public abstract class StoreTests(StoreHouse house)
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(20);
    private static readonly (int, int) _room = (100, 100);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_is_there_when_the_store_is_opened_again()
    {
        string folder = Path.Combine(house.Folder, "again");
        string? database = await house.DatabaseAsync();
        var saved = await new ScenarioStore(await house.OpenAsync(folder, database), _clock).AddAsync("ana", "Tariffs", "name: Tariffs", Stop);
        Assert.Equal(saved, await new ScenarioStore(await house.OpenAsync(folder, database), _clock).FindAsync("ana", saved.Id, Stop));
    }

    [Fact]
    public async Task Everyone_sees_and_changes_their_own_scenarios_only()
    {
        var scenarios = new ScenarioStore(await house.OpenAsync(), _clock);
        var ana = await scenarios.AddAsync("ana", "A", "name: A", Stop);
        await scenarios.AddAsync("ben", "B", "name: B", Stop);
        Assert.Equal(ana, Assert.Single(await scenarios.ListAsync("ana", Stop)));
        Assert.Null(await scenarios.FindAsync("ben", ana.Id, Stop));
        Assert.Null(await scenarios.ChangeAsync("ben", ana.Id, "X", "name: X", Stop));
        Assert.False(await scenarios.DeleteAsync("ben", ana.Id, Stop));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var changed = await scenarios.ChangeAsync("ana", ana.Id, "C", "name: C", Stop);
        Assert.Equal(ana with { Name = "C", Text = "name: C", Changed = ana.Created + 1000 }, changed);
        Assert.True(await scenarios.DeleteAsync("ana", ana.Id, Stop));
        Assert.Empty(await scenarios.ListAsync("ana", Stop));
    }

    [Fact]
    public async Task Two_programs_that_open_an_empty_store_at_once_make_its_tables_once()
    {
        string folder = Path.Combine(house.Folder, "race");
        string? database = await house.DatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.OpenAsync(folder, database, Stop))));
        await new ScenarioStore(stores[0], _clock).AddAsync("ana", "A", "name: A", Stop);
        foreach (var store in stores)
        {
            Assert.Single(await new ScenarioStore(store, _clock).ListAsync("ana", Stop));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        string folder = Path.Combine(house.Folder, "newer");
        string? database = await house.DatabaseAsync();
        await (await house.OpenAsync(folder, database)).ExecuteAsync("INSERT INTO realign_schema (version) VALUES (999)", null, Stop);
        var error = await Assert.ThrowsAsync<RealignException>(() => house.OpenAsync(folder, database));
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_taken_in_the_order_in_which_they_came()
    {
        var jobs = await Jobs();
        var first = await Submit(jobs, "ana", "1");
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        var second = await Submit(jobs, "ben", "2");
        Assert.Equal(first.Id, (await jobs.TakeAsync("w", _lease, Stop))?.Id);
        Assert.Equal(second.Id, (await jobs.TakeAsync("w", _lease, Stop))?.Id);
        Assert.Null(await jobs.TakeAsync("w", _lease, Stop));
    }

    [Fact]
    public async Task Many_workers_take_every_job_once()
    {
        var jobs = await Jobs();
        for (int i = 0; i < 30; i++) await Submit(jobs, "ana", $"{i}");
        var taken = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            // A worker that another beat to a job gets none, and looks again.
            for (int none = 0; none < 40;)
                if (await jobs.TakeAsync($"w{worker}", _lease, Stop) is { } job) taken.Add(job.Id);
                else none++;
        })));
        Assert.Equal(30, taken.Count);
        Assert.Equal(30, taken.Distinct().Count());
    }

    [Fact]
    public async Task A_result_is_kept_with_its_job_and_is_its_owners()
    {
        var jobs = await Jobs();
        var job = await Submit(jobs, "ana", "1");
        await jobs.TakeAsync("w", _lease, Stop);
        await jobs.ProgressAsync(job.Id, "w", new JobProgress("drawing", 3, 10), Stop);
        var running = (await jobs.FindAsync("ana", job.Id, Stop))!;
        Assert.Equal((JobState.Running, "drawing", 3L, 10L), (running.State, running.Part, running.Done, running.Planned));
        Assert.True(await jobs.FinishAsync(job.Id, "w", "{\"a\":1}", Stop));
        Assert.Equal("{\"a\":1}", await jobs.ResultAsync("ana", job.Id, Stop));
        Assert.Null(await jobs.ResultAsync("ben", job.Id, Stop));
        Assert.Null(await jobs.FindAsync("ben", job.Id, Stop));
        var done = (await jobs.FindAsync("ana", job.Id, Stop))!;
        Assert.Equal(JobState.Done, done.State);
        Assert.True(done.Revision > running.Revision && running.Revision > job.Revision);
        Assert.Equal("{\"a\":1}", await jobs.ResultOfAsync("scenario", "1", Stop));
        Assert.Null(await jobs.ResultOfAsync("case", "1", Stop));
        Assert.True(await jobs.DeleteAsync("ana", job.Id, Stop));
        Assert.Null(await jobs.ResultAsync("ana", job.Id, Stop));
    }

    [Fact]
    public async Task The_same_key_finds_the_same_job_and_another_request_is_refused()
    {
        var jobs = await Jobs();
        var (job, isNew) = await jobs.SubmitAsync("ana", "scenario", "1", "k", _room, Stop);
        Assert.True(isNew);
        Assert.Equal((job, false), await jobs.SubmitAsync("ana", "scenario", "1", "k", _room, Stop));
        await Assert.ThrowsAsync<KeyReusedException>(() => jobs.SubmitAsync("ana", "scenario", "2", "k", _room, Stop));
        Assert.True((await jobs.SubmitAsync("ben", "scenario", "2", "k", _room, Stop)).IsNew);
        var at = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => jobs.SubmitAsync("cleo", "scenario", "1", "k", _room, Stop))));
        Assert.Single(at, a => a.IsNew);
        Assert.Single(at.Select(a => a.Job.Id).Distinct());
    }

    [Fact]
    public async Task A_full_queue_takes_no_further_job()
    {
        var jobs = await Jobs();
        await Submit(jobs, "ana", "1");
        await Assert.ThrowsAsync<QueueFullException>(() => jobs.SubmitAsync("ana", "scenario", "2", null, (5, 1), Stop));
        await Submit(jobs, "ben", "2");
        await Assert.ThrowsAsync<QueueFullException>(() => jobs.SubmitAsync("cleo", "scenario", "2", null, (2, 1), Stop));
        await jobs.TakeAsync("w", _lease, Stop);
        Assert.True((await jobs.SubmitAsync("ana", "scenario", "2", null, (5, 1), Stop)).IsNew);
    }

    [Fact]
    public async Task A_job_that_waits_is_cancelled_at_once_and_one_that_runs_is_asked_to_stop()
    {
        var jobs = await Jobs();
        var runs = await Submit(jobs, "ana", "1");
        await jobs.TakeAsync("w", _lease, Stop);
        var waits = await Submit(jobs, "ana", "2");
        Assert.Null(await jobs.CancelAsync("ben", waits.Id, Stop));
        Assert.Equal(JobState.Cancelled, (await jobs.CancelAsync("ana", waits.Id, Stop))?.State);
        Assert.False(await jobs.RenewAsync(runs.Id, "w", _lease, Stop));
        Assert.Equal((JobState.Running, 1L), (await jobs.CancelAsync("ana", runs.Id, Stop)) is { } asked ? (asked.State, asked.Cancelling) : default);
        Assert.True(await jobs.RenewAsync(runs.Id, "w", _lease, Stop));
        Assert.False(await jobs.DeleteAsync("ana", runs.Id, Stop));
        await jobs.StopAsync(runs.Id, "w", Stop);
        Assert.Equal(JobState.Cancelled, (await jobs.FindAsync("ana", runs.Id, Stop))?.State);
        Assert.Equal([runs.Id, waits.Id], (await jobs.ListAsync("ana", JobState.Cancelled, null, 10, Stop)).Select(j => j.Id).Order());
    }

    [Fact]
    public async Task A_job_whose_worker_is_gone_waits_again_and_the_old_worker_cannot_finish_it()
    {
        var jobs = await Jobs();
        var job = await Submit(jobs, "ana", "1");
        await jobs.TakeAsync("old", _lease, Stop);
        Assert.Equal(0, await jobs.RecoverAsync(Stop));
        _clock.Advance(_lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await jobs.RecoverAsync(Stop));
        Assert.Equal(2, (await jobs.TakeAsync("new", _lease, Stop))?.Attempts);
        Assert.Null(await jobs.RenewAsync(job.Id, "old", _lease, Stop));
        Assert.False(await jobs.FinishAsync(job.Id, "old", "old", Stop));
        Assert.True(await jobs.FinishAsync(job.Id, "new", "new", Stop));
        Assert.Equal("new", await jobs.ResultAsync("ana", job.Id, Stop));
    }

    [Fact]
    public async Task A_job_that_ends_servers_fails_and_one_that_was_handed_back_does_not()
    {
        var jobs = await Jobs();
        var job = await Submit(jobs, "ana", "1");
        for (int i = 0; i < 5; i++)
        {
            await jobs.TakeAsync("w", _lease, Stop);
            await jobs.HandBackAsync(job.Id, "w", Stop);
        }

        for (int i = 0; i < JobStore.MostAttempts; i++)
        {
            Assert.Equal(JobState.Queued, (await jobs.FindAsync("ana", job.Id, Stop))?.State);
            await jobs.TakeAsync("w", _lease, Stop);
            _clock.Advance(_lease + TimeSpan.FromSeconds(1));
            await jobs.RecoverAsync(Stop);
        }

        var failed = await jobs.FindAsync("ana", job.Id, Stop);
        Assert.Equal(JobState.Failed, failed?.State);
        Assert.Contains("3 times", failed?.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_restores_into_a_store_of_either_kind()
    {
        var from = await house.OpenAsync();
        var scenarios = new ScenarioStore(from, _clock);
        var saved = await scenarios.AddAsync("ana", "Ñandú “x”", "name: 'a\n  b'", Stop);
        var jobs = new JobStore(from, _clock);
        var done = await Submit(jobs, "ana", "1");
        await jobs.TakeAsync("w", _lease, Stop);
        await jobs.FinishAsync(done.Id, "w", "{}", Stop);
        var running = await Submit(jobs, "ana", "2");
        await jobs.TakeAsync("w", _lease, Stop);
        string file = Path.Combine(house.Folder, "backup.zip");
        var rows = await StoreBackup.WriteAsync(from, file, Stop);
        Assert.Equal((1, 2, 1), (rows["scenarios"], rows["jobs"], rows["results"]));

        foreach (var to in new[] { await house.OpenAsync(), await house.OpenAsync(Path.Combine(house.Folder, "file"), null) })
        {
            Assert.Equal(rows, await StoreBackup.RestoreAsync(to, file, replace: false, Stop));
            Assert.Equal(saved, await new ScenarioStore(to, _clock).FindAsync("ana", saved.Id, Stop));
            var restored = new JobStore(to, _clock);
            Assert.Equal(await jobs.FindAsync("ana", done.Id, Stop), await restored.FindAsync("ana", done.Id, Stop));
            Assert.Equal("{}", await restored.ResultAsync("ana", done.Id, Stop));
            Assert.Equal(1, await restored.RecoverAsync(Stop));
            Assert.Equal(running.Id, (await restored.TakeAsync("v", _lease, Stop))?.Id);
            await Assert.ThrowsAsync<RealignException>(() => StoreBackup.RestoreAsync(to, file, replace: false, Stop));
            Assert.Equal(rows, await StoreBackup.RestoreAsync(to, file, replace: true, Stop));
        }
    }

    [Fact]
    public async Task A_damaged_backup_changes_nothing()
    {
        var store = await house.OpenAsync();
        var saved = await new ScenarioStore(store, _clock).AddAsync("ana", "A", "name: A", Stop);
        string file = Path.Combine(house.Folder, "damaged.zip");
        await File.WriteAllTextAsync(file, "no zip");
        await Assert.ThrowsAsync<Realign.Files.FileException>(() => StoreBackup.RestoreAsync(store, file, replace: true, Stop));
        Assert.Equal(saved, Assert.Single(await new ScenarioStore(store, _clock).ListAsync("ana", Stop)));
    }

    private async Task<JobStore> Jobs() => new(await house.OpenAsync(), _clock);

    private static async Task<Job> Submit(JobStore jobs, string owner, string request) => (await jobs.SubmitAsync(owner, "scenario", request, null, _room, Stop)).Job;
}
