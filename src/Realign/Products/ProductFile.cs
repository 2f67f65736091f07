using System.Globalization;
using DuckDB.NET.Data;
using Realign.Files;
using Realign.Products.Importing;

namespace Realign.Products;

/// <summary>A file of trade by product that <see cref="ProductImport"/> wrote, asked through DuckDB: only the rows of one buyer and year are read.</summary>
public sealed class ProductFile
{
    private static readonly string[] _columns = ["year", "importer", "exporter", "product", "value_usd", "quantity_tonnes", "duty_usd"];

    /// <exception cref="FileException">The file is missing, is no Parquet file, or lacks a column.</exception>
    public ProductFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path)) throw new FileException(path, "there is no such file. Check the path, or make one with 'realign product import'.");
        Path = path;
        var found = Rows($"DESCRIBE SELECT * FROM {Table}", r => r.GetString(0));
        foreach (string column in _columns)
            if (!found.Contains(column)) throw new FileException(path, $"the column '{column}' is missing; there are {string.Join(", ", found)}. Make the file with 'realign product import'.");
        Provenance = ProductImportReport.Beside(path);
    }

    public string Path { get; }

    /// <summary>Where the data come from; null when the file beside it got lost.</summary>
    public ProductImportReport? Provenance { get; }

    /// <summary>Importers and years, with counts and sums; the largest importer first.</summary>
    public IReadOnlyList<ProductSummary> Summary() => Rows(
        $"SELECT importer, year, count(*), count(DISTINCT product), count(DISTINCT exporter), sum(value_usd), sum(duty_usd) FROM {Table} GROUP BY ALL ORDER BY year DESC, 6 DESC, importer",
        r => new ProductSummary(r.GetString(0), Int(r, 1), Int(r, 2), Int(r, 3), Int(r, 4), r.GetDouble(5), r.IsDBNull(6) ? null : r.GetDouble(6)));

    /// <summary>Reads what a buyer imported.</summary>
    /// <param name="importer">A country or a group, which then buys as one; trade within it is left out unless <paramref name="within"/>.</param>
    /// <param name="year">The year; the latest when null.</param>
    /// <param name="within">Whether a group's purchases from its own members count.</param>
    /// <exception cref="RealignException">The file has no imports of that buyer and year.</exception>
    public ProductFlows Read(string importer, int? year = null, bool within = false)
    {
        var members = Countries.Members(importer);
        string among = string.Join(", ", members.Select(m => $"'{m}'"));
        var years = Rows($"SELECT DISTINCT year FROM {Table} WHERE importer IN ({among}) ORDER BY year DESC", r => Int(r, 0));
        if (years.Count == 0)
        {
            var known = Rows($"SELECT DISTINCT importer FROM {Table} ORDER BY importer", r => r.GetString(0));
            throw new RealignException($"{Path} has no imports of '{importer}'; it has those of {string.Join(", ", known.Take(12))}{(known.Count > 12 ? ", …" : "")}. Import a file that has them, such as BACI.");
        }

        int asked = year ?? years[0];
        if (!years.Contains(asked)) throw new RealignException($"{Path} has no imports of '{importer}' in {asked}; it has {string.Join(", ", years)}.");
        bool others = Rows($"SELECT DISTINCT importer FROM {Table} WHERE year = {asked} LIMIT {members.Count + 1}", r => r.GetString(0)).Any(m => !members.Contains(m));
        string outside = within ? "" : $"AND exporter NOT IN ({among})";
        var flows = Rows(
            $"""
            SELECT b.product, b.exporter, b.value, b.duty, {(others ? "s.value" : "NULL")}
            FROM (SELECT product, exporter, sum(value_usd) AS value, coalesce(sum(duty_usd), 0) AS duty FROM {Table} WHERE importer IN ({among}) AND year = {asked} {outside} GROUP BY ALL HAVING sum(value_usd) > 0) b
            {(others ? $"JOIN (SELECT product, exporter, sum(value_usd) AS value FROM {Table} WHERE year = {asked} GROUP BY ALL) s ON s.product = b.product AND s.exporter = b.exporter" : "")}
            """,
            r => new ProductFlow(r.GetString(0), r.GetString(1), r.GetDouble(2), r.GetDouble(3), r.IsDBNull(4) ? null : r.GetDouble(4)));
        var exports = Rows($"SELECT product, sum(value_usd) FROM {Table} WHERE exporter IN ({among}) AND importer NOT IN ({among}) AND year = {asked} GROUP BY ALL", r => (Product: r.GetString(0), Value: r.GetDouble(1)));
        return new ProductFlows(importer, asked, flows, exports.Count > 0 ? exports.ToDictionary(e => e.Product, e => e.Value, StringComparer.Ordinal) : null);
    }

    private string Table => $"read_parquet('{Path.Replace("'", "''", StringComparison.Ordinal)}')";

    private static int Int(DuckDBDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    private List<T> Rows<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        }
        catch (DuckDBException e)
        {
            throw new FileException(Path, $"this is no readable Parquet file ({e.Message.ReplaceLineEndings(" ")}). Make it again with 'realign product import'.");
        }
    }
}
