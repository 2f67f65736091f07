using System.Globalization;
using DuckDB.NET.Data;

namespace Realign.Products.Importing;

/// <summary>
/// Rows that passed on their own, in an in-memory DuckDB that spills to a folder beside the target: what can only be seen of all of them together is found there, and they
/// leave it sorted, as Parquet. A key packs year, importer, product and exporter, so that one importer's products stand together.
/// </summary>
internal sealed class ProductTable : IDisposable
{
    private const int ExporterBits = 10, ProductBits = 20, ImporterBits = 10, YearStart = 1900;
    private const double WholeEu = 0.99;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly CancellationToken _cancellation;
    private DuckDBAppender? _appender;

    public ProductTable(ProductImportOptions options, string spill, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _connection.Open();
        Execute($"SET threads = {options.Threads}");
        Execute($"SET memory_limit = {Text(options.MemoryLimit)}");
        Execute($"SET temp_directory = {Text(spill)}");
        Execute("SET preserve_insertion_order = false");
        Execute("CREATE TABLE rows (key BIGINT, value DOUBLE, quantity DOUBLE, duty DOUBLE, line BIGINT)");
        Execute("CREATE TABLE dropped (line BIGINT, other BIGINT, reason VARCHAR)");
        _appender = _connection.CreateAppender("rows");
    }

    public void Add(in ProductRow row, long line) => _appender!.CreateRow()
        .AppendValue(Key(row.Year, row.Importer, row.Product, row.Exporter))
        .AppendValue(row.Value)
        .AppendValue(double.IsNaN(row.Quantity) ? null : row.Quantity)
        .AppendValue(double.IsNaN(row.Duty) ? null : row.Duty)
        .AppendValue(line)
        .EndRow();

    public void Complete()
    {
        _appender?.Dispose();
        _appender = null;
    }

    /// <summary>Drops every row whose key stands on an earlier line.</summary>
    public void DropDuplicates() => Execute(
        $"""
        INSERT INTO dropped
        SELECT rows.line, twice.first, '{nameof(RejectReason.DuplicateKey)}' FROM rows
        JOIN (SELECT key, min(line) AS first FROM rows GROUP BY key HAVING count(*) > 1) twice ON rows.key = twice.key AND rows.line <> twice.first
        """);

    /// <summary>Where the EU stands beside members of it, drops the EU when they make up all of it, and otherwise them.</summary>
    public void DropInsideAggregates(IReadOnlyList<string> codes)
    {
        int union = codes.ToList().IndexOf(Countries.EuropeanUnion);
        if (union < 0) return;
        string members = string.Join(',', codes.Select((code, at) => (code, at)).Where(c => Countries.EuMembers.Contains(c.code)).Select(c => c.at.ToString(CultureInfo.InvariantCulture)));
        string exporter = $"(key & {(1 << ExporterBits) - 1})", buyer = $"(key >> {ExporterBits + ProductBits})";
        Execute(
            $"""
            INSERT INTO dropped
            SELECT rows.line, 0, '{nameof(RejectReason.InsideAggregate)}' FROM rows
            JOIN (
              SELECT {buyer} AS buyer, coalesce(sum(value) FILTER ({exporter} IN ({members})), 0) >= {WholeEu.ToString(CultureInfo.InvariantCulture)} * sum(value) FILTER ({exporter} = {union}) AS whole
              FROM rows GROUP BY ALL HAVING count(*) FILTER ({exporter} = {union}) > 0
            ) unions ON {buyer} = unions.buyer AND CASE WHEN unions.whole THEN {exporter} = {union} ELSE {exporter} IN ({members}) END
            WHERE line NOT IN (SELECT line FROM dropped)
            """);
    }

    /// <summary>The rows that were dropped, in the order of the files.</summary>
    public IEnumerable<(RejectReason Reason, long Line, long Other, double Value, string Text)> Dropped(IReadOnlyList<string> codes)
    {
        using var command = Command("SELECT dropped.reason, dropped.line, dropped.other, rows.value, rows.key FROM dropped JOIN rows USING (line) ORDER BY line");
        using var reader = Run(command, command.ExecuteReader);
        while (reader.Read())
        {
            long key = reader.GetInt64(4);
            string text = string.Create(CultureInfo.InvariantCulture, $"{YearStart + (key >> (ExporterBits + ProductBits + ImporterBits))} importer {codes[(int)((key >> (ExporterBits + ProductBits)) & ((1 << ImporterBits) - 1))]} exporter {codes[(int)(key & ((1 << ExporterBits) - 1))]} product {(key >> ExporterBits) & ((1 << ProductBits) - 1):000000}");
            yield return (Enum.Parse<RejectReason>(reader.GetString(0)), reader.GetInt64(1), reader.GetInt64(2), reader.GetDouble(3), text);
        }
    }

    /// <summary>Writes what was not dropped, by year, importer, product and exporter.</summary>
    public void Write(string path, IReadOnlyList<string> codes)
    {
        Execute("CREATE TABLE codes (position BIGINT, code VARCHAR)");
        using (var appender = _connection.CreateAppender("codes"))
            for (int at = 0; at < codes.Count; at++) appender.CreateRow().AppendValue((long)at).AppendValue(codes[at]).EndRow();
        bool drops = Scalar("SELECT count(*) FROM dropped") > 0;
        Execute(
            $"""
            COPY (
              SELECT ({YearStart} + (key >> {ExporterBits + ProductBits + ImporterBits}))::SMALLINT AS year, n.code AS importer, i.code AS exporter,
                lpad(((key >> {ExporterBits}) & {(1 << ProductBits) - 1})::VARCHAR, 6, '0') AS product, value AS value_usd, quantity AS quantity_tonnes, duty AS duty_usd
              FROM rows
              JOIN codes n ON n.position = ((key >> {ExporterBits + ProductBits}) & {(1 << ImporterBits) - 1})
              JOIN codes i ON i.position = (key & {(1 << ExporterBits) - 1})
              {(drops ? "WHERE line NOT IN (SELECT line FROM dropped)" : "")}
              ORDER BY key
            ) TO {Text(path)} (FORMAT parquet, COMPRESSION zstd)
            """);
    }

    public static long Key(int year, int importer, int product, int exporter) =>
        ((((((long)(year - YearStart) << ImporterBits) | (uint)importer) << ProductBits) | (uint)product) << ExporterBits) | (uint)exporter;

    /// <summary>The most codes of countries that a key holds.</summary>
    public static int MostCodes => 1 << ExporterBits;

    public void Dispose()
    {
        _appender?.Dispose();
        _connection.Dispose();
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private long Scalar(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(Run(command, command.ExecuteScalar), CultureInfo.InvariantCulture);
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        Run(command, command.ExecuteNonQuery);
    }

    private DuckDBCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T Run<T>(DuckDBCommand command, Func<T> action)
    {
        using var stopping = _cancellation.Register(command.Cancel);
        try
        {
            return action();
        }
        catch (DuckDBException e) when (_cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, _cancellation);
        }
        catch (DuckDBException e) when (e.Message.StartsWith("Out of Memory", StringComparison.Ordinal))
        {
            throw new RealignException($"The import does not fit the memory that it may use: {e.Message.ReplaceLineEndings(" ")} Raise --memory-limit.", e);
        }
    }
}
