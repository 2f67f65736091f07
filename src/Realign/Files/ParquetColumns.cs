using Parquet;
using Parquet.Schema;

namespace Realign.Files;

/// <summary>The columns of a Parquet file, read strictly: a missing column, a wrong type or an empty field is a <see cref="FileException"/>.</summary>
internal sealed class ParquetColumns
{
    private readonly Dictionary<string, Array> _columns = new(StringComparer.Ordinal);
    private List<string> _names = [];

    private ParquetColumns(string path) => Path = path;

    public string Path { get; }

    public int Rows { get; private set; }

    /// <summary>Reads all columns of numbers, flags and texts. The content is at hand already, so nothing here waits.</summary>
    public static ParquetColumns Read(string path, byte[] content)
    {
        var table = new ParquetColumns(path);
        try
        {
            table.LoadAsync(content).GetAwaiter().GetResult();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new FileException(path, $"this is no readable Parquet file ({e.Message}). Get or build it again.");
        }

        return table;
    }

    public string[] Texts(string column) =>
        Column<string?>(column, "text").Select(text => text ?? throw new FileException(Path, $"the column '{column}' has an empty field. Build the file again.")).ToArray();

    public string?[] OptionalTexts(string column) => Column<string?>(column, "text");

    public double[] Numbers(string column) => Column<double>(column, "64-bit floating-point numbers");

    /// <summary>Names of the columns of numbers, in the order of the file.</summary>
    public IEnumerable<string> NumberColumns => _names.Where(name => _columns[name] is double[]);

    public bool[] Flags(string column) => Column<bool>(column, "booleans");

    private T[] Column<T>(string column, string kind)
    {
        if (!_columns.TryGetValue(column, out var values))
            throw new FileException(Path, $"the column '{column}' is missing; there are {string.Join(", ", _columns.Keys)}.{NearestName.Hint(column, _columns.Keys)}");
        return values as T[] ?? throw new FileException(Path, $"the column '{column}' does not hold {kind}. Build the file again.");
    }

    private async Task LoadAsync(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        await using var reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        _names = [.. reader.Schema.DataFields.Select(field => field.Name)];
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using var group = reader.OpenRowGroupReader(g);
            int count = checked((int)group.RowCount);
            // Keys stand first: beginning at the end lets two threads in a fresh process compile different code, one for numbers and one for text.
            foreach (var field in reader.Schema.DataFields.Reverse()) await LoadAsync(group, field, Rows, count).ConfigureAwait(false);
            Rows += count;
        }
    }

    private async Task LoadAsync(ParquetRowGroupReader group, DataField field, int start, int count)
    {
        if (field.ClrType == typeof(double) && !field.IsNullable)
            await group.ReadAsync(field, Extend<double>(field, start, count)).ConfigureAwait(false);
        else if (field.ClrType == typeof(bool) && !field.IsNullable)
            await group.ReadAsync(field, Extend<bool>(field, start, count)).ConfigureAwait(false);
        else if (field.ClrType == typeof(ReadOnlyMemory<char>)) // how the library types text
            await group.ReadAsync(field, Extend<string?>(field, start, count)).ConfigureAwait(false);
    }

    private Memory<T> Extend<T>(DataField field, int start, int count)
    {
        var values = start == 0 ? new T[count] : (T[])_columns[field.Name];
        if (values.Length < start + count) Array.Resize(ref values, start + count);
        _columns[field.Name] = values;
        return values.AsMemory(start, count);
    }

    /// <summary>What the reader is known to throw at damaged content.</summary>
    private static bool IsDamage(Exception e) => e is ParquetException or IOException or InvalidDataException or InvalidOperationException
        or NotSupportedException or ArgumentException or IndexOutOfRangeException or OverflowException or NullReferenceException or FormatException
        or KeyNotFoundException or InvalidCastException;
}
