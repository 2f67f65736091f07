using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>
/// What a quantity does: the size of a change ("fell 64.2%", "a drop of 14%", "56% plunge"), a level that is reached ("fell to 34.4%") or a level
/// that a verb moves ("reduce the $14 billion deficit").
/// </summary>
internal static class ChangeFinder
{
    private const int Near = 6;
    private const int Far = 14;

    public static Change Of(Passage passage, Sentence sentence, Quantity quantity, Mention<MeasureName>? measure)
    {
        if (quantity.Form == QuantityForm.Zero) return Find(passage, sentence, quantity, measure) with { Direction = ClaimDirection.Eliminate, IsSize = false };
        if (quantity.From is { } from) return Find(passage, sentence, quantity, measure) with { Direction = quantity.Value < from ? ClaimDirection.Decrease : ClaimDirection.Increase, IsSize = false };
        if (quantity.Value < 0 && quantity.Unit == Units.Percent) return new Change(ClaimDirection.Decrease, true, quantity.First, quantity.Next);
        if (IsReference(passage, sentence, quantity)) return Change.None;
        if (quantity.Unit == Units.Times) return new Change(ClaimDirection.Multiply, true, quantity.First, quantity.Next);
        return Find(passage, sentence, quantity, measure);
    }

    /// <summary>What a measure does without a verb of change: a promise to invest is of more, preferential access of a lower tariff.</summary>
    public static ClaimDirection? Implied(Passage passage, Draft draft)
    {
        if (draft.Named is not { } m) return null;
        if (draft.Measure == ClaimMeasure.TariffRate) return passage.Key(m.First) is "acceso" or "preferential" ? ClaimDirection.Decrease : null;
        if (draft.Measure != ClaimMeasure.Investment || passage.Key(m.First) is not ("invest" or "invertir")) return null;
        for (int i = m.First - 1; i >= Math.Max(draft.Sentence.First, m.First - 3); i--)
            if (passage.Key(i) is "promise" or "pledge" or "promesa" or "compromiso" or "commitment") return ClaimDirection.Increase;
        return null;
    }

    /// <summary>"a decline from the peak of 46 billion", "compared with 3.3%": what something is held against, itself a level.</summary>
    private static bool IsReference(Passage passage, Sentence sentence, Quantity quantity)
    {
        for (int i = quantity.First - 1; i >= Math.Max(sentence.First, quantity.First - 5); i--)
        {
            string key = passage.Tokens[i].Key;
            if (key is "from" or "desde" or "compared" or "versus" or "vs" or "frente" or "than" or "luego" or "comparado" or "contra") return true;
            if (!Words.Articles.Contains(key) && key is not ("of" or "de" or "del" or "with" or "con" or "a" or "al" or "peak" or "high" or "low" or "record" or "pico" or "maximo" or "minimo" or "to" or "que" or "levels" or "level" or "nivel")) return false;
        }

        return false;
    }

    private static Change Find(Passage passage, Sentence sentence, Quantity quantity, Mention<MeasureName>? measure)
    {
        var behind = Behind(passage, sentence, quantity);
        if (behind.First >= 0) return behind;
        return Before(passage, sentence, quantity, measure);
    }

    /// <summary>"56% plunge", "75% menos", "£20bn lower imports", "30 mil empleos perdidos".</summary>
    private static Change Behind(Passage passage, Sentence sentence, Quantity quantity)
    {
        foreach (var d in passage.Directions)
        {
            if (d.First < quantity.Next) continue;
            if (d.First - quantity.Next > 2 || d.Next > sentence.Next) break;
            bool clear = true;
            for (int i = quantity.Next; i < d.First; i++) clear &= passage.Tokens[i].IsWord && !Words.Breakers.Contains(passage.Tokens[i].Key) || passage.Tokens[i].Is("-");
            if (!clear && !(d.First == quantity.Next + 1 && passage.Key(quantity.Next) is "in" or "of" or "en" or "de" && passage.Key(d.First) is "extra" or "additional" or "adicional" or "adicionales" or "more" or "lost")) break;
            bool spanishVerb = d.Value.Verb && !d.Value.Noun;
            if (spanishVerb && !(d.First == quantity.Next && passage.Key(d.First) is "lost" or "lower" or "up" or "down" or "added" or "shed")) break;
            return new Change(d.Value.Direction, true, d.First, d.Next);
        }

        return Change.None;
    }

    private static Change Before(Passage passage, Sentence sentence, Quantity quantity, Mention<MeasureName>? measure)
    {
        for (int k = passage.Directions.Count - 1; k >= 0; k--)
        {
            var d = passage.Directions[k];
            if (d.Next > quantity.First) continue;
            if (d.First < sentence.First || quantity.First - d.Next > Far) break;
            bool other = passage.Quantities.Any(q => q.First >= d.Next && q.Next <= quantity.First);
            bool named = measure is { } m && m.First >= d.Next && m.Next <= quantity.First;
            string link = Link(passage, d.Next, quantity.First);
            if (passage.BreaksBetween(d.Next - 1, quantity.First) > (link is "to" or "hasta" && other ? 2 : 0)) break;
            int gap = quantity.First - d.Next;
            if (passage.Key(d.First) is "up" or "down" && d.Next - d.First == 1 && (gap > 1 || passage.Key(d.First - 1) is "making" or "make" or "makes" or "made" or "set" or "end" or "ended" or "sign" or "signed")) break;
            if (ForJobs(passage, d) && measure?.Value.Measure is not (ClaimMeasure.Jobs or ClaimMeasure.Revenue)) continue;
            if (other && link.Length == 0) break;
            bool reached = link is "to" or "a" or "al" or "hasta";
            bool by = link is "by" or "en" or "in" or "un" or "una" or "of" or "de" or "del";
            if (gap > Near && !named && !reached && !(link is "by" or "en")) break;
            if (!Joined(passage, d, quantity, reached)) break;
            if (!d.Value.Verb && !(by || link.Length == 0 && gap <= 1)) break;
            if (!d.Value.Verb && named && d.Next == measure!.Value.First && Words.Comparatives.Contains(passage.Key(d.First)) && link is "of" or "de" or "por" or "by" or "hasta") return new Change(d.Value.Direction, true, d.First, d.Next);
            if (!d.Value.Verb && named && !(passage.Key(d.Next) is "in" or "of" or "en" or "de" or "del")) break;
            if (reached) return new Change(d.Value.Direction, SizeBehindTo(quantity, link, measure), d.First, d.Next);
            if (named) return new Change(d.Value.Direction, link is "by" or "en" or "un", d.First, d.Next);
            if (gap > 0 && !by && gap > 4) break;
            // "close its $14 billion trade deficit": the figure belongs to the noun behind it, which the verb moves.
            if (measure is { } noun && noun.First >= quantity.Next && noun.First - quantity.Next <= 1 && noun.Value.Sign != 0 && Units.IsCurrency(quantity.Unit)) return new Change(d.Value.Direction, false, d.First, d.Next);
            // A noun of change wants "of", "in" or nothing but words of degree before its size; a comparative ("mayor", "more") moves nothing.
            if (!d.Value.Verb && link.Length == 0 && gap > 1) break;
            return new Change(d.Value.Direction, true, d.First, d.Next);
        }

        return Change.None;
    }

    /// <summary>"create 300,000 jobs", "generará ingresos": verbs that move only what is counted new.</summary>
    private static bool ForJobs(Passage passage, Mention<DirectionName> d) =>
        passage.Key(d.First) is "traducira" or "traduciria" or "translate" or "traducirse" || passage.Key(d.First).StartsWith("crea", StringComparison.Ordinal) || passage.Key(d.First).StartsWith("gener", StringComparison.Ordinal) || passage.Key(d.First) is "raises" or "bring";

    /// <summary>"caer hasta 75 %", "se redujeron a la mitad": the size of a change after all, unless the measure is itself a rate.</summary>
    private static bool SizeBehindTo(Quantity quantity, string link, Mention<MeasureName>? measure)
    {
        if (quantity.Unit != Units.Percent) return false;
        bool rate = measure?.Value.Measure is ClaimMeasure.TariffRate or ClaimMeasure.DependenceShare or ClaimMeasure.Prices or ClaimMeasure.Jobs or ClaimMeasure.LivesOrPeople;
        return (link == "hasta" && !rate) || (quantity.Form == QuantityForm.Fraction && quantity.Value == 50 && measure?.Value.Measure is not ClaimMeasure.DependenceShare);
    }

    /// <summary>The word just before a quantity that says how the verb reaches it; hedges are part of the quantity.</summary>
    private static string Link(Passage passage, int from, int first)
    {
        for (int i = first - 1; i >= from && i >= first - 3; i--)
        {
            string key = passage.Tokens[i].Key;
            if (key is "to" or "by" or "en" or "in" or "hasta" or "al" or "of" or "de" or "del" || (key == "a" && passage.Language == Language.Spanish)) return key;
            if (key is "un" or "una" && i == first - 1) return i > from && passage.Key(i - 1) is "en" or "de" ? passage.Key(i - 1) : "un";
            if (!Words.Articles.Contains(key) && key is not ("record" or "high" or "low" or "mere" or "whopping" or "all-time" or "maximo" or "minimo" or "nivel")) return "";
        }

        return "";
    }

    /// <summary>No punctuation and no other subject between a verb and its size.</summary>
    private static bool Joined(Passage passage, Mention<DirectionName> d, Quantity quantity, bool reached)
    {
        for (int i = d.Next; i < quantity.First; i++)
            if ((passage.Tokens[i].Is(",") && !(reached && passage.Quantities.Any(q => q.First >= d.Next && q.Next <= i))) || passage.Tokens[i].Key is ";" or ":" or "(" or "that" or "que" or "which") return false;
        return true;
    }
}
