using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>
/// Solves the units of a sweep on the workers of a cluster. This process holds the plan and the journal, and pulls: it hands each worker a few units, asks
/// what has ended, stores it, and lets the worker forget it only then.
/// </summary>
public sealed class ClusterCrew(ClusterAddress cluster) : ISweepCrew
{
    /// <summary>How long to wait for a first worker, and for another when all are lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Is told in a sentence when a worker joins, is lost or is refused.</summary>
    public IProgress<string>? Notices { get; init; }

    internal WorkerCard Card { get; init; } = WorkerIdentity.Card(1);

    /// <exception cref="RealignException">The cluster cannot be reached, or has no worker that fits.</exception>
    public void Solve(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(ended);
        // On the thread pool, whatever context the caller is on.
        Task.Run(() => SolveAsync(plan, units, ended, cancellation), CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task SolveAsync(SweepPlan plan, IReadOnlyList<int> units, Action<UnitEnd> ended, CancellationToken cancellation)
    {
        await cluster.Probe(cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddFilter(null, LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
        builder.UseOrleansClient(client => client.UseCluster(cluster).UseConnectionRetryFilter(async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), patience.Token).ConfigureAwait(false);
            return true;
        }));
        using var host = builder.Build();
        try
        {
            await host.StartAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && (patience.IsCancellationRequested || e is OrleansException))
        {
            throw NoWorkers([]);
        }

        try
        {
            var members = new GrainMembers(host.Services.GetRequiredService<IGrainFactory>());
            var setup = new CampaignSetup(members, plan, Card, end => Task.Run(() => ended(end)), NoWorkers) { Patience = Patience, Notice = notice => Notices?.Report(notice) };
            using var campaign = new SweepCampaign(setup, units);
            await campaign.Run(cancellation).ConfigureAwait(false);
        }
        finally
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await host.StopAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RealignException NoWorkers(IEnumerable<string> refused) =>
        new($"No worker of {cluster} solves: none joined within {Patience.TotalSeconds:0} s.{string.Concat(refused.Select(r => $" {r}"))} Start one with 'realign worker --cluster {cluster}'. What is done is kept; go on with --resume.");
}
