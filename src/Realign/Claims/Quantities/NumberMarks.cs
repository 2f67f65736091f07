using Realign.Claims.Lexicon;

namespace Realign.Claims.Quantities;

/// <summary>
/// Which sign a text puts before decimals. English has the point; Spanish the comma, but in Mexico and Central America the point: so the
/// numbers of the text that allow one reading only decide first, then the language.
/// </summary>
internal static class NumberMarks
{
    /// <summary>'.' or ','.</summary>
    public static char Decimal(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Language language)
    {
        int point = 0, comma = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Number) continue;
            switch (Evident(text[token.Start..token.End]))
            {
                case '.': point++; break;
                case ',': comma++; break;
                default: break;
            }
        }

        return point == comma ? (language == Language.Spanish ? ',' : '.') : point > comma ? '.' : ',';
    }

    /// <summary>The decimal mark when the number leaves no doubt, else nothing.</summary>
    private static char Evident(ReadOnlySpan<char> number)
    {
        int points = number.Count('.'), commas = number.Count(',');
        if (points + commas == 0) return '\0';
        if (points > 0 && commas > 0) return number.LastIndexOf('.') > number.LastIndexOf(',') ? '.' : ',';
        char mark = points > 0 ? '.' : ',';
        if (points + commas > 1) return Other(mark);
        int at = number.IndexOf(mark), decimals = number.Length - at - 1;
        return decimals != 3 || at > 3 || number[0] == '0' ? mark : '\0';
    }

    public static char Other(char mark) => mark == '.' ? ',' : '.';
}
