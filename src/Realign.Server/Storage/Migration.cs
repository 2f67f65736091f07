using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Realign.Server.Storage;

/// <summary>Brings the tables of a store up to date: the numbered files of <c>Migrations</c> that it has not seen, in order, all or none.</summary>
internal static class Migration
{
    private static readonly IReadOnlyList<(int Version, string Sql)> _steps = [.. Read()];

    /// <summary>The version of the tables that this program reads and writes.</summary>
    public static int Latest => _steps[^1].Version;

    /// <exception cref="RealignException">The store was written by a newer program.</exception>
    public static async Task RunAsync(Engine engine, CancellationToken cancellation)
    {
        var connection = await engine.OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await engine.BeginMigrationAsync(connection, cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await RunAsync(engine, connection, transaction).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task RunAsync(Engine engine, DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS realign_schema (version BIGINT NOT NULL PRIMARY KEY)", transaction: transaction).ConfigureAwait(false);
        long version = await connection.ExecuteScalarAsync<long?>("SELECT MAX(version) FROM realign_schema", transaction: transaction).ConfigureAwait(false) ?? 0;
        if (version > Latest) throw new RealignException($"{engine.Place} was written by a newer Realign: its tables have version {version}, this program knows {Latest}. Use the newer program.");
        foreach (var (step, sql) in _steps.Where(s => s.Version > version))
        {
            await connection.ExecuteAsync(sql, transaction: transaction).ConfigureAwait(false);
            await connection.ExecuteAsync("INSERT INTO realign_schema (version) VALUES (@step)", new { step }, transaction).ConfigureAwait(false);
        }
    }

    private static IEnumerable<(int, string)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = "Realign.Server.Storage.Migrations.";
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(Path.GetFileNameWithoutExtension(name[folder.Length..]), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
