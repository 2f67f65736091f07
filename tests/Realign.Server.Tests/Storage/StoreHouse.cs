using Realign.Server.Storage;

namespace Realign.Server.Tests.Storage;

/// <summary>Where a test keeps its stores: each kind of database runs the same tests.</summary>
public abstract class StoreHouse : IAsyncDisposable
{
    private readonly List<Store> _open = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("realign-store-").FullName;

    /// <summary>The connection string of a new, empty database; null for the file of a folder.</summary>
    public abstract Task<string?> DatabaseAsync();

    /// <summary>A new, empty store.</summary>
    public async Task<Store> OpenAsync() => await OpenAsync(Path.Combine(Folder, Guid.NewGuid().ToString("N")), await DatabaseAsync());

    public async Task<Store> OpenAsync(string folder, string? database)
    {
        var store = await Store.OpenAsync(folder, database, TestContext.Current.CancellationToken);
        _open.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var store in _open) await store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

public sealed class SqliteHouse : StoreHouse
{
    public override Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);
}

public sealed class PostgresHouse(PostgresCluster cluster) : StoreHouse
{
    public override async Task<string?> DatabaseAsync()
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed.");
        return await cluster.DatabaseAsync();
    }
}
