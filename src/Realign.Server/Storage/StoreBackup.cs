using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Dapper;
using Realign.Files;

namespace Realign.Server.Storage;

/// <summary>
/// A store in one zip file: every table as it was at one moment, a JSON object a line. It is taken while the server runs, and restored into a store of either kind, so that it also moves what is stored
/// from SQLite to PostgreSQL and back. It holds the hashes of keys, not the keys.
/// </summary>
public static class StoreBackup
{
    private const string Head = "backup.json";

    /// <summary>In the order in which rows may refer to each other.</summary>
    private static readonly string[] _tables = ["scenarios", "jobs", "results", "keys"];

    /// <summary>Writes the backup; the file appears when it is whole.</summary>
    /// <returns>How many rows of each table.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> WriteAsync(Store store, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        string beside = $"{Path.GetFullPath(file)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(beside)!);
        try
        {
            IReadOnlyDictionary<string, int> rows;
            var stream = new FileStream(beside, NewFile());
            await using (stream.ConfigureAwait(false)) rows = await WriteAsync(store, stream, cancellation).ConfigureAwait(false);
            File.Move(beside, file, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Puts a backup into a store, in place of what is there.</summary>
    /// <param name="store">The store.</param>
    /// <param name="file">A backup.</param>
    /// <param name="replace">Whether what is there may be deleted; otherwise the store must be empty.</param>
    /// <param name="cancellation">Stops; nothing is changed then.</param>
    /// <returns>How many rows of each table.</returns>
    /// <exception cref="FileException">The file is no backup of ours, or of a newer Realign.</exception>
    /// <exception cref="RealignException">The store is not empty.</exception>
    public static async Task<IReadOnlyDictionary<string, int>> RestoreAsync(Store store, string file, bool replace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        try
        {
            var zip = await ZipFile.OpenReadAsync(file, cancellation).ConfigureAwait(false);
            await using (zip.ConfigureAwait(false))
            {
                CheckHead(file, zip);
                return await store.TogetherAsync((connection, transaction) => Restore(connection, transaction, zip, file, replace, cancellation), cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new FileException(file, $"this is no backup of Realign's, or it is damaged: {e.Message} Give a file that 'realign serve backup' wrote.");
        }
    }

    private static async Task<IReadOnlyDictionary<string, int>> WriteAsync(Store store, Stream stream, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, int>();
        var connection = await store.Engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var snapshot = await store.Engine.BeginSnapshotAsync(connection, cancellation).ConfigureAwait(false);
            await using (snapshot.ConfigureAwait(false))
            {
                using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
                using (var head = zip.CreateEntry(Head).Open()) JsonSerializer.Serialize(head, new BackupHead(Product.Version, Migration.Latest), JsonSerializerOptions.Web);
                foreach (string table in _tables) rows[table] = await WriteTable(connection, snapshot, zip, table, cancellation).ConfigureAwait(false);
            }
        }

        return rows;
    }

    private static async Task<int> WriteTable(DbConnection connection, DbTransaction snapshot, ZipArchive zip, string table, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(zip.CreateEntry(table + ".jsonl").Open());
        var reader = await connection.ExecuteReaderAsync(new CommandDefinition($"SELECT * FROM {table}", transaction: snapshot, cancellationToken: cancellation)).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int rows = 0;
            for (; await reader.ReadAsync(cancellation).ConfigureAwait(false); rows++)
            {
                var row = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i));
                await writer.WriteLineAsync(JsonSerializer.Serialize(row).AsMemory(), cancellation).ConfigureAwait(false);
            }

            return rows;
        }
    }

    private static void CheckHead(string file, ZipArchive zip)
    {
        using var stream = (zip.GetEntry(Head) ?? throw new InvalidDataException($"it has no {Head}.")).Open();
        int version = JsonSerializer.Deserialize<BackupHead>(stream, JsonSerializerOptions.Web)!.Schema;
        if (version != Migration.Latest)
            throw new FileException(file, $"its tables have version {version}, this program knows {Migration.Latest}. Restore it with the Realign that wrote it, then open that store with this one.");
    }

    private static async Task<IReadOnlyDictionary<string, int>> Restore(DbConnection connection, DbTransaction transaction, ZipArchive zip, string file, bool replace, CancellationToken cancellation)
    {
        foreach (string table in _tables.Reverse())
        {
            if (!replace && await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}", transaction: transaction).ConfigureAwait(false) > 0)
                throw new RealignException($"The store already holds {table}. Give --replace to put the backup in their place; what is there now is then gone.");
            await connection.ExecuteAsync($"DELETE FROM {table}", transaction: transaction).ConfigureAwait(false);
        }

        var rows = new Dictionary<string, int>();
        foreach (string table in _tables)
        {
            var columns = await Columns(connection, transaction, table).ConfigureAwait(false);
            string sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
            using var reader = new StreamReader((zip.GetEntry(table + ".jsonl") ?? throw new InvalidDataException($"it has no {table}.jsonl.")).Open());
            int count = 0;
            for (; await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line; count++)
                await connection.ExecuteAsync(new CommandDefinition(sql, Row(line, columns, file, table, count + 1), transaction, cancellationToken: cancellation)).ConfigureAwait(false);
            rows[table] = count;
        }

        // A job that ran when the backup was taken runs nowhere now.
        await connection.ExecuteAsync("UPDATE jobs SET lease = 0 WHERE state = 'running'", transaction: transaction).ConfigureAwait(false);
        return rows;
    }

    private static async Task<IReadOnlyList<string>> Columns(DbConnection connection, DbTransaction transaction, string table)
    {
        var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table} WHERE 1 = 0", transaction: transaction).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false)) return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static DynamicParameters Row(string line, IReadOnlyList<string> columns, string file, string table, int number)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)!;
        var row = new DynamicParameters();
        foreach (string column in columns)
        {
            if (!values.TryGetValue(column, out var value)) throw new FileException(file, $"row {number.ToString(CultureInfo.InvariantCulture)} of {table} has no {column}.");
            row.Add(column, value.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.Number => value.GetInt64(), _ => (object?)value.GetString() });
        }

        return row;
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private sealed record BackupHead(string Realign, int Schema);
}
