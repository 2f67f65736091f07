using System.Globalization;

namespace Realign.Claims.Lexicon;

/// <summary>Cuts a text into tokens with exact offsets. One pass; keys of words that were seen before are shared.</summary>
internal static class Tokenizer
{
    private const int LongestKey = 64;

    public static Token[] Read(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>((text.Length / 5) + 4);
        var keys = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[LongestKey];
        int end = 0;
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\u00AD' or '\uFEFF')
            {
                at++;
                continue;
            }

            var (length, kind) = Next(text[at..]);
            int used = Math.Min(length, LongestKey);
            for (int i = 0; i < used; i++) key[i] = Folding.Of(text[at + i]);
            ReadOnlySpan<char> folded = key[..used];
            if (!keys.TryGetValue(folded, out string? shared)) keys.Add(shared = folded.ToString());
            tokens.Add(new Token(at, at + length, kind, CaseOf(text.Slice(at, length)), at == end && at > 0, shared));
            end = at += length;
        }

        return [.. tokens];
    }

    private static (int Length, TokenKind Kind) Next(ReadOnlySpan<char> rest)
    {
        char c = rest[0];
        if (char.IsAsciiDigit(c)) return (NumberLength(rest), TokenKind.Number);
        if (IsCurrency(c)) return (1, TokenKind.Currency);
        if (char.IsLetter(c)) return Word(rest);
        if (Folding.Of(c) == '\'' && rest.Length > 1 && Folding.Of(rest[1]) == 's' && (rest.Length == 2 || !char.IsLetterOrDigit(rest[2]))) return (2, TokenKind.Sign);
        return (char.IsHighSurrogate(c) && rest.Length > 1 ? 2 : 1, TokenKind.Sign);
    }

    private static (int Length, TokenKind Kind) Word(ReadOnlySpan<char> rest)
    {
        int n = 1;
        while (n < rest.Length && (char.IsLetterOrDigit(rest[n]) || CharUnicodeInfo.GetUnicodeCategory(rest[n]) == UnicodeCategory.NonSpacingMark)) n++;
        // US$, R$, COP$, but not a long word that runs into a sign; U$S and S/ are written in South America.
        if (n <= 3 && n < rest.Length && IsCurrency(rest[n])) return (n + (n == 1 && rest.Length > 2 && rest[0] is 'U' or 'u' && rest[2] is 'S' or 's' ? 2 : 1), TokenKind.Currency);
        if (n == 1 && rest[0] == 'S' && rest.Length > 2 && rest[1] == '/' && (char.IsAsciiDigit(rest[2]) || rest[2] is ' ' or '.')) return (rest[2] == '.' ? 3 : 2, TokenKind.Currency);
        // U.S., EE.UU., p.p.: letters and points in turn.
        if (n <= 2)
        {
            int end = Abbreviation(rest);
            if (end > 0) return (end, TokenKind.Word);
        }

        return (n, TokenKind.Word);
    }

    private static int Abbreviation(ReadOnlySpan<char> rest)
    {
        int at = 0, parts = 0;
        while (true)
        {
            int n = 0;
            while (n < 3 && at + n < rest.Length && char.IsLetter(rest[at + n])) n++;
            if (n is 0 or 3 || at + n >= rest.Length || rest[at + n] != '.') break;
            at += n + 1;
            parts++;
        }

        return parts >= 2 ? at : 0;
    }

    /// <summary>Digits with points, commas and narrow spaces between them; a space only before three digits.</summary>
    private static int NumberLength(ReadOnlySpan<char> rest)
    {
        int n = 1;
        while (n < rest.Length)
        {
            if (char.IsAsciiDigit(rest[n])) n++;
            else if (rest[n] is '.' or ',' or '\'' or '’' && n + 1 < rest.Length && char.IsAsciiDigit(rest[n + 1])) n += 2;
            else if (rest[n] is '\u00A0' or '\u202F' or '\u2009' && Digits(rest[(n + 1)..]) == 3) n += 4;
            else break;
        }

        return n;
    }

    private static int Digits(ReadOnlySpan<char> rest)
    {
        int n = 0;
        while (n < rest.Length && char.IsAsciiDigit(rest[n])) n++;
        return n;
    }

    private static bool IsCurrency(char c) => c is '$' or '€' or '£' or '¥' or '₹' or '₽' or '₩' or '＄';

    private static LetterCase CaseOf(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return LetterCase.Lower;
        int letters = 0;
        foreach (char c in word)
        {
            if (char.IsLower(c)) return LetterCase.Capital;
            if (char.IsLetter(c)) letters++;
        }

        return letters > 1 ? LetterCase.Upper : LetterCase.Capital;
    }
}
