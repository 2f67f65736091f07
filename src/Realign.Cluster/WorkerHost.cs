using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>How a worker joins.</summary>
/// <param name="Cluster">Where members find each other.</param>
/// <param name="Threads">Units at a time.</param>
/// <param name="Address">Address by which other members reach it; null for the one that leads to <paramref name="Cluster"/>.</param>
/// <param name="Port">Port for other workers; the next one is for coordinators. Null for the first two that are free from <see cref="WorkerHost.FirstPort"/>.</param>
public sealed record WorkerOptions(ClusterAddress Cluster, int Threads, IPAddress? Address = null, int? Port = null);

/// <summary>A process that solves units for the sweeps of a cluster.</summary>
public sealed class WorkerHost : IAsyncDisposable
{
    public const int FirstPort = 11111;

    private const int PortsTried = 1000;
    private static readonly TimeSpan _stopping = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _disposing = TimeSpan.FromSeconds(2);
    private readonly IHost _host;

    private WorkerHost(IHost host, IPEndPoint address) => (_host, Address) = (host, address);

    /// <summary>Where other workers reach it.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Joins the cluster.</summary>
    /// <exception cref="RealignException">The cluster cannot be reached, or the ports are taken.</exception>
    public static Task<WorkerHost> Start(WorkerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        return Start(options, WorkerIdentity.Card(options.Threads), plan => new SweepSolver(plan).Solve, cancellation);
    }

    internal static async Task<WorkerHost> Start(WorkerOptions options, WorkerCard card, Func<SweepPlan, Func<SweepUnit, CancellationToken, byte[]>> solver, CancellationToken cancellation)
    {
        await options.Cluster.Probe(cancellation).ConfigureAwait(false);
        var address = options.Address ?? options.Cluster.OwnAddress();
        int port = options.Port ?? FreePort(address);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddFilter(null, LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
        builder.Services.AddSingleton(_ => new WorkerDesk(card, solver));
        builder.UseOrleans(silo => silo
            .UseCluster(options.Cluster)
            .ConfigureEndpoints(address, port, port + 1)
            .AddPlacementDirector<OnItsSilo, OnItsSiloDirector>()
            .Configure<ClusterMembershipOptions>(membership =>
            {
                // A worker that was killed is voted out after about ten seconds; its units go to others at the first call that fails, long before.
                membership.ProbeTimeout = TimeSpan.FromSeconds(3);
                membership.NumMissedProbesLimit = 3;
                membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
                membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            }));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (Cause(e) is { } cause)
        {
            host.Dispose();
            throw new RealignException($"The worker cannot listen on {address}, ports {port} and {port + 1} ({cause.Message}). Choose others with --port, or another address with --address.", e);
        }

        return new WorkerHost(host, new IPEndPoint(address, port));
    }

    /// <summary>Waits until it is cancelled, or has been voted out by the others.</summary>
    public async Task WaitForEnd(CancellationToken cancellation)
    {
        var lifetime = _host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Hands back its units and leaves the cluster, within seconds, also when the cluster is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.Services.GetRequiredService<WorkerDesk>().Close().ConfigureAwait(false);
        using var soon = new CancellationTokenSource(_stopping);
        // A silo that cannot reach its membership waits for it, with or without a token; the others find out by themselves.
        await _host.StopAsync(soon.Token).WaitAsync(_stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Run(_host.Dispose).WaitAsync(_disposing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static SocketException? Cause(Exception? e) => e is null ? null : e as SocketException ?? Cause(e.InnerException);

    /// <summary>The first port that is free together with the next.</summary>
    private static int FreePort(IPAddress address)
    {
        for (int port = FirstPort; port < FirstPort + PortsTried; port += 2)
            if (IsFree(address, port) && IsFree(address, port + 1)) return port;
        throw new RealignException($"All ports from {FirstPort} to {FirstPort + PortsTried - 1} are taken. Choose one with --port.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
