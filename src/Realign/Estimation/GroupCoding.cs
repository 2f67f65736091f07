namespace Realign.Estimation;

/// <summary>The levels of a combination of keys that occur in chosen rows, numbered in the order of the keys' levels.</summary>
internal sealed class GroupCoding
{
    /// <summary>Above this multiple of the rows a table of all possible levels is too sparse to scan.</summary>
    private const long SparseAbove = 8;

    private readonly DataColumn[] _columns;
    private readonly int[] _firstRow;

    private GroupCoding(KeyCombination keys, DataColumn[] columns, int[] codes, int[] firstRow)
    {
        (Keys, _columns, Codes, _firstRow) = (keys, columns, codes, firstRow);
    }

    public KeyCombination Keys { get; }

    /// <summary>By row of the data; −1 for rows that were not chosen.</summary>
    public int[] Codes { get; }

    public int Count => _firstRow.Length;

    /// <summary>The keys' levels joined by <c>^</c>.</summary>
    public string NameOf(int level)
    {
        int row = _firstRow[level];
        return string.Join('^', _columns.Select(c => c.Levels[c.Codes[row]]));
    }

    /// <param name="data">The columns.</param>
    /// <param name="keys">Which of them.</param>
    /// <param name="chosen">Whether a row counts; its keys are not missing.</param>
    public static GroupCoding Of(EstimationData data, KeyCombination keys, ReadOnlySpan<RowUse> chosen)
    {
        DataColumn[] columns = [.. keys.Keys.Select(k => data[k])];
        long possible = 1;
        foreach (var column in columns) possible = Math.Max(1, possible * Math.Max(1, column.Levels.Count) > 0 ? possible * Math.Max(1, column.Levels.Count) : long.MaxValue);
        return possible <= Math.Max(1 << 20, SparseAbove * data.Rows) ? Dense(keys, columns, (int)possible, chosen) : Sparse(keys, columns, chosen);
    }

    private static GroupCoding Dense(KeyCombination keys, DataColumn[] columns, int possible, ReadOnlySpan<RowUse> chosen)
    {
        var codes = new int[chosen.Length];
        var number = new int[possible];
        for (int c = 0; c < columns.Length; c++)
        {
            var column = columns[c].Codes;
            int radix = columns[c].Levels.Count;
            for (int row = 0; row < codes.Length; row++) codes[row] = (codes[row] * radix) + Math.Max(0, column[row]);
        }

        for (int row = 0; row < codes.Length; row++) if (chosen[row] == RowUse.Used) number[codes[row]] = 1;
        int count = 0;
        for (int level = 0; level < possible; level++) number[level] = number[level] == 1 ? count++ : -1;
        var firstRow = new int[count];
        Array.Fill(firstRow, -1);
        for (int row = 0; row < codes.Length; row++)
        {
            int level = codes[row] = chosen[row] == RowUse.Used ? number[codes[row]] : -1;
            if (level >= 0 && firstRow[level] < 0) firstRow[level] = row;
        }

        return new(keys, columns, codes, firstRow);
    }

    private static GroupCoding Sparse(KeyCombination keys, DataColumn[] columns, ReadOnlySpan<RowUse> chosen)
    {
        // Two keys at a time, so that a pair always fits 64 bits.
        var codes = new int[chosen.Length];
        int[] firstRow = [];
        for (int c = 0; c < columns.Length; c++)
        {
            var column = columns[c].Codes;
            var pairs = new long[codes.Length];
            int used = 0;
            for (int row = 0; row < codes.Length; row++)
                if (chosen[row] == RowUse.Used) pairs[used++] = ((long)codes[row] << 32) | (uint)column[row];
            var distinct = pairs.AsSpan(0, used).ToArray();
            Array.Sort(distinct);
            var number = new Dictionary<long, int>();
            foreach (long pair in distinct) number.TryAdd(pair, number.Count);
            firstRow = new int[number.Count];
            Array.Fill(firstRow, -1);
            for (int row = 0, at = 0; row < codes.Length; row++)
            {
                int level = codes[row] = chosen[row] == RowUse.Used ? number[pairs[at++]] : -1;
                if (level >= 0 && firstRow[level] < 0) firstRow[level] = row;
            }
        }

        return new(keys, columns, codes, firstRow);
    }
}
