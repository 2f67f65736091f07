using Realign.Claims.Lexicon;

namespace Realign.Claims;

/// <summary>Tells English from Spanish, and both from other languages, by their commonest words.</summary>
public static class LanguageDetector
{
    private static readonly Dictionary<string, string[]> _common = new()
    {
        ["English"] = Words("the of and to in that is for was with as by on are from at this an have has its it be were which will would said their than not they"),
        ["Spanish"] = Words("el la los las de del que y en un una por con para se su sus al es lo como mas fue entre pero sobre este esta hasta anos pais desde ha son no segun"),
        ["Portuguese"] = Words("o os do da dos das em um uma que e para com nao na no nos mais ao pelo pela foi sao seu sua ate tambem entre segundo anos ele isso"),
        ["French"] = Words("le la les des du et en un une que pour dans est sur avec par au aux qui pas plus ce cette ont sont selon ses il elle entre"),
        ["Italian"] = Words("il lo gli della delle dei che di e per con non una sono alla nel nella dal come anche piu ha questo secondo tra un"),
        ["German"] = Words("der die das und ist mit von dem den des ein eine zu auf fur im nicht auch sich als nach wird bei aus um sind einen hat"),
        ["Dutch"] = Words("de het een en van is dat op te zijn voor met niet aan er door maar ook naar bij uit om wordt heeft"),
    };

    /// <summary>The language, when it is one of the two that are read.</summary>
    /// <exception cref="RealignException">It is another, or cannot be told.</exception>
    public static Language Require(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? name = Detect(text);
        return name switch
        {
            "English" => Language.English,
            "Spanish" => Language.Spanish,
            null => throw new RealignException("The text is in no language that can be told: English and Spanish are read. Say which with --lang en or --lang es."),
            _ => throw new RealignException($"The text looks {name}: English and Spanish are read. If it is one of them, say so with --lang en or --lang es."),
        };
    }

    /// <summary>The language's English name; null when hardly any word is known.</summary>
    private static string? Detect(string text)
    {
        const int Enough = 20_000;
        var tokens = Tokenizer.Read(text.AsSpan(0, Math.Min(text.Length, Enough)));
        var counts = _common.ToDictionary(l => l.Key, _ => 0);
        int words = 0, foreign = 0;
        foreach (var token in tokens)
        {
            if (!token.IsWord) continue;
            words++;
            if (token.Key[0] > 'ʯ') foreign++;
            foreach (var (language, common) in _common)
                if (Array.BinarySearch(common, token.Key, StringComparer.Ordinal) >= 0) counts[language]++;
        }

        if (words == 0 || foreign > words / 2) return null;
        // Accents only Spanish has, and the two read languages before others on a tie.
        if (text.AsSpan(0, Math.Min(text.Length, Enough)).ContainsAny('ñ', '¿', '¡')) counts["Spanish"] += 2;
        var best = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key is "English" or "Spanish" ? 0 : 1).ThenBy(c => c.Key, StringComparer.Ordinal).First();
        return best.Value == 0 ? null : best.Key;
    }

    private static string[] Words(string words) => [.. words.Split(' ').Order(StringComparer.Ordinal)];
}
