using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>What a sentence names as the cause of a change: the phrase behind "due to", "as a result of", "debido a" and their like.</summary>
internal static class CauseFinder
{
    private const int Longest = 14;

    public static string? Of(Passage passage, Draft draft)
    {
        if (draft.Change.Direction == ClaimDirection.Level) return null;
        for (int i = draft.Sentence.First; i < draft.Sentence.Next; i++)
        {
            int length = WordList.Causes.Match(passage.Tokens, i, out _);
            if (length == 0) continue;
            int first = i + length, last = first;
            while (first < draft.Sentence.Next && Words.Articles.Contains(passage.Key(first))) first++;
            last = Math.Max(last, first);
            while (last < draft.Sentence.Next && last - first < Longest && (passage.Tokens[last].IsWord || passage.Tokens[last].Key is "'s" or "-" or "%" || passage.Tokens[last].Kind != TokenKind.Sign)) last++;
            // A date behind "after" or "following" is no cause.
            if (last <= first || passage.Tokens[first].Kind == TokenKind.Number) continue;
            return passage.Slice(first, last);
        }

        return null;
    }
}
