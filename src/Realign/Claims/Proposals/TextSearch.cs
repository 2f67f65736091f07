using Realign.Claims.Reading;

namespace Realign.Claims.Proposals;

/// <summary>Finds quoted words in a text: letter by letter, only that any white space within a paragraph equals any other.</summary>
internal static class TextSearch
{
    /// <summary>Where the words stand between two offsets, from left to right.</summary>
    public static IEnumerable<(int Start, int End)> All(string text, int from, int to, string words)
    {
        string wanted = words.Trim();
        if (wanted.Length == 0) yield break;
        for (int at = from; at < to; at++)
        {
            if (text[at] != wanted[0]) continue;
            int end = Match(text, at, to, wanted);
            if (end > 0) yield return (at, end);
        }
    }

    /// <summary>The words as the text has them, whole words only; null when they do not stand there.</summary>
    public static string? Words(Passage passage, int from, int to, string words)
    {
        foreach (var (start, end) in All(passage.Text, from, to, words))
            if (Tokens(passage, start, end) is not null) return passage.Text[start..end];
        return null;
    }

    /// <summary>The tokens [First, Next) of a span; null when it begins or ends inside one.</summary>
    public static (int First, int Next)? Tokens(Passage passage, int start, int end)
    {
        int first = At(passage, start), next = At(passage, end);
        bool whole = first < passage.Tokens.Length && passage.Tokens[first].Start == start && next > first && passage.Tokens[next - 1].End == end;
        return whole ? (first, next) : null;
    }

    /// <summary>The first token that starts at an offset or behind it.</summary>
    private static int At(Passage passage, int offset)
    {
        int low = 0, high = passage.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (passage.Tokens[middle].Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Match(string text, int at, int to, string wanted)
    {
        int i = at;
        for (int w = 0; w < wanted.Length;)
        {
            if (i >= to) return -1;
            if (char.IsWhiteSpace(wanted[w]) && char.IsWhiteSpace(text[i]))
            {
                int lines = 0;
                for (; i < to && char.IsWhiteSpace(text[i]); i++) lines += text[i] == '\n' ? 1 : 0;
                while (w < wanted.Length && char.IsWhiteSpace(wanted[w])) w++;
                if (lines > 1) return -1;
            }
            else if (text[i++] != wanted[w++])
            {
                return -1;
            }
        }

        return i;
    }
}
