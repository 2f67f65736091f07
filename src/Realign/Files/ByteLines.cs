namespace Realign.Files;

/// <summary>Reads the lines of a stream as bytes into one buffer that grows to the longest line: for tables with lines of hundreds of kilobytes.</summary>
internal sealed class ByteLines(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes read from the stream.</summary>
    public long Consumed { get; private set; }

    /// <summary>The next line without its end, valid until the next call; false at the end of the stream.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(searched + length, 1);
                return true;
            }

            searched = _end - _start;
            if (_ended || !Fill())
            {
                line = Take(searched, 0);
                return searched > 0;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int length, int terminator)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + terminator;
        Number++;
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = count == 0;
        _end += count;
        Consumed += count;
        return count > 0;
    }
}
