namespace Realign.Estimation.Formulas;

/// <summary>A column that grows as rows arrive, in segments, so that growing never copies it.</summary>
internal sealed class GrowingColumn<T>
{
    private const int SegmentRows = 1 << 17;

    private readonly List<T[]> _segments = [];
    private int _filled = SegmentRows;

    public int Rows { get; private set; }

    public void Add(ReadOnlySpan<T> values)
    {
        Rows = checked(Rows + values.Length);
        while (values.Length > 0)
        {
            if (_filled == SegmentRows)
            {
                _segments.Add(new T[SegmentRows]);
                _filled = 0;
            }

            int count = Math.Min(values.Length, SegmentRows - _filled);
            values[..count].CopyTo(_segments[^1].AsSpan(_filled));
            _filled += count;
            values = values[count..];
        }
    }

    /// <summary>All rows as one array; the column is empty afterwards, and its segments are freed as they are copied.</summary>
    public T[] Take()
    {
        var all = new T[Rows];
        for (int s = 0, start = 0; s < _segments.Count; s++, start += SegmentRows)
        {
            _segments[s].AsSpan(0, Math.Min(SegmentRows, Rows - start)).CopyTo(all.AsSpan(start));
            _segments[s] = [];
        }

        _segments.Clear();
        (Rows, _filled) = (0, SegmentRows);
        return all;
    }
}
