using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;
using Realign.Files;

namespace Realign.Estimation.DataFiles;

/// <summary>Writes data as CSV (also .gz) or Parquet, by slices of rows, so that no more than a slice is held as text.</summary>
internal static class DataFileWriter
{
    private const int SliceRows = 1 << 18;

    public static void Write(string path, EstimationData data, CancellationToken cancellation)
    {
        var kind = KindOf(path);
        AtomicWrite.Binary(path, stream =>
        {
            if (kind == Kind.Parquet)
            {
                WriteParquetAsync(stream, data, cancellation).GetAwaiter().GetResult();
                return;
            }

            using var compressed = kind == Kind.CompressedCsv ? new GZipStream(stream, CompressionLevel.Optimal) : null;
            WriteCsv(compressed ?? stream, data, cancellation);
        });
    }

    public static Kind KindOf(string path) => path.ToLowerInvariant() switch
    {
        var p when p.EndsWith(".parquet", StringComparison.Ordinal) => Kind.Parquet,
        var p when p.EndsWith(".csv", StringComparison.Ordinal) => Kind.Csv,
        var p when p.EndsWith(".csv.gz", StringComparison.Ordinal) => Kind.CompressedCsv,
        _ => throw new RealignException($"'{path}': its kind is not known by its name. Name a file that ends in .csv, .csv.gz or .parquet."),
    };

    /// <summary>How a file is written.</summary>
    internal enum Kind
    {
        Csv,
        CompressedCsv,
        Parquet,
    }

    private static void WriteCsv(Stream stream, EstimationData data, CancellationToken cancellation)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        text.WriteLine(string.Join(',', data.Columns.Select(c => CsvText.Quote(c.Name))));
        string[][] levels = [.. data.Columns.Select(c => c.IsNumeric ? [] : c.Levels.Select(CsvText.Quote).ToArray())];
        for (int row = 0; row < data.Rows; row++)
        {
            if (row % SliceRows == 0) cancellation.ThrowIfCancellationRequested();
            for (int c = 0; c < data.Columns.Count; c++)
            {
                if (c > 0) text.Write(',');
                var column = data.Columns[c];
                if (!column.IsNumeric) text.Write(column.Codes[row] < 0 ? "" : levels[c][column.Codes[row]]);
                else if (!double.IsNaN(column.Numbers[row])) text.Write(column.Numbers[row].ToString("R", CultureInfo.InvariantCulture));
            }

            text.WriteLine();
        }
    }

    private static async Task WriteParquetAsync(Stream stream, EstimationData data, CancellationToken cancellation)
    {
        DataField[] fields = [.. data.Columns.Select(c => new DataField(c.Name, c.IsNumeric ? typeof(double) : typeof(string), true))];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellation).ConfigureAwait(false);
        for (int start = 0; start < data.Rows || start == 0; start += SliceRows)
        {
            cancellation.ThrowIfCancellationRequested();
            using var group = writer.CreateRowGroup();
            int count = Math.Min(SliceRows, data.Rows - start);
            for (int c = 0; c < fields.Length; c++)
            {
                var column = data.Columns[c];
                if (column.IsNumeric) await group.WriteAsync<double>(fields[c], Numbers(column, start, count), cancellationToken: cancellation).ConfigureAwait(false);
                else await group.WriteAsync(fields[c], Texts(column, start, count)!).ConfigureAwait(false);
            }

            group.CompleteValidate();
        }
    }

    private static ReadOnlyMemory<double?> Numbers(DataColumn column, int start, int count)
    {
        var values = new double?[count];
        var numbers = column.Numbers.Slice(start, count);
        for (int row = 0; row < count; row++) values[row] = double.IsNaN(numbers[row]) ? null : numbers[row];
        return values;
    }

    private static string?[] Texts(DataColumn column, int start, int count)
    {
        var values = new string?[count];
        var codes = column.Codes.Slice(start, count);
        for (int row = 0; row < count; row++) values[row] = codes[row] < 0 ? null : column.Levels[codes[row]];
        return values;
    }
}
