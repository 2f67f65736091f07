using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>A CSV file of a tidy folder, plain or compressed, whose rows are keyed by codes.</summary>
internal sealed class TidyTable : IDisposable
{
    private readonly HashSet<long> _seen = [];
    private int _rows;

    private TidyTable(CsvTable csv) => Csv = csv;

    public CsvTable Csv { get; }

    public static TidyTable Open(string folder, string name, params ReadOnlySpan<string> columns)
    {
        string path = Find(folder, name)
            ?? throw new FileException(Path.Combine(folder, $"{name}.csv"), "there is no such file, nor one that ends in .csv.gz. A tidy folder needs it; docs/worlds/tidy-layout.md shows the layout.");
        return new TidyTable(CsvTable.Open(path, columns));
    }

    /// <summary>The file <c>name.csv</c> or <c>name.csv.gz</c>, or null when neither is there.</summary>
    public static string? Find(string folder, string name)
    {
        string plain = Path.Combine(folder, $"{name}.csv"), compressed = plain + ".gz";
        if (File.Exists(plain) && File.Exists(compressed))
            throw new FileException(plain, $"'{name}.csv' and '{name}.csv.gz' both are there. Remove one of them.");
        return File.Exists(plain) ? plain : File.Exists(compressed) ? compressed : null;
    }

    /// <summary>Moves to the next row; at the end, a file without any row is a mistake.</summary>
    public bool Read()
    {
        if (Csv.Read())
        {
            _rows++;
            return true;
        }

        return _rows > 0 ? false : throw new FileException(Csv.Path, "the file has a header and no rows; it needs at least one.");
    }

    /// <summary>The position of the code in a column.</summary>
    public int Position(string column, IReadOnlyDictionary<string, int> positions, string file)
    {
        string code = Csv.Code(column);
        return positions.TryGetValue(code, out int at) ? at : throw Csv.Error($"'{code}' in column '{column}' is not in {file}.{NearestName.Hint(code, positions.Keys)}");
    }

    /// <summary>Refuses a key that an earlier row had.</summary>
    public void Once(long key, params ReadOnlySpan<string> columns)
    {
        if (_seen.Add(key)) return;
        string codes = string.Join(", ", columns.ToArray().Select(Csv.Text));
        throw Csv.Error($"the row {codes} stands twice. Remove one, or add them up.");
    }

    public void Dispose() => Csv.Dispose();
}
