using Npgsql;

namespace Realign.Cluster;

/// <summary>The tables by which workers find each other in PostgreSQL. Orleans reads its queries from one of them.</summary>
internal static class PostgresMembership
{
    /// <summary>Makes the tables unless they are there; then nobody needs the right to make tables.</summary>
    public static async Task Prepare(string connection, CancellationToken cancellation)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using (source.ConfigureAwait(false))
        {
            if (await Execute(source, "SELECT to_regclass('orleansquery') IS NOT NULL", cancellation).ConfigureAwait(false) is true) return;
            using var script = new StreamReader(typeof(PostgresMembership).Assembly.GetManifestResourceStream("postgres-membership.sql")!);
            await Execute(source, await script.ReadToEndAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<object?> Execute(NpgsqlDataSource source, string sql, CancellationToken cancellation)
    {
        var command = source.CreateCommand(sql);
        await using (command.ConfigureAwait(false)) return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
