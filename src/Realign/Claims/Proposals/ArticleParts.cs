namespace Realign.Claims.Proposals;

/// <summary>Cuts a text into parts for one request each: whole paragraphs while they fit, else at the end of a sentence, else at a space.</summary>
internal static class ArticleParts
{
    /// <summary>Offsets [Start, End) in the text; together they are all of it but for white space between them.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, int longest)
    {
        for (int start = Behind(text, 0); start < text.Length;)
        {
            int end = text.Length - start <= longest ? text.Length : Cut(text, start, longest);
            int trimmed = end;
            while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1])) trimmed--;
            yield return (start, trimmed);
            start = Behind(text, end);
        }
    }

    private static int Cut(string text, int start, int longest)
    {
        var window = text.AsSpan(start, longest);
        int paragraph = window.LastIndexOf("\n\n");
        if (paragraph > 0) return start + paragraph;
        int line = window.LastIndexOf('\n');
        if (line > 0) return start + line;
        int sentence = Math.Max(window.LastIndexOf(". "), Math.Max(window.LastIndexOf("? "), window.LastIndexOf("! ")));
        if (sentence > longest / 2) return start + sentence + 1;
        int space = window.LastIndexOf(' ');
        if (space > 0) return start + space;
        return char.IsHighSurrogate(window[^1]) ? start + longest - 1 : start + longest;
    }

    private static int Behind(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
