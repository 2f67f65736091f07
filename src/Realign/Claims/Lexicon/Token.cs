namespace Realign.Claims.Lexicon;

/// <summary>A word, number or sign of a text: its place and its key, the text in lower case without accents.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Case">How it is written.</param>
/// <param name="Glued">Nothing stands between it and the token before it.</param>
/// <param name="Key">Lower case, without accents.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, LetterCase Case, bool Glued, string Key)
{
    public bool Is(string key) => Key == key;

    public bool IsWord => Kind == TokenKind.Word;
}
