using System.Net;
using Realign.Server.Access;
using Realign.Server.Jobs;
using Realign.Server.Storage;

namespace Realign.Server.Operations;

/// <summary>What the server is told when it starts: by a file, the environment and flags (<see cref="ServerConfiguration"/>).</summary>
public sealed record ServerOptions
{
    /// <summary>The assembly whose build brought the pages' files along: that of the program which is started.</summary>
    public string ApplicationName { get; init; } = "";

    /// <summary>Where to listen, as an address with its port; port 0 takes any that is free.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The names under which others call the server; this machine's own need no mention.</summary>
    public IList<string> Hosts { get; init; } = [];

    /// <summary>Addresses (IP) of proxies whose word counts for who calls, by which name and scheme; empty for none.</summary>
    public IList<string> Proxies { get; init; } = [];

    /// <summary>The certificate for an address with https; null for none.</summary>
    public CertificateOptions? Certificate { get; init; }

    /// <summary>The folder of what the server keeps; null for the user's own, <see cref="OwnFolder"/>.</summary>
    public string? Data { get; init; }

    /// <summary>A connection string of PostgreSQL, to keep it there instead; null for a SQLite file in the folder.</summary>
    public string? Database { get; init; }

    /// <summary>How it asks who calls.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>How much it answers.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>How much is worked on at once, and how much may wait.</summary>
    public JobOptions Jobs { get; init; } = new();

    /// <summary>How it writes its log.</summary>
    public LogOptions Log { get; init; } = new();

    /// <summary>The folder for the data of programs that the system gives every user, and in it ours.</summary>
    /// <exception cref="RealignException">The system gives this user none.</exception>
    public static string OwnFolder => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
        ? Path.Combine(home, "realign")
        : throw new RealignException("This user has no folder for data. Name one with --data FOLDER.");

    /// <summary>Opens the store that the options name.</summary>
    public Task<Store> OpenStoreAsync(CancellationToken cancellation) => Store.OpenAsync(Data ?? (Database is null ? OwnFolder : ""), Database, cancellation);

    /// <exception cref="RealignException">A number is out of range; the message names it as it stands in the file.</exception>
    internal void Check()
    {
        foreach (var (name, value, most) in (ReadOnlySpan<(string, int, int)>)
        [
            ("jobs:workers", Jobs.Workers, 1024), ("jobs:mostQueued", Jobs.MostQueued, 1_000_000), ("jobs:mostQueuedOfUser", Jobs.MostQueuedOfUser, 1_000_000),
            ("limits:perMinute", Limits.PerMinute, 1_000_000), ("limits:atATime", Limits.AtATime, 1024), ("limits:waiting", Limits.Waiting, 100_000),
            ("limits:signInsPerMinute", Limits.SignInsPerMinute, 1_000_000), ("limits:bodyBytes", Limits.BodyBytes, 1 << 28),
        ])
            if (value < 1 || value > most) throw new RealignException(FormattableString.Invariant($"{name} is {value}: it must be from 1 to {most}."));
        if (Jobs.Lease < TimeSpan.FromSeconds(5)) throw new RealignException($"jobs:lease is {Jobs.Lease}: it must be 5 seconds (00:00:05) or more, or a busy server loses what it works on.");
        foreach (string proxy in Proxies)
            if (!IPAddress.TryParse(proxy, out _)) throw new RealignException($"proxies has '{proxy}': write the address of each proxy, like 10.0.0.2.");
        Access.OpenId?.Check();
    }
}
