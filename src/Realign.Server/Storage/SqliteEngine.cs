using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Realign.Server.Storage;

/// <summary>A SQLite file, made when it is not there. Readers do not wait for the writer (write-ahead log).</summary>
internal sealed class SqliteEngine(string file) : Engine
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    public override string Place => $"SQLite file {file}";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        if (!File.Exists(file)) MakeFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        return connection;
    }

    public override bool IsUnreachable(DbException exception) => exception is SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 14 or 26 };

    public override async Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new CommandDefinition("PRAGMA journal_mode = WAL", cancellationToken: cancellation)).ConfigureAwait(false);
        return await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
    }

    public override Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    /// <summary>What is stored is nobody's business but the owner's.</summary>
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly);
    }
}
