using System.Buffers.Binary;
using System.IO.Compression;

namespace Realign.Files;

/// <summary>
/// Decompresses a .gz file and compares the length with the one that the file states at its end: the framework's stream takes a file
/// that breaks off for one that ends.
/// </summary>
internal sealed class GZipFile : Stream
{
    private readonly GZipStream _content;
    private readonly uint _stated;
    private long _length;

    public GZipFile(string path)
        : this(File.OpenRead(path))
    {
    }

    /// <param name="file">The compressed file; disposed with this.</param>
    public GZipFile(FileStream file)
    {
        _stated = StatedLength(file);
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file is damaged or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = _content.Read(buffer);
        _length += count;
        if (count == 0 && buffer.Length > 0 && (uint)_length != _stated)
            throw new InvalidDataException("the decompressed length is not the one stated at the end of the file");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }

    private static uint StatedLength(FileStream file)
    {
        const int shortest = 18;
        if (file.Length < shortest) return 0;
        Span<byte> end = stackalloc byte[sizeof(uint)];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(end);
    }
}
