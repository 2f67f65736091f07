using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>The period or horizon of a claim, as written: the nearest in its sentence.</summary>
internal static class TimeFinder
{
    private static readonly HashSet<string> _months = Words.Set("january february march april may june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre");

    private static readonly HashSet<string> _quarters = Words.Set("quarter half trimestre semestre bimestre cuatrimestre");

    private static readonly HashSet<string> _ordinals = Words.Set("first second third fourth primer primero segundo tercer tercero cuarto last ultimo");

    public static List<Mention<string>> All(Passage passage)
    {
        var found = new List<Mention<string>>();
        for (int i = 0; i < passage.Tokens.Length;)
        {
            int length = At(passage, i);
            if (length > 0) found.Add(new Mention<string>(i, i + length, passage.Slice(i, i + length)));
            i += Math.Max(1, length);
        }

        return found;
    }

    public static string? Of(Passage passage, Draft draft, List<Mention<string>> times)
    {
        string? best = null;
        double least = double.MaxValue;
        foreach (var t in times)
        {
            if (t.First < draft.Sentence.First || t.Next > draft.Sentence.Next) continue;
            double distance = (t.First > draft.Anchor ? t.First - draft.Anchor : (draft.Anchor - t.Next) * 1.2) + (5 * passage.BreaksBetween(t.First, draft.Anchor));
            if (distance >= least) continue;
            (best, least) = (t.Value, distance);
        }

        return best;
    }

    private static int At(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        string key = token.Key;
        if (_months.Contains(key) && (key is not ("may" or "march") || token.Case > LetterCase.Lower)) return Month(passage, i);
        if (_ordinals.Contains(key) && _quarters.Contains(passage.Key(i + 1))) return OfYear(passage, i + 2) - i;
        if (key is "q1" or "q2" or "q3" or "q4" or "h1" or "h2") return OfYear(passage, i + 1) - i;
        if (IsYear(token))
        {
            bool range = passage.Key(i + 1) is "-" or "and" or "y" or "to" or "a" && i + 2 < passage.Tokens.Length && IsYear(passage.Tokens[i + 2]);
            return range ? 3 : 1;
        }

        if (key is "fiscal" or "ano" && i + 2 < passage.Tokens.Length && passage.Key(i + 1) is "year" or "fiscal" && IsYear(passage.Tokens[i + 2])) return 3;
        if (key is "within" or "in" or "en" or "over" or "after" or "por" or "durante" && Span(passage, i + 1) is > 0 and int span) return span + 1;
        return WordList.Times.Match(passage.Tokens, i, out _);
    }

    private static int Month(Passage passage, int i)
    {
        int next = i + 1;
        if (passage.Key(next) is "y" or "and" or "-" or "a" or "to" && _months.Contains(passage.Key(next + 1))) next += 2;
        if (next < passage.Tokens.Length && passage.Tokens[next].Kind == TokenKind.Number && passage.Tokens[next].End - passage.Tokens[next].Start <= 2) next++;
        if (passage.Is(next, ",") && next + 1 < passage.Tokens.Length && IsYear(passage.Tokens[next + 1])) return next + 2 - i;
        return OfYear(passage, next) - i;
    }

    /// <summary>A year behind "of", "de", "del" or nothing belongs to the period.</summary>
    private static int OfYear(Passage passage, int next)
    {
        if (next < passage.Tokens.Length && IsYear(passage.Tokens[next])) return next + 1;
        return passage.Key(next) is "of" or "de" or "del" && next + 1 < passage.Tokens.Length && IsYear(passage.Tokens[next + 1]) ? next + 2 : Math.Min(next, passage.Tokens.Length);
    }

    /// <summary>"two years", "15 años", "the next five years".</summary>
    private static int Span(Passage passage, int i)
    {
        for (int n = 1; n <= 4 && i + n < passage.Tokens.Length; n++)
        {
            if (!passage.Tokens[i + n - 1].IsWord && passage.Tokens[i + n - 1].Kind != TokenKind.Number) return 0;
            if (passage.Key(i + n) is "years" or "months" or "anos" or "meses" or "year" or "decade" or "decada") return n + 1;
        }

        return 0;
    }

    private static bool IsYear(Token token) => token.Kind == TokenKind.Number && token.End - token.Start == 4 && token.Key[0] is '1' or '2' && token.Key is [_, '9' or '0', >= '0' and <= '9', >= '0' and <= '9'];
}
