using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>The economies that a text is about, the first most: the one named most often, where it stands as owner or subject rather than as the other side.</summary>
internal static class TopicFinder
{
    /// <summary>What the passages before have said counts, but less with each further passage.</summary>
    private const double Memory = 0.5;

    /// <summary>The economies by weight, those only that stand somewhere as owner or subject.</summary>
    public static Dictionary<string, double> Weigh(Passage passage, Passage? title, IReadOnlyDictionary<string, double>? before)
    {
        var weights = new Dictionary<string, double>();
        var owners = new HashSet<string>();
        foreach (var (code, weight) in before ?? new Dictionary<string, double>())
        {
            weights[code] = Memory * weight;
            owners.Add(code);
        }

        Weigh(passage, weights, owners);
        if (title is not null) Weigh(title, weights, owners);
        return weights.Where(w => owners.Contains(w.Key)).ToDictionary();
    }

    public static IReadOnlyList<string> Order(IReadOnlyDictionary<string, double> weights) =>
        [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key)];

    /// <summary>The first economy of a title that stands on the other side of trade or money.</summary>
    public static string? OtherSide(Passage title, string? topic)
    {
        foreach (var e in title.Economies)
            if (e.Value.Code.Length > 0 && e.Value.Code != topic && !e.Value.IsWorld && !e.Value.IsRegion && e.Value.Kind == EconomyNameKind.Name && title.Preposition(e.First) is "to" or "a" or "hacia" or "from" or "desde" or "with" or "con") return e.Value.Code;
        return null;
    }

    private static void Weigh(Passage passage, Dictionary<string, double> weights, HashSet<string> owners)
    {
        Mention<EconomyName>? previous = null;
        bool other = false;
        foreach (var mention in passage.Economies)
        {
            string code = mention.Value.Code;
            if (code.Length == 0 || mention.Value.IsWorld || mention.Value.IsRegion) continue;
            string preposition = passage.Preposition(mention.First);
            // "to China and the United States": what stands before the first stands before both.
            other = (other && previous is { } first && Joins(passage, first, mention)) || IsOtherSide(passage, mention, preposition);
            previous = mention;
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

    private static bool Joins(Passage passage, Mention<EconomyName> first, Mention<EconomyName> second) =>
        second.First - first.Next is 1 or 2 && passage.Key(first.Next) is "and" or "y" or "e" or "or" or "o" or ",";

    /// <summary>"China is the largest trading partner of the country": the text takes the side of the other.</summary>
    private static bool IsPartner(Passage passage, Mention<EconomyName> mention)
    {
        bool verb = false;
        for (int i = mention.Next; i < Math.Min(passage.Tokens.Length, mention.Next + 9) && passage.Tokens[i].IsWord; i++)
        {
            string key = passage.Tokens[i].Key;
            if (verb && key is "partner" or "buyer" or "customer" or "destination" or "supplier" or "market" or "socio" or "comprador" or "cliente" or "destino" or "proveedor" or "mercado") return true;
            verb |= key is "is" or "was" or "remains" or "remained" or "became" or "as" or "es" or "fue" or "sigue" or "siendo" or "como" or "era" or "convirtio";
        }

        return false;
    }

    /// <summary>Where goods go or come from, whom a deficit is with, whose market or whose investment it is.</summary>
    private static bool IsOtherSide(Passage passage, Mention<EconomyName> mention, string preposition)
    {
        if (mention.Value.Kind == EconomyNameKind.Demonym)
        {
            string noun = passage.Key(passage.Language == Language.Spanish ? mention.First - 1 : mention.Next);
            return noun is "mercado" or "mercados" or "productos" or "market" or "goods" or "products" or "investment" or "inversion" or "inversiones" or "buyers" or "retailers" or "consumers" or "importers" or "companies" or "firms" or "businesses" or "empresas" or "compradores" or "importadores" or "consumidores";
        }

        if (IsPartner(passage, mention) || Tie.PlacedBefore(passage, mention.First)) return true;
        if (passage.Is(mention.Next, "-") && passage.Is(mention.Next + 1, "bound")) return true;
        if (Words.Of.Contains(preposition) && Enumerable.Range(mention.First - 3, 2).Any(i => passage.Key(i) is "demanda" or "demand" or "apetito" or "appetite")) return true;
        return preposition.Length > 0 && preposition is not ("para" or "for" or "between" or "entre") && !Words.Of.Contains(preposition) && !Words.In.Contains(preposition);
    }
}
