using System.Runtime.InteropServices;

namespace Realign.Estimation.DataFiles;

/// <summary>Bytes compared by content, so that a dictionary can be asked with bytes that stand elsewhere.</summary>
internal sealed class Utf8Equality : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Equality Instance = new();

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    /// <summary>Eight bytes at a time, each mixed by a multiplication; country codes take one step.</summary>
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        const ulong odd = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)alternate.Length;
        while (alternate.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(alternate)) * odd;
            hash ^= hash >> 32;
            alternate = alternate[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte b in alternate) rest = (rest << 8) | b;
        hash = (hash ^ rest) * odd;
        return (int)(hash >> 32);
    }
}
