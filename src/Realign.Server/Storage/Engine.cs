using System.Data.Common;

namespace Realign.Server.Storage;

/// <summary>A kind of database. What differs between SQLite and PostgreSQL stands here; every other statement is the same on both.</summary>
internal abstract class Engine : IAsyncDisposable
{
    /// <summary>The kind and place of the database, without its secrets.</summary>
    public abstract string Place { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Whether an exception says that the database cannot be reached or read, rather than that a statement of ours is wrong.</summary>
    public abstract bool IsUnreachable(DbException exception);

    /// <summary>A transaction that changes the tables themselves; others who want the same wait.</summary>
    public abstract Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>A transaction that reads everything as it was at one moment, while others write.</summary>
    public abstract Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
