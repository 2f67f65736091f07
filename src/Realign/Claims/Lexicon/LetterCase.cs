namespace Realign.Claims.Lexicon;

/// <summary>How a word is written; each includes those before it, so that a heading in capitals still matches a name.</summary>
internal enum LetterCase : byte
{
    Lower,
    Capital,
    Upper,
}
