using System.Text;
using Realign.Files;

namespace Realign.Claims.Articles;

/// <summary>Bytes to text: UTF-8, UTF-16 with its mark, else Windows-1252 where that makes sense; refuses what is no text.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(byte[] bytes, string name)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(span[2..]);
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(span[2..]);
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) span = span[3..];
        if (IsBinary(span)) throw new FileException(name, "is binary, not text; give plain text, Markdown, HTML or PDF.");
        string text;
        try
        {
            text = _strict.GetString(span);
        }
        catch (DecoderFallbackException e)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(span);
            int letters = text.Count(char.IsLetter), high = text.Count(c => c > 0x7F);
            // In Western text accents are few; another code page or noise is full of them.
            if (high > letters / 4 || text.AsSpan().ContainsAnyInRange('\u0080', '\u009F')) throw new FileException(name, $"is in no encoding that can be told: byte {e.Index} is not UTF-8, and as Windows-1252 it makes no words. Save it as UTF-8.");
        }

        int broken = Occurrences(text, "Ã³") + Occurrences(text, "Ã¡") + Occurrences(text, "Ã©") + Occurrences(text, "Ã­") + Occurrences(text, "Ã±") + Occurrences(text, "â€");
        return broken < 3 ? text : throw new FileException(name, "has letters like 'Ã³' where 'ó' is meant: UTF-8 that was once read as Latin-1. Fetch it again, or save it as UTF-8.");
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1 << 16)];
        if (head.Contains((byte)0)) return true;
        int control = 0;
        foreach (byte b in head)
            if (b < 32 && b is not (9 or 10 or 12 or 13 or 27)) control++;
        return control > head.Length / 50;
    }

    private static int Occurrences(string text, string what)
    {
        int count = 0;
        for (int at = text.IndexOf(what, StringComparison.Ordinal); at >= 0 && count < 3; at = text.IndexOf(what, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }
}
