using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>Which of the measures that a sentence names a quantity belongs to: the one nearest in the grammar, of those that its unit fits.</summary>
internal static class MeasureChoice
{
    private const double Least = -7;

    public static Mention<MeasureName>? Of(Passage passage, Sentence sentence, Quantity quantity)
    {
        Mention<MeasureName>? best = null;
        double bestScore = Least;
        foreach (var mention in passage.Measures)
        {
            if (mention.First < sentence.First || mention.Next > sentence.Next || !Fits(mention.Value, quantity)) continue;
            double score = Score(passage, mention, quantity);
            if (score <= bestScore) continue;
            (best, bestScore) = (mention, score);
        }

        return best;
    }

    private static double Score(Passage passage, Mention<MeasureName> m, Quantity q)
    {
        double strength = m.Value.Strong ? 0 : -1.5;
        if (m.First >= q.First && m.First < q.Next) return strength + 6;
        if (m.First >= q.Next) return strength + Behind(passage, m, q);
        int gap = q.First - m.Next;
        double others = 0;
        foreach (var other in passage.Quantities)
            if (other.First >= m.Next && other.Next <= q.First) others++;
        // "aranceles para el 92 % de las exportaciones": what stands just before, with prepositions alone between, is the head.
        bool tied = m.Value.Measure == ClaimMeasure.TariffRate && gap <= 3;
        for (int i = m.Next; i < q.First && tied; i++) tied = Words.Articles.Contains(passage.Key(i)) || Words.Prepositions.Contains(passage.Key(i));
        return (tied ? 4 : 0) + strength + 3 - (0.12 * gap) - (1.2 * passage.BreaksBetween(m.Next - 1, q.First)) - (0.8 * others);
    }

    /// <summary>"56% plunge in Swiss watch exports", "17% simple average tariff", "70 billion pesos in extra revenue".</summary>
    private static double Behind(Passage passage, Mention<MeasureName> m, Quantity q)
    {
        int gap = m.First - q.Next;
        // "shave 0.4 points off growth", "restó 3 puntos a las exportaciones": the figure is taken from what follows.
        double score = 4.5 - (0.3 * gap) + (passage.Key(q.Next) is "off" || (passage.Key(q.Next) is "a" or "al" && Takes(passage, q)) ? 4 : 0);
        for (int i = q.Next; i < m.First; i++)
        {
            var token = passage.Tokens[i];
            if (token.Key is "," or ";" or "(" or ":" || Stops.Contains(token.Key)) score -= 3;
            else if (Words.Breakers.Contains(token.Key) && !(Words.Of.Contains(token.Key) || Words.In.Contains(token.Key) || token.Key is "to" or "a" or "on" or "for" or "sobre" or "para")) score -= 1.5;
        }

        if (OfWhole(passage, m, q)) score -= 5;
        foreach (var other in passage.Quantities)
            if (other.First >= q.Next && other.Next <= m.First) score -= 2.5;
        return score - (0.6 * passage.BreaksBetween(q.Next - 1, m.First));
    }

    /// <summary>"Interest payments took 77% of revenue": what a debt or what serves it is held against is not what is claimed.</summary>
    private static bool OfWhole(Passage passage, Mention<MeasureName> m, Quantity q) =>
        m.Value.Measure is ClaimMeasure.Revenue or ClaimMeasure.Exports && q.Unit == Units.Percent && passage.Key(q.Next) is "of" or "de" or "del" &&
        passage.Measures.Any(o => o.Value.Strong && o.Value.Measure is ClaimMeasure.DebtService or ClaimMeasure.PublicDebt && o.Next <= q.First && q.First - o.Next < 10 && passage.BreaksBetween(o.First, q.First) == 0);

    private static bool Takes(Passage passage, Quantity q)
    {
        for (int i = q.First - 1; i >= Math.Max(0, q.First - 3); i--)
            if (passage.Tokens[i].Key.StartsWith("rest", StringComparison.Ordinal) || passage.Tokens[i].Key.StartsWith("sum", StringComparison.Ordinal) || passage.Tokens[i].Key.StartsWith("aport", StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Behind these something else begins.</summary>
    private static readonly HashSet<string> Stops = Words.Set("after tras since que that which as when cuando con with by por than and y but pero while desde luego");

    public static bool Fits(MeasureName measure, Quantity quantity) => Fits(measure.Measure, measure.Strong, quantity);

    public static bool Fits(ClaimMeasure measure, bool strong, Quantity quantity)
    {
        string? unit = quantity.Unit;
        bool money = Units.IsCurrency(unit), rate = unit is Units.Percent or Units.PercentagePoint or Units.BasisPoint;
        if (unit is Units.Times || quantity.Form == QuantityForm.Zero) return true;
        if (unit == Units.ShareOfGdp) return measure is not (ClaimMeasure.TariffRate or ClaimMeasure.Jobs or ClaimMeasure.LivesOrPeople or ClaimMeasure.Prices or ClaimMeasure.Gdp);
        if (unit is null) return measure is ClaimMeasure.Jobs or ClaimMeasure.LivesOrPeople && quantity.Value >= 50;
        if (unit == Units.People) return measure is ClaimMeasure.Jobs or ClaimMeasure.LivesOrPeople;
        return measure switch
        {
            ClaimMeasure.TariffRate or ClaimMeasure.DependenceShare => rate,
            ClaimMeasure.Jobs => rate || unit == "businesses",
            ClaimMeasure.LivesOrPeople => unit is Units.Percent && strong || unit == "households",
            ClaimMeasure.Prices => rate || money,
            ClaimMeasure.Exports or ClaimMeasure.Imports => money || rate || unit is Units.Tonnes or "barrels" or "vehicles" or "boxes" or "bags" or "containers" or "kilograms" or "businesses",
            _ => money || rate,
        };
    }
}
