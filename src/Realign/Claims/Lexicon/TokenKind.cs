namespace Realign.Claims.Lexicon;

internal enum TokenKind : byte
{
    /// <summary>A word, its apostrophe endings cut off as tokens of their own; also an abbreviation with its points.</summary>
    Word,

    /// <summary>Digits with the marks between them.</summary>
    Number,

    /// <summary>A currency sign with the letters before it: <c>$</c>, <c>us$</c>, <c>r$</c>.</summary>
    Currency,

    /// <summary>One sign.</summary>
    Sign,
}
