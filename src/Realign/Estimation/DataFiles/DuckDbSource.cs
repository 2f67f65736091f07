using System.Data;
using Apache.Arrow;
using DuckDB.NET.Data;

namespace Realign.Estimation.DataFiles;

/// <summary>
/// Data files opened in an in-memory DuckDB of their own. Once they are named DuckDB may open no other file, no network and no extension, and its settings
/// are locked, so that a condition can do nothing but choose rows.
/// </summary>
internal sealed class DuckDbSource : IDisposable
{
    /// <summary>Rows of a CSV file looked at to find the types of its columns.</summary>
    private const int SampledRows = 100_000;

    private static readonly string[] _csv = [".csv", ".tsv", ".txt"], _parquet = [".parquet", ".parq", ".pq"], _compressed = [".gz", ".zst"];

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly DataFileOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly string[] _files;
    private readonly bool _isCsv;
    private readonly bool _samplesAll;

    /// <param name="path">A file or a pattern.</param>
    /// <param name="options">What is read.</param>
    /// <param name="samplesAll">Whether all rows of CSV files are looked at to find the types of their columns, not only the first.</param>
    /// <param name="cancellation">Stops reading.</param>
    public DuckDbSource(string path, DataFileOptions options, bool samplesAll, CancellationToken cancellation)
    {
        (_options, _samplesAll, _cancellation) = (options, samplesAll, cancellation);
        if (options.Where is { } where && string.IsNullOrWhiteSpace(where)) throw new RealignException("The condition is empty. Write one, such as \"year >= 2011\", or leave it out.");
        if (options.Where?.Contains(';') == true) throw new RealignException($"The condition \"{options.Where}\" holds a ';'. It is one condition, not several statements.");
        _connection.Open();
        try
        {
            _files = Files(path);
            _isCsv = IsCsv(_files);
            Name = _files.Length == 1 ? _files[0] : $"{path} ({_files.Length} files)";
            Restrict();
            Types = Describe();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The file, or the pattern and how many files match it.</summary>
    public string Name { get; }

    /// <summary>By column name its type in DuckDB, in the order of the file.</summary>
    public OrderedDictionary<string, string> Types { get; }

    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static bool IsNumber(string type) => type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT" or "FLOAT" or "DOUBLE"
        || type.StartsWith("DECIMAL", StringComparison.Ordinal);

    /// <summary>Whether reading failed at a row of a CSV file that does not fit the types found in the first rows.</summary>
    public static bool IsLateMisfit(RealignException e) => e.InnerException is DuckDBException { Message: var message } && message.Contains("CSV Error", StringComparison.Ordinal);

    public void Dispose() => _connection.Dispose();

    /// <summary>Whether the condition can be understood.</summary>
    /// <exception cref="RealignException">It cannot; the message is DuckDB's.</exception>
    public void CheckCondition()
    {
        if (_options.Where is null) return;
        try
        {
            using var command = Command($"DESCRIBE SELECT 1 {From}");
            using var reader = command.ExecuteReader();
        }
        catch (DuckDBException e)
        {
            throw new RealignException($"The condition \"{_options.Where}\" is not understood: {Told(e)} It is SQL over the columns {string.Join(", ", Types.Keys.Take(12))}{(Types.Count > 12 ? ", …" : "")}; texts stand between 'single quotes'.", e);
        }
    }

    /// <summary>How many rows there will be, where that costs little: in Parquet files. Null for CSV, which would have to be read twice.</summary>
    /// <exception cref="RealignException">There are more than an array holds.</exception>
    public int? Count()
    {
        if (_isCsv) return null;
        using var command = Command($"SELECT count(*) {From}");
        using var stopping = _cancellation.Register(command.Cancel);
        long rows = (long)Run(command.ExecuteScalar)!;
        return rows <= System.Array.MaxLength ? (int)rows : throw new RealignException($"{Name} has {rows:N0} rows; at most {System.Array.MaxLength:N0} are estimated with at a time. Choose fewer with a condition.");
    }

    /// <summary>The first value of an expression for which a condition holds beside the chosen one; null when there is none.</summary>
    public string? First(string expression, string condition)
    {
        using var command = Command($"SELECT {expression} {From} {(_options.Where is null ? "WHERE" : "AND")} {condition} LIMIT 1");
        using var stopping = _cancellation.Register(command.Cancel);
        return Run(command.ExecuteScalar) as string;
    }

    /// <summary>The chosen rows, batch by batch as they are read, in the order of the files. A batch is valid until the next.</summary>
    public IEnumerable<RecordBatch> Select(IReadOnlyList<string> expressions)
    {
        string list = expressions.Count == 0 ? "1" : string.Join(", ", expressions.Select((e, c) => $"{e} AS c{c}"));
        using var command = Command($"SELECT {list} {From}");
        command.UseStreamingMode = true;
        using var stopping = _cancellation.Register(command.Cancel);
        using var stream = Run(command.ExecuteArrowStream);
        while (Run(() => stream.ReadNextRecordBatchAsync(_cancellation).AsTask().GetAwaiter().GetResult()) is { } batch)
        {
            using (batch) yield return batch;
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The line break ends a comment that the condition may end with.</summary>
    private string From => $"FROM {Table}{(_options.Where is null ? "" : $" WHERE ({_options.Where}\n)")}";

    private string Table
    {
        get
        {
            string list = $"[{string.Join(", ", _files.Select(Text))}]";
            return _isCsv ? $"read_csv({list}, header = true, sample_size = {(_samplesAll ? -1 : SampledRows)})" : $"read_parquet({list})";
        }
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private string[] Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (Directory.Exists(path)) throw new RealignException($"'{path}' is a folder. Name its files, as with '{Path.Combine(path, "*.parquet")}'.");
        if (path.AsSpan().IndexOfAny('*', '?', '[') < 0)
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            string hint = Directory.Exists(folder) ? NearestName.Hint(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))) : "";
            throw new RealignException($"'{path}': there is no such file.{hint}");
        }

        using var command = Command($"SELECT file FROM glob({Text(path)}) ORDER BY file");
        using var reader = Run(command.ExecuteReader);
        var files = new List<string>();
        while (reader.Read()) files.Add(reader.GetString(0));
        return files.Count > 0 ? [.. files] : throw new RealignException($"No file matches '{path}'. Check the folder and the pattern; '**' stands for any folders.");
    }

    private static bool IsCsv(string[] files)
    {
        int csv = 0;
        foreach (string file in files)
        {
            string name = _compressed.Contains(Path.GetExtension(file).ToLowerInvariant()) ? Path.GetFileNameWithoutExtension(file) : file;
            string extension = Path.GetExtension(name).ToLowerInvariant();
            if (_csv.Contains(extension)) csv++;
            else if (!_parquet.Contains(extension)) throw new RealignException($"'{file}': its kind is not known by its name. Files end in .csv, .tsv or .txt (also with .gz or .zst), or in .parquet.");
        }

        return csv == files.Length || (csv == 0 ? false : throw new RealignException("Some of the files are CSV, others Parquet. Read one kind at a time."));
    }

    private void Restrict()
    {
        Set("autoinstall_known_extensions = false");
        Set("autoload_known_extensions = false");
        Set($"threads = {_options.Threads}");
        Set($"temp_directory = {Text(Path.Combine(Path.GetTempPath(), $"realign-{Guid.NewGuid():N}"))}");
        try
        {
            if (_options.MemoryLimit is { } limit) Set($"memory_limit = {Text(limit)}");
        }
        catch (RealignException e)
        {
            throw new RealignException($"The memory limit '{_options.MemoryLimit}' is not understood. Write it like 2GB or 500MB.", e);
        }

        Set($"allowed_paths = [{string.Join(", ", _files.Select(Text))}]");
        Set("enable_external_access = false");
        Set("lock_configuration = true");
    }

    private void Set(string setting)
    {
        using var command = Command($"SET {setting}");
        Run(command.ExecuteNonQuery);
    }

    private OrderedDictionary<string, string> Describe()
    {
        using var command = Command($"DESCRIBE SELECT * FROM {Table}");
        using var reader = Run(command.ExecuteReader);
        var types = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read()) types.Add(reader.GetString(0), reader.GetString(1));
        return types;
    }

    private DuckDBCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T Run<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (_cancellation.IsCancellationRequested && e is DuckDBException or DataException or InvalidOperationException)
        {
            throw new OperationCanceledException(e.Message, e, _cancellation);
        }
        catch (DuckDBException e)
        {
            string remedy = e.Message.StartsWith("Out of Memory", StringComparison.Ordinal) ? " Raise the memory limit." : "";
            throw new RealignException($"{Name ?? "DuckDB"}: {Told(e)}{remedy}", e);
        }
    }

    /// <summary>What DuckDB says, without its kind of error and the statement that we wrote.</summary>
    private static string Told(DuckDBException e)
    {
        string text = e.Message.Split("\n\nLINE ")[0].ReplaceLineEndings(" ").Trim();
        int kind = text.IndexOf("Error: ", StringComparison.Ordinal);
        if (kind is >= 0 and < 30) text = text[(kind + "Error: ".Length)..];
        return text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?') ? text : $"{text}.";
    }
}
