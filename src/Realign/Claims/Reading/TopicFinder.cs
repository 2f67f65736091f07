using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>The economy that a text is about: the one named most often, where it stands as owner or subject rather than as the other side.</summary>
internal static class TopicFinder
{
    public static string? Find(Passage passage, Passage? title)
    {
        var weights = new Dictionary<string, double>();
        var owners = new HashSet<string>();
        Weigh(passage, weights, owners);
        if (title is not null) Weigh(title, weights, owners);
        return weights.Where(w => owners.Contains(w.Key)).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).FirstOrDefault().Key;
    }

    private static void Weigh(Passage passage, Dictionary<string, double> weights, HashSet<string> owners)
    {
        foreach (var mention in passage.Economies)
        {
            string code = mention.Value.Code;
            if (code.Length == 0 || mention.Value.IsWorld) continue;
            string preposition = passage.Preposition(mention.First);
            bool other = IsOtherSide(passage, mention, preposition);
            if (!other) owners.Add(code);
            double weight = mention.Value.Kind switch
            {
                EconomyNameKind.Demonym or EconomyNameKind.Name => other ? 0.4 : 1,
                _ => 0.6,
            };
            if (mention.Value.IsGroup) weight *= 0.7;
            weights[code] = weights.GetValueOrDefault(code) + weight - (1e-4 * mention.First / (1 + passage.Tokens.Length));
        }
    }

    /// <summary>Where goods go or come from, whom a deficit is with, whose market or whose investment it is.</summary>
    private static bool IsOtherSide(Passage passage, Mention<EconomyName> mention, string preposition)
    {
        if (mention.Value.Kind == EconomyNameKind.Demonym)
        {
            string noun = passage.Key(passage.Language == Language.Spanish ? mention.First - 1 : mention.Next);
            return noun is "mercado" or "mercados" or "productos" or "market" or "goods" or "products" or "investment" or "inversion" or "inversiones" or "buyers";
        }

        if (passage.Is(mention.Next, "-") && passage.Is(mention.Next + 1, "bound")) return true;
        return preposition.Length > 0 && preposition is not ("para" or "for" or "between" or "entre") && !Words.Of.Contains(preposition) && !Words.In.Contains(preposition);
    }
}
