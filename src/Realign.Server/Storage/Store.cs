using System.Data.Common;
using Dapper;

namespace Realign.Server.Storage;

/// <summary>
/// Where the server keeps what must outlive it: saved scenarios, jobs with their results, keys. A SQLite file, or a PostgreSQL database; the tables are
/// brought up to date when the store is opened.
/// </summary>
public sealed class Store : IAsyncDisposable
{
    internal const string FileName = "realign.db";

    private readonly Engine _engine;

    private Store(Engine engine) => _engine = engine;

    /// <summary>The kind and place of the database, without its secrets.</summary>
    public string Place => _engine.Place;

    internal Engine Engine => _engine;

    /// <summary>Opens the store.</summary>
    /// <param name="folder">The folder of the SQLite file; made when it is not there.</param>
    /// <param name="database">A connection string of PostgreSQL in place of the file; null or empty for the file.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RealignException">The database cannot be reached, is none, or was written by a newer Realign.</exception>
    public static async Task<Store> OpenAsync(string folder, string? database, CancellationToken cancellation)
    {
        Engine engine = string.IsNullOrWhiteSpace(database) ? new SqliteEngine(Path.Combine(folder, FileName)) : new PostgresEngine(database);
        var store = new Store(engine);
        try
        {
            await Migration.RunAsync(engine, cancellation).ConfigureAwait(false);
            return store;
        }
        catch (DbException e) when (engine.IsUnreachable(e))
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw new RealignException($"{engine.Place} cannot be used: {(e.InnerException ?? e).Message} Check that it is there, that it may be written, and the name and password if it has one.");
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    internal async Task<int> ExecuteAsync(string sql, object? values, CancellationToken cancellation)
    {
        var connection = await _engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation)).ConfigureAwait(false);
    }

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancellation)
    {
        var connection = await _engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation)).ConfigureAwait(false)];
    }

    internal async Task<T?> FirstAsync<T>(string sql, object? values, CancellationToken cancellation)
    {
        var connection = await _engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation)).ConfigureAwait(false);
    }

    /// <summary>Several statements of which all or none count.</summary>
    internal async Task<T> TogetherAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        var connection = await _engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(connection, transaction).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return result;
            }
        }
    }

    /// <summary>Milliseconds since 1970, as times are stored.</summary>
    internal static long Stamp(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
