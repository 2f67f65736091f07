using Parquet;
using Parquet.Schema;

namespace Realign.Files;

/// <summary>Collects columns and writes them as one row group. The same columns give the same bytes.</summary>
internal sealed class ParquetColumnsWriter
{
    private readonly List<(DataField Field, Func<ParquetRowGroupWriter, DataField, Task> Write)> _columns = [];

    public ParquetColumnsWriter Texts(string column, IEnumerable<string?> values)
    {
        string?[] all = [.. values];
        return Add(new DataField(column, typeof(string), all.Contains(null)), (group, field) => group.WriteAsync(field, all!));
    }

    public ParquetColumnsWriter Numbers(string column, double[] values) =>
        Add(new DataField(column, typeof(double), false), (group, field) => group.WriteAsync<double>(field, values));

    public ParquetColumnsWriter Flags(string column, IEnumerable<bool> values)
    {
        bool[] all = [.. values];
        return Add(new DataField(column, typeof(bool), false), (group, field) => group.WriteAsync<bool>(field, all));
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="compact">Whether a small file matters more than a fast one.</param>
    public byte[] ToArray(bool compact = false)
    {
        using var stream = new MemoryStream();
        WriteAsync(stream, compact ? CompressionMethod.Brotli : CompressionMethod.Snappy).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private ParquetColumnsWriter Add(DataField field, Func<ParquetRowGroupWriter, DataField, Task> write)
    {
        _columns.Add((field, write));
        return this;
    }

    private async Task WriteAsync(Stream stream, CompressionMethod compression)
    {
        // Levels and shares hardly compress, tariffs and rounded numbers do; for the former the cheapest method to undo wins.
        var options = new ParquetOptions { CompressionMethod = compression };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_columns.Select(c => c.Field)), stream, options).ConfigureAwait(false);
        using var group = writer.CreateRowGroup();
        foreach (var (field, write) in _columns) await write(group, field).ConfigureAwait(false);
        group.CompleteValidate();
    }
}
