using System.Diagnostics;

namespace Realign.Server.Tests.Jobs;

public sealed class KilledServerTests : IDisposable
{
    private const string Tariff = "name: A quarter more\nevents:\n  - id: us-tariff\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: 25%\n";

    private readonly string _data = Directory.CreateTempSubdirectory("realign-killed-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_jobs_loses_nothing_that_was_finished()
    {
        string finished, result, running, waiting;
        using (var server = await ServerProcess.StartAsync(_data))
        {
            finished = await server.Submit(Tariff, 3);
            await server.Until(finished, "done");
            result = await server.Client.GetStringAsync($"/api/v1/jobs/{finished}/result");
            running = await server.Submit(Tariff, 10_000);
            waiting = await server.Submit(Tariff, 2);
            await server.Until(running, "running");
            await server.KillAsync();
        }

        using (var server = await ServerProcess.StartAsync(_data))
        {
            Assert.Equal(result, await server.Client.GetStringAsync($"/api/v1/jobs/{finished}/result"));
            await server.Until(waiting, "done");
            for (var begun = Stopwatch.StartNew(); (await server.Job(running)).GetProperty("attempts").GetInt32() < 2; await Task.Delay(200))
                Assert.True(begun.Elapsed < TimeSpan.FromMinutes(1), "The job that ran was not begun again.");
        }
    }

    [Fact]
    public async Task A_server_that_is_told_to_end_puts_its_job_back_and_ends_soon()
    {
        string running;
        using (var server = await ServerProcess.StartAsync(_data))
        {
            running = await server.Submit(Tariff, 10_000);
            await server.Until(running, "running");
            var (code, log, took) = await server.TerminateAsync();
            Assert.True(code == 0, $"{code}: {log}");
            Assert.True(took < TimeSpan.FromSeconds(20), $"It took {took}.");
            await Assert.ThrowsAsync<HttpRequestException>(() => server.Client.GetAsync("/health"));
        }

        using (var server = await ServerProcess.StartAsync(_data))
        {
            // Handed back as if it had not been begun, so that it does not wait for a lease to run out.
            await server.Until(running, "running");
            Assert.Equal(1, (await server.Job(running)).GetProperty("attempts").GetInt32());
        }
    }
}
