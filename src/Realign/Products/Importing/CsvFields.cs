namespace Realign.Products.Importing;

/// <summary>The fields of one line of a CSV file, as ranges of its bytes; quotes around a field are taken off. A line break inside quotes is not understood.</summary>
internal sealed class CsvFields
{
    private Range[] _fields = new Range[16];

    public int Count { get; private set; }

    /// <summary>Finds the fields of a line.</summary>
    /// <returns>Whether quotes are closed.</returns>
    public bool Split(ReadOnlySpan<byte> line)
    {
        Count = 0;
        int at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                int end = at + 1;
                while (true)
                {
                    int quote = line[end..].IndexOf((byte)'"');
                    if (quote < 0) return false;
                    end += quote;
                    if (end + 1 < line.Length && line[end + 1] == '"') end += 2;
                    else break;
                }

                Add(at + 1, end);
                at = end + 1;
                if (at < line.Length && line[at] != ',') return false;
            }
            else
            {
                int comma = line[at..].IndexOf((byte)',');
                int end = comma < 0 ? line.Length : at + comma;
                Add(at, end);
                at = end;
            }

            if (at >= line.Length) return true;
            at++;
        }
    }

    /// <summary>A field without blanks around it.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line, int field) => line[_fields[field]].Trim((byte)' ');

    private void Add(int start, int end)
    {
        if (Count == _fields.Length) Array.Resize(ref _fields, 2 * Count);
        _fields[Count++] = start..end;
    }
}
