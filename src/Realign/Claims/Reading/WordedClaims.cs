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
        var taken = quantified.ToList();
        var used = new HashSet<int>();
        foreach (var m in passage.Measures)
        {
            if (m.First < sentence.First || m.Next > sentence.Next || !m.Value.Strong || m.Value.Measure is ClaimMeasure.LivesOrPeople or ClaimMeasure.Aid) continue;
            if (taken.Any(d => Covers(passage, d, m))) continue;
            if (Verb(passage, sentence, m) is not { } change || !used.Add(change.First) || taken.Any(d => d.Change.First == change.First)) continue;
            yield return new Draft { Sentence = sentence, Named = m, Measure = m.Value.Open ? OpenDeficit.Of(passage, sentence, m) : m.Value.Measure, Sign = m.Value.Sign, Change = change };
        }
    }

    private static bool Covers(Passage passage, Draft draft, Mention<MeasureName> m) =>
        draft.Named == m || (draft.Quantity is { } q && passage.BreaksBetween(q.First, m.First) == 0 && Math.Abs(q.First - m.First) < 14);

    private static Change? Verb(Passage passage, Sentence sentence, Mention<MeasureName> m)
    {
        foreach (var d in passage.Directions)
        {
            if (d.First < sentence.First || d.Next > sentence.Next || !d.Value.Verb || passage.Key(d.First) is "up" or "down" or "imposed" or "levied" or "create" or "creates" or "created" or "generate" or "generates" or "crear" or "generar" or "slapped") continue;
            int from = d.Next <= m.First ? d.Next : m.Next, to = d.Next <= m.First ? m.First : d.First;
            if (to < from || to - from > Near || (d.First >= m.First && d.First < m.Next)) continue;
            if (passage.BreaksBetween(d.First, m.First) > 0) continue;
            bool joined = true;
            for (int i = from; i < to; i++) joined &= (passage.Tokens[i].IsWord || passage.Tokens[i].Is("'s")) && !Stops.Contains(passage.Tokens[i].Key) && !passage.Measures.Any(o => o.First <= i && i < o.Next && o.Value.Strong && o != m);
            if (joined && !Nominal(passage, d)) return new Change(d.Value.Direction, false, d.First, d.Next);
        }

        return null;
    }

    /// <summary>A word that is noun and verb alike ("cut", "mejora") counts here only as a verb.</summary>
    private static bool Nominal(Passage passage, Mention<DirectionName> d) =>
        d.Value.Noun && (Words.Articles.Contains(passage.Key(d.First - 1)) || passage.Key(d.Next) is "of" or "in" or "de" or "del" or "en");

    private static readonly HashSet<string> Stops = Words.Set("that que which who and y or o to by por with con from");
}
