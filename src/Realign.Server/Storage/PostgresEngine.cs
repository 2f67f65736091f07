using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace Realign.Server.Storage;

/// <summary>A database of a PostgreSQL server, which must be there.</summary>
internal sealed class PostgresEngine : Engine
{
    private readonly NpgsqlDataSource _source;

    /// <exception cref="RealignException">This is no connection string.</exception>
    public PostgresEngine(string connectionString)
    {
        try
        {
            _source = NpgsqlDataSource.Create(connectionString);
        }
        catch (ArgumentException e)
        {
            // The message of Npgsql names the word it does not know, never a value.
            throw new RealignException($"The connection string of the database is wrong: {e.Message} Write it like Host=127.0.0.1;Database=realign;Username=realign;Password=….");
        }

        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        Place = $"PostgreSQL database {parts.Database} at {parts.Host}:{parts.Port}";
    }

    public override string Place { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    public override bool IsUnreachable(DbException exception) => exception is not PostgresException { SqlState: [not '2' and not '3' and not '5', ..] } and not PostgresException { SqlState: ['2', not '8', ..] };

    public override async Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(7325414)", transaction: transaction, cancellationToken: cancellation)).ConfigureAwait(false);
        return transaction;
    }

    public override async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
