using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Realign.Files;

namespace Realign.Products.Importing;

/// <summary>
/// Turns files of trade by product into one Parquet file, sorted by year, importer, product and exporter. Every row is either kept or listed in a file of rejects with
/// its line and the reason; counts and sums are reconciled against what was written before anything takes its place.
/// </summary>
public static class ProductImport
{
    private const int RowsBetweenReports = 1 << 16, LineBits = 40, LongestText = 200;

    /// <summary>Imports.</summary>
    /// <param name="files">CSV files of one layout, also with .gz.</param>
    /// <param name="output">The Parquet file; a provenance file and the file of rejects are written beside it.</param>
    /// <param name="options">What the files do not say.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="RealignException">A file is missing, its header is of no layout, or no row could be kept.</exception>
    public static ProductImportReport Run(IReadOnlyList<string> files, string output, ProductImportOptions? options = null, IProgress<ProductImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(output);
        options ??= new ProductImportOptions();
        if (files.Count == 0) throw new RealignException("No file to import is named.");
        if (!output.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)) throw new RealignException($"'{output}': the target is a Parquet file; name one that ends in .parquet.");
        foreach (string file in files) if (!File.Exists(file)) throw new FileException(file, "there is no such file. Check the path.");
        var rows = Reader(files[0], options);
        ProductImportReport report = null!;
        AtomicWrite.Through(output, data => AtomicWrite.Through(ProductImportReport.RejectsOf(output), rejected =>
        {
            string spill = data + ".spill";
            try
            {
                report = Run(files, data, rejected, spill, rows, options, progress, cancellation);
            }
            finally
            {
                if (Directory.Exists(spill)) Directory.Delete(spill, recursive: true);
            }

            cancellation.ThrowIfCancellationRequested();
            AtomicWrite.Text(ProductImportReport.ProvenanceOf(output), report.ToJson());
        }));
        return report;
    }

    private static ProductImportReport Run(
        IReadOnlyList<string> files, string data, string rejected, string spill, RowReader rows, ProductImportOptions options, IProgress<ProductImportProgress>? progress, CancellationToken cancellation)
    {
        using var rejects = new RejectWriter(rejected);
        using var table = new ProductTable(options, spill, cancellation);
        string[] names = [.. files.Select(f => Path.GetFileName(f))];
        long read = 0, bytes = files.Sum(f => new FileInfo(f).Length), before = 0;
        double value = 0;
        for (int f = 0; f < files.Count; f++)
        {
            ReadFile(files[f], names[f], (long)f << LineBits, rows, table, rejects, ref read, ref value, at => progress?.Report(new ProductImportProgress("reading", (before + at) / (double)Math.Max(1, bytes), read)), cancellation);
            before += new FileInfo(files[f]).Length;
        }

        table.Complete();
        progress?.Report(new ProductImportProgress("checking", 0, read));
        table.DropDuplicates();
        table.DropInsideAggregates(rows.Codes);
        foreach (var (reason, line, other, rowValue, text) in table.Dropped(rows.Codes))
            rejects.Add(names[line >> LineBits], Line(line), reason, rowValue, reason == RejectReason.DuplicateKey ? $"{text}: stands on line {Line(other)}{(line >> LineBits == other >> LineBits ? "" : $" of {names[other >> LineBits]}")}" : text);
        progress?.Report(new ProductImportProgress("writing", 0, read));
        if (read == rejects.Count) throw new RealignException(read == 0 ? $"{files[0]} has a header and no rows." : $"None of the {read} rows can be kept: {string.Join(", ", rejects.Counts.Select(c => $"{c.Key} {c.Value}"))}. Is the layout the right one?");
        table.Write(data, rows.Codes);
        var report = Written(data) with
        {
            RealignVersion = Product.Version,
            Layout = rows.Layout,
            Source = options.Source,
            Files = [.. files.Concat(rows.CodeFiles).Select(Hashed)],
            RowsRead = read,
            RowsRejected = rejects.Count,
            Rejected = rejects.Counts,
            ValueRead = value,
            ValueRejected = rejects.Value,
        };
        progress?.Report(new ProductImportProgress("writing", 1, read));
        return Reconciled(report);
    }

    private static void ReadFile(string path, string name, long base0, RowReader rows, ProductTable table, RejectWriter rejects, ref long read, ref double value, Action<long> report, CancellationToken cancellation)
    {
        using var file = Open(path);
        var lines = new ByteLines(file.Content);
        var fields = new CsvFields();
        if (!TryRead(lines, path, out var line)) throw new FileException(path, "the file is empty; it needs a header line and at least one row.");
        string[] header = Header(path, line, fields);
        rows.Begin(path, header);
        var row = default(ProductRow);
        while (TryRead(lines, path, out line))
        {
            if (line.Length == 0) continue;
            read++;
            if (read % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                report(file.Position);
            }

            row.Value = double.NaN;
            var reason = fields.Split(line) && fields.Count == header.Length ? rows.Read(line, fields, ref row) : RejectReason.WrongColumnCount;
            if (!double.IsNaN(row.Value)) value += row.Value;
            if (reason is { } bad) rejects.Add(name, lines.Number, bad, row.Value, Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestText)]));
            else table.Add(row, base0 | (uint)lines.Number);
        }
    }

    private static bool TryRead(ByteLines lines, string path, out ReadOnlySpan<byte> line)
    {
        try
        {
            return lines.TryRead(out line);
        }
        catch (InvalidDataException e)
        {
            throw new FileException(path, lines.Number, $"the file breaks off or is damaged ({e.Message}). Get it again.");
        }
    }

    private static RowReader Reader(string file, ProductImportOptions options)
    {
        using var opened = Open(file);
        var lines = new ByteLines(opened.Content);
        if (!TryRead(lines, file, out var line)) throw new FileException(file, "the file is empty; it needs a header line and at least one row.");
        string[] header = Header(file, line, new CsvFields());
        var layout = options.Layout ?? (header.Contains("hs6") || header.Contains("I_COMMODITY") ? ProductLayout.Census
            : header.Contains("t") && header.Contains("k") ? ProductLayout.Baci
            : header.Contains("importer") ? ProductLayout.Tidy
            : throw new FileException(file, 1, $"the header ({string.Join(", ", header)}) is of no layout that is known: BACI has t,i,j,k,v,q, the US Census census_code,iso3,hs6,imports_usd or CTY_CODE,I_COMMODITY,…, the tidy one year,importer,exporter,product,value_usd."));
        RowReader reader = layout switch
        {
            ProductLayout.Baci => new BaciRows(file, options),
            ProductLayout.Census => new CensusRows(options),
            _ => new TidyRows(),
        };
        return reader.Codes.Count <= ProductTable.MostCodes ? reader : throw new FileException(file, $"there are {reader.Codes.Count} codes of countries; at most {ProductTable.MostCodes} are possible.");
    }

    private static string[] Header(string path, ReadOnlySpan<byte> line, CsvFields fields)
    {
        if (line.StartsWith("\uFEFF"u8)) line = line[3..];
        if (!fields.Split(line)) throw new FileException(path, 1, "a quote in the header is not closed. Close it.");
        var header = new string[fields.Count];
        for (int c = 0; c < header.Length; c++) header[c] = Encoding.UTF8.GetString(fields.Of(line, c));
        return header;
    }

    private static Opened Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new Opened(new GZipFile(file), file) : new Opened(file, file);
    }

    /// <summary>The content of a file, and how much of the file has been read for it.</summary>
    private readonly record struct Opened(Stream Content, FileStream File) : IDisposable
    {
        public long Position => File.Position;

        public void Dispose() => Content.Dispose();
    }

    private static long Line(long line) => line & ((1L << LineBits) - 1);

    private static ImportedFile Hashed(string path)
    {
        using var stream = File.OpenRead(path);
        return new ImportedFile(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>What stands in the file that was written, read back.</summary>
    private static ProductImportReport Written(string data)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*), fsum(value_usd), list_sort(list(DISTINCT year)), count(DISTINCT importer), count(DISTINCT exporter), count(DISTINCT product), count(*) FILTER (value_usd = 0) FROM read_parquet('{data.Replace("'", "''", StringComparison.Ordinal)}')";
        using var reader = command.ExecuteReader();
        reader.Read();
        int Count(int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);
        return new ProductImportReport
        {
            RealignVersion = "",
            Layout = default,
            Files = [],
            RowsRead = 0,
            RowsKept = reader.GetInt64(0),
            RowsRejected = 0,
            Rejected = new Dictionary<string, long>(),
            ValueRead = 0,
            ValueKept = reader.GetDouble(1),
            ValueRejected = 0,
            Years = [.. ((System.Collections.IEnumerable)reader.GetValue(2)).Cast<object>().Select(y => Convert.ToInt32(y, CultureInfo.InvariantCulture))],
            Importers = Count(3),
            Exporters = Count(4),
            Products = Count(5),
            ZeroRows = reader.GetInt64(6),
        };
    }

    /// <summary>Every row and every dollar read is either in the file or among the rejects.</summary>
    private static ProductImportReport Reconciled(ProductImportReport report)
    {
        double gap = Math.Abs(report.ValueKept + report.ValueRejected - report.ValueRead);
        return report.RowsKept + report.RowsRejected == report.RowsRead && gap <= 1e-9 * Math.Max(1, Math.Abs(report.ValueRead))
            ? report
            : throw new InvalidOperationException($"Read {report.RowsRead} rows worth {report.ValueRead:R}, wrote {report.RowsKept} worth {report.ValueKept:R} and rejected {report.RowsRejected} worth {report.ValueRejected:R}: that does not add up.");
    }
}
