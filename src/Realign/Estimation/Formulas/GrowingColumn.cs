namespace Realign.Estimation.Formulas;

/// <summary>A column that grows as rows arrive, in segments, so that growing never copies it.</summary>
internal sealed class GrowingColumn<T>
{
    private const int SegmentRows = 1 << 17;

    private readonly List<T[]> _segments = [];
    private int _room;

    public int Rows { get; private set; }

    /// <summary>Makes room for as many rows at once. If just as many arrive, <see cref="Take"/> copies nothing.</summary>
    public void Expect(int rows)
    {
        _segments.Add(new T[rows]);
        _room = rows;
    }

    public void Add(ReadOnlySpan<T> values)
    {
        Rows = checked(Rows + values.Length);
        while (values.Length > 0)
        {
            if (_room == 0) Expect(SegmentRows);
            int count = Math.Min(values.Length, _room);
            values[..count].CopyTo(_segments[^1].AsSpan(_segments[^1].Length - _room));
            _room -= count;
            values = values[count..];
        }
    }

    /// <summary>All rows as one array; the column is empty afterwards, and its segments are freed as they are copied.</summary>
    public T[] Take()
    {
        T[] all = _segments is [var only] && _room == 0 ? only : new T[Rows];
        for (int s = 0, start = 0; s < _segments.Count && _segments[s] != all; s++)
        {
            int count = Math.Min(_segments[s].Length, Rows - start);
            _segments[s].AsSpan(0, count).CopyTo(all.AsSpan(start));
            _segments[s] = [];
            start += count;
        }

        _segments.Clear();
        (Rows, _room) = (0, 0);
        return all;
    }
}
