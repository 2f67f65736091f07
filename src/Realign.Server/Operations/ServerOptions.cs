using Realign.Server.Jobs;
using Realign.Server.Storage;

namespace Realign.Server.Operations;

/// <summary>What the server is told when it starts.</summary>
public sealed record ServerOptions
{
    /// <summary>The assembly whose build brought the pages' files along: that of the program which is started.</summary>
    public required string ApplicationName { get; init; }

    /// <summary>Where to listen, as an address with its port; port 0 takes any that is free.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The folder of what the server keeps; null for the user's own, <see cref="OwnFolder"/>.</summary>
    public string? Data { get; init; }

    /// <summary>A connection string of PostgreSQL, to keep it there instead; null for a SQLite file in the folder.</summary>
    public string? Database { get; init; }

    /// <summary>How much is worked on at once, and how much may wait.</summary>
    public JobOptions Jobs { get; init; } = new();

    /// <summary>The folder for the data of programs that the system gives every user, and in it ours.</summary>
    /// <exception cref="RealignException">The system gives this user none.</exception>
    public static string OwnFolder => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
        ? Path.Combine(home, "realign")
        : throw new RealignException("This user has no folder for data. Name one with --data FOLDER.");

    /// <summary>Opens the store that the options name.</summary>
    public Task<Store> OpenStoreAsync(CancellationToken cancellation) => Store.OpenAsync(Data ?? (Database is null ? OwnFolder : ""), Database, cancellation);
}
