using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>
/// Claims without a figure: a measure that a verb moves ("reduce its dependence"), or that moves ("exports are growing"). Only where the verb stands
/// right beside the measure and no figure in the clause says the same.
/// </summary>
internal static class WordedClaims
{
    private const int Near = 4;

    public static IEnumerable<Draft> Find(Passage passage, Sentence sentence, IEnumerable<Draft> quantified)
    {
        if (Generic(passage, sentence)) yield break;
        var taken = quantified.ToList();
        var used = new HashSet<int>();
        foreach (var m in passage.Measures)
        {
            if (m.First < sentence.First || m.Next > sentence.Next || !(m.Value.Strong || m.Value.Measure == ClaimMeasure.PublicDebt) || m.Value.Measure is ClaimMeasure.LivesOrPeople or ClaimMeasure.Aid) continue;
            if (taken.Any(d => Covers(passage, d, m))) continue;
            if (Stated(passage, m))
            {
                yield return new Draft { Sentence = sentence, Named = m, Measure = ClaimMeasure.TradeBalance, Sign = m.Value.Sign, Change = Change.None };
                continue;
            }

            if (Verb(passage, sentence, m) is not { } change || !used.Add(change.First) || taken.Any(d => d.Change.First == change.First)) continue;
            yield return new Draft { Sentence = sentence, Named = m, Measure = m.Value.Open ? OpenDeficit.Of(passage, sentence, m) : m.Value.Measure, Sign = m.Value.Sign, Change = change };
        }
    }

    /// <summary>"with a trade surplus", "the balance is largely negative": that there is one, without its size.</summary>
    private static bool Stated(Passage passage, Mention<MeasureName> m)
    {
        if (m.Value.Measure != ClaimMeasure.TradeBalance) return false;
        if (m.Value.Sign != 0) return passage.Key(m.First - 1) is "a" or "un" && passage.Key(m.First - 2) is "with" or "con" or "has" or "have" or "runs" or "run" or "tiene" or "tienen" or "mantiene";
        for (int i = m.Next; i < m.Next + 4; i++)
            if (passage.Key(i) is "negativa" or "negative" or "positiva" or "positive" or "deficitaria" or "favorable" or "desfavorable") return passage.Key(m.Next) is "es" or "is" or "fue" or "was" or "sigue" or "remains" or "ha";
        return false;
    }

    /// <summary>"Normally, in a free trade agreement …": of nobody.</summary>
    private static bool Generic(Passage passage, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Next; i++)
            if (passage.Tokens[i].Key is "normally" or "typically" or "generally" or "usually" or "normalmente" or "generalmente" or "habitualmente" or "suele" or "suelen") return true;
        return false;
    }

    private static bool Covers(Passage passage, Draft draft, Mention<MeasureName> m) =>
        draft.Named == m || (draft.Quantity is { } q && passage.BreaksBetween(q.First, m.First) == 0 && Math.Abs(q.First - m.First) < 14);

    private static Change? Verb(Passage passage, Sentence sentence, Mention<MeasureName> m)
    {
        foreach (var d in passage.Directions)
        {
            if (d.First < sentence.First || d.Next > sentence.Next) continue;
            if (Noun(passage, m, d)) return new Change(d.Value.Direction, false, d.First, d.Next);
            if (!d.Value.Verb || passage.Key(d.First) is "up" or "down" or "imposed" or "levied" or "create" or "creates" or "created" or "generate" or "generates" or "crear" or "generar" or "slapped") continue;
            int from = d.Next <= m.First ? d.Next : Party(passage, m.Next), to = d.Next <= m.First ? m.First : d.First;
            if (to < from || to - from > (m.Value.Strong ? Near : 0) || (d.First >= m.First && d.First < m.Next)) continue;
            if (passage.BreaksBetween(d.First, m.First) > 0) continue;
            bool joined = true;
            for (int i = from; i < to; i++) joined &= (passage.Tokens[i].IsWord || passage.Tokens[i].Is("'s")) && !Stops.Contains(passage.Tokens[i].Key) && !passage.Measures.Any(o => o.First <= i && i < o.Next && o.Value.Strong && o != m);
            if (joined && !Nominal(passage, d)) return new Change(d.Value.Direction, false, d.First, d.Next);
        }

        return null;
    }

    /// <summary>Past "to China" and its like behind a measure.</summary>
    private static int Party(Passage passage, int next)
    {
        foreach (var e in passage.Economies)
            if (e.First > next && e.First - next <= 2 && Words.Prepositions.Contains(passage.Key(next))) return e.Next;
        return next;
    }

    /// <summary>"a drop in exports", "declive de sus exportaciones".</summary>
    private static bool Noun(Passage passage, Mention<MeasureName> m, Mention<DirectionName> d)
    {
        if (!d.Value.Noun || d.Value.Direction == ClaimDirection.Eliminate || d.First == m.First) return false;
        // "un ahorro importante en el gasto": an adjective may stand behind the noun.
        int link = passage.Language == Language.Spanish && Words.Articles.Contains(passage.Key(d.First - 1)) && passage.Key(d.Next + 1) is "en" or "de" or "del" && passage.Tokens[d.Next].IsWord && !Words.Breakers.Contains(passage.Key(d.Next)) ? d.Next + 1 : d.Next;
        if (!(passage.Key(link) is "in" or "of" or "en" or "de" or "del") || m.First - link is < 1 or > 3) return false;
        for (int i = link + 1; i < m.First; i++)
            if (!Words.Articles.Contains(passage.Key(i))) return false;
        return passage.Key(d.First - 1) is not ("the" or "la" or "el") || m.Value.Measure is ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.Jobs;
    }

    /// <summary>A word that is noun and verb alike ("cut", "mejora") counts here only as a verb.</summary>
    private static bool Nominal(Passage passage, Mention<DirectionName> d) =>
        d.Value.Noun && (Words.Articles.Contains(passage.Key(d.First - 1)) || passage.Key(d.Next) is "of" or "in" or "de" or "del" or "en");

    private static readonly HashSet<string> Stops = Words.Set("that que which who and y or o to by por with con from");
}
