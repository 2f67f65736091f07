using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>Cuts tokens into sentences: at points that end one and at empty lines.</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> _abbreviations = Words.Set("mr mrs ms dr dra sr sra st jr prof gen sen gov rep inc corp ltd co vs no num nro art aprox approx ee uu jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic etc pag cia av lic ing mons");

    public static List<Sentence> Split(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var sentences = new List<Sentence>();
        int first = 0, paragraph = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            bool line = i + 1 < tokens.Length && text[tokens[i].End..tokens[i + 1].Start].Contains('\n');
            if (!line && !Ends(tokens, i)) continue;
            int next = i + 1;
            while (!line && next < tokens.Length && tokens[next].Glued && tokens[next].Key is "\"" or ")" or "'" or "]") next++;
            sentences.Add(new Sentence(first, next, paragraph));
            first = next;
            i = next - 1;
            if (line) paragraph++;
        }

        if (first < tokens.Length) sentences.Add(new Sentence(first, tokens.Length, paragraph));
        return sentences;
    }

    private static bool Ends(ReadOnlySpan<Token> tokens, int i)
    {
        if (!(tokens[i].Key is "." or "!" or "?" or "…")) return false;
        if (i + 1 >= tokens.Length) return true;
        int next = i + 1;
        while (next < tokens.Length && tokens[next].Glued && tokens[next].Key is "\"" or ")" or "'" or "]") next++;
        if (next >= tokens.Length) return true;
        if (tokens[next].Glued && next == i + 1) return false;
        if (tokens[i].Is(".") && i > 0 && tokens[i].Glued && (_abbreviations.Contains(tokens[i - 1].Key) || (tokens[i - 1].End - tokens[i - 1].Start == 1 && tokens[i - 1].Case > LetterCase.Lower))) return false;
        return tokens[next].Case > LetterCase.Lower || tokens[next].Kind != TokenKind.Word;
    }
}
