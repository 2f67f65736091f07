using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Realign.Files;

/// <summary>
/// Reads a CSV file with a header, row by row, strictly: a missing column, a ragged row, an empty file or a number that is none is a
/// <see cref="FileException"/> with file, line and remedy. A name that ends in <c>.gz</c> is decompressed on the way in.
/// </summary>
public sealed class CsvTable : IDisposable
{
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvTable(string path, TextReader reader)
    {
        Path = path;
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = true });
    }

    public string Path { get; }

    /// <summary>Line of the current row in the file, from 1.</summary>
    public int Line => _parser.RawRow;

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="FileException">The file is missing or empty, or a required column is not there.</exception>
    public static CsvTable Open(string path, params ReadOnlySpan<string> requiredColumns)
    {
        if (!File.Exists(path)) throw new FileException(path, "there is no such file. Check the path.");
        Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipFile(path) : File.OpenRead(path);
        return Open(path, new StreamReader(stream), requiredColumns);
    }

    /// <summary>Reads from an open reader; <paramref name="path"/> names it in messages.</summary>
    public static CsvTable Open(string path, TextReader reader, params ReadOnlySpan<string> requiredColumns)
    {
        var table = new CsvTable(path, reader);
        bool opened = false;
        try
        {
            table.ReadHeader(requiredColumns);
            opened = true;
            return table;
        }
        finally
        {
            if (!opened) table.Dispose();
        }
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Read()
    {
        if (!Advance()) return false;
        if (_parser.Count != _columns.Count)
            throw new FileException(Path, Line, $"the row has {_parser.Count} fields, the header {_columns.Count}. Check for a stray comma or a missing quote.");
        return true;
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The text of a field, trimmed.</summary>
    public string Text(string column) => _parser[_columns[column]].Trim();

    /// <summary>The text of a field that may not be empty.</summary>
    public string Code(string column)
    {
        string text = Text(column);
        return text.Length > 0 ? text : throw Error($"the field '{column}' is empty; it needs a code.");
    }

    /// <summary>The number in a field: finite, with a decimal point.</summary>
    public double Number(string column)
    {
        string text = Text(column);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            throw Error($"'{text}' in column '{column}' is no finite number; write it like 1234.5, without thousands separators.");
        return value;
    }

    /// <summary>A number that may not be negative.</summary>
    public double NonNegative(string column)
    {
        double value = Number(column);
        return value >= 0 ? value : throw Error($"{value} in column '{column}' is negative; it must be zero or more.");
    }

    /// <summary>A mistake at the current row.</summary>
    public FileException Error(string message) => new(Path, Line, message);

    /// <summary>A mistake in a field of the current row; the message names its place.</summary>
    public FileException Error(string column, string message) => new(Path, Line, Start(_columns[column]), $"{column}: {message}");

    public void Dispose() => _parser.Dispose();

    /// <summary>Where a field of the current row begins, from 1.</summary>
    private int Start(int field)
    {
        string row = _parser.RawRecord;
        bool quoted = false;
        int at = 0;
        for (; at < row.Length && field > 0; at++)
        {
            if (row[at] == '"') quoted = !quoted;
            else if (row[at] == ',' && !quoted) field--;
        }

        return at + 1;
    }

    private void ReadHeader(ReadOnlySpan<string> requiredColumns)
    {
        if (!Advance()) throw new FileException(Path, "the file is empty; it needs a header line and at least one row.");
        string[] header = _parser.Record!;
        for (int c = 0; c < header.Length; c++)
            if (!_columns.TryAdd(header[c].Trim().TrimStart('\uFEFF'), c))
                throw new FileException(Path, 1, $"the column '{header[c]}' stands twice in the header. Rename or drop one.");
        foreach (string required in requiredColumns)
            if (!_columns.ContainsKey(required))
                throw new FileException(Path, 1, $"the column '{required}' is missing; the header has {string.Join(", ", _columns.Keys)}.{NearestName.Hint(required, _columns.Keys)}");
    }

    private bool Advance()
    {
        try
        {
            return _parser.Read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or CsvHelperException)
        {
            throw new FileException(Path, Line, $"the file breaks off or is damaged ({e.Message}). Get it again.");
        }
    }
}
