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

    /// <summary>Waits until it is to stop, or has been voted out by the others.</summary>
    public Task WaitForEnd(CancellationToken cancellation) => _host.WaitForShutdownAsync(cancellation);

    /// <summary>Leaves the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _host.StopAsync(soon.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The others find out by themselves.
        }

        _host.Dispose();
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
