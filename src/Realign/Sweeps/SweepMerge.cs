using System.Globalization;
using DuckDB.NET.Data;
using Realign.Files;

namespace Realign.Sweeps;

/// <summary>Merges shards in the order of their units. The same shards give the same bytes.</summary>
internal sealed class SweepMerge(SweepPlan plan, string folder)
{
    public const string DrawsName = "draws.parquet";

    /// <summary>Writes <c>summary.parquet</c> and <c>summary.csv</c>, and <c>draws.parquet</c> where every draw is kept.</summary>
    public void Merge(IReadOnlyList<string> shards, CancellationToken cancellation)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        // One thread: the order of rows and the cuts between row groups must not depend on who is first.
        Execute(connection, "SET threads = 1");
        string rows = $"read_parquet([{string.Join(", ", shards.Select(Text))}])";
        cancellation.ThrowIfCancellationRequested();
        if (plan.Sweep.KeepDraws) Write(connection, DrawsName, "FORMAT parquet", Draws(rows));
        cancellation.ThrowIfCancellationRequested();
        Execute(connection, $"CREATE TABLE summary AS {Summary(rows)}");
        Write(connection, "summary.csv", "FORMAT csv, HEADER", "SELECT * FROM summary ORDER BY cell, place, measure_place", "EXCLUDE (cell, place, measure_place)");
        Write(connection, SweepFolder.SummaryName, "FORMAT parquet", "SELECT * FROM summary ORDER BY cell, place, measure_place", "EXCLUDE (cell, place, measure_place)");
    }

    /// <summary>Every draw as it stands in the shards, which are in order already, with names in place of the number of the combination.</summary>
    private string Draws(string rows) =>
        $"SELECT {CellNames("cell")}, draw::BIGINT AS draw, economy, converged, {string.Join(", ", plan.Sweep.Measures.Select(Name))} FROM {rows}";

    /// <summary>A row a combination, economy and measure: draws tried and converged, and quantiles of type 7 over those that converged.</summary>
    private string Summary(string rows)
    {
        var parts = plan.Sweep.Measures.Select((measure, k) =>
        {
            string quantiles = string.Join(", ", plan.Sweep.Quantiles.Select(q => $"quantile_cont({Name(measure)}, {Number(q)}) FILTER (WHERE converged) AS {Name(ColumnOf(q))}"));
            return $"SELECT cell, economy, {k} AS measure_place, {Text(measure)} AS measure, count(*) AS tried, count(*) FILTER (WHERE converged) AS converged, {quantiles} FROM {rows} GROUP BY cell, economy";
        });
        return $"SELECT cell, {Place("cell", "economy")} AS place, measure_place, {CellNames("cell")}, economy, measure, tried, converged, "
            + $"{string.Join(", ", plan.Sweep.Quantiles.Select(q => Name(ColumnOf(q))))} FROM ({string.Join(" UNION ALL ", parts)})";
    }

    private string CellNames(string cell)
    {
        string Named(string column, Func<SweepCell, string> name) => $"[{string.Join(", ", plan.Cells.Select(c => Text(name(c))))}][{cell}::BIGINT + 1] AS {column}";
        return string.Join(", ", Named("scenario", c => c.Id), Named("world", c => c.WorldName), Named("model", c => c.Scenario.Model), Named("closure", c => c.Closure));
    }

    /// <summary>SQL of the place of an economy: as the sweep lists them, or as the world does.</summary>
    private string Place(string cell, string economy)
    {
        if (plan.Sweep.Economies.Count > 0) return $"list_position([{string.Join(", ", plan.Sweep.Economies.Select(Text))}], {economy})";
        var lists = plan.Cells.Select((c, k) => (List: $"[{string.Join(", ", c.World.Economies.Select(e => Text(e.Code)))}]", Cell: k)).GroupBy(c => c.List).ToList();
        return lists.Count == 1
            ? $"list_position({lists[0].Key}, {economy})"
            : $"CASE {string.Join(' ', lists.Select(l => $"WHEN {cell} IN ({string.Join(", ", l.Select(c => c.Cell))}) THEN list_position({l.Key}, {economy})"))} END";
    }

    internal static string ColumnOf(double quantile) => $"q{Number(quantile)}";

    private void Write(DuckDBConnection connection, string name, string format, string query, string exclude = "") =>
        AtomicWrite.Through(Path.Combine(folder, name), beside => Execute(connection, $"COPY (SELECT * {exclude} FROM ({query})) TO {Text(beside)} ({format})"));

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
