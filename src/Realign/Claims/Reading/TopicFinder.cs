using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>The economy that a text is about: the one named most often, where it stands as owner or subject rather than as the other side.</summary>
internal static class TopicFinder
{
    public static string? Find(Passage passage)
    {
        var weights = new Dictionary<string, double>();
        foreach (var mention in passage.Economies)
        {
            string code = mention.Value.Code;
            if (code.Length == 0 || mention.Value.IsWorld) continue;
            string preposition = passage.Preposition(mention.First);
            double weight = mention.Value.Kind switch
            {
                EconomyNameKind.Demonym => 1,
                EconomyNameKind.Name => preposition.Length == 0 || Words.Of.Contains(preposition) || Words.In.Contains(preposition) ? 1 : 0.4,
                _ => 0.6,
            };
            if (mention.Value.IsGroup) weight *= 0.7;
            weights[code] = weights.GetValueOrDefault(code) + weight - (1e-4 * mention.First / (1 + passage.Tokens.Length));
        }

        return weights.Count == 0 ? null : weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;
    }
}
