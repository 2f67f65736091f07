using System.CommandLine;
using System.Net;
using Realign.Cluster;

namespace Realign.Cli;

/// <summary><c>realign worker</c>: a process that solves units for the sweeps of a cluster.</summary>
internal static class WorkerCommand
{
    private const int LargestPort = 65534;

    public static Command Create(CancellationToken cancellation)
    {
        var cluster = ClusterFlag.Create("Where the members of the cluster meet:");
        cluster.Required = true;
        var threads = new Option<int>("--threads") { Description = "Units at a time.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var address = new Option<string?>("--address") { Description = "This machine's address for the other members [default: the one that leads to the cluster].", HelpName = "IP" };
        var port = new Option<int?>("--port") { Description = $"Port for other workers; coordinators come to the next one [default: the first two that are free from {WorkerHost.FirstPort}].", HelpName = "N" };
        var command = new Command("worker", "Join a cluster and solve units of its sweeps, until Ctrl-C; docs/sweeps.md.") { cluster, threads, address, port };
        command.SetAction((parse, _) =>
        {
            if (parse.GetValue(threads) < 1) throw new RealignException($"--threads {parse.GetValue(threads)}: it must be 1 or more.");
            if (parse.GetValue(port) is < 1 or > LargestPort) throw new RealignException($"--port {parse.GetValue(port)}: it must be from 1 to {LargestPort}.");
            IPAddress? own = parse.GetValue(address) is not { } text ? null
                : IPAddress.TryParse(text, out var ip) ? ip
                : throw new RealignException($"--address '{text}' is no IP address. Write one of this machine's, such as 10.0.0.5.");
            return Work(new WorkerOptions(ClusterFlag.Read(parse.GetValue(cluster))!, parse.GetValue(threads), own, parse.GetValue(port)), cancellation);
        });
        return command;
    }

    private static async Task<int> Work(WorkerOptions options, CancellationToken cancellation)
    {
        await using var worker = await WorkerHost.Start(options, cancellation).ConfigureAwait(false);
        Terminal.Hint($"The worker {worker.Address} has joined {options.Cluster} with {options.Threads} threads. Stop it with Ctrl-C.");
        await worker.WaitForEnd(cancellation).ConfigureAwait(false);
        if (!cancellation.IsCancellationRequested) throw new RealignException("The worker has stopped: the other members could not reach it, or the process was told to end. Start it again.");
        return ExitCode.Ok;
    }
}
