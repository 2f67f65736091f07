namespace Realign.Claims.Lexicon;

/// <summary>Tokens that a word list knows, and what it says of them.</summary>
/// <param name="First">First token.</param>
/// <param name="Next">Token behind the last.</param>
/// <param name="Value">What the list says.</param>
internal readonly record struct Mention<T>(int First, int Next, T Value)
{
    /// <summary>All mentions of a book, from left to right, the longest first, none overlapping.</summary>
    public static List<Mention<T>> All(PhraseBook<T> book, ReadOnlySpan<Token> tokens)
    {
        var found = new List<Mention<T>>();
        for (int i = 0; i < tokens.Length;)
        {
            int length = book.Match(tokens, i, out T value);
            if (length > 0) found.Add(new Mention<T>(i, i + length, value));
            i += Math.Max(1, length);
        }

        return found;
    }
}
