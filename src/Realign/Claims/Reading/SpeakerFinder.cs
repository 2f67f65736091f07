using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>Who says a sentence: "according to X", "X said", "afirmó X", with the office that the name or its title tells.</summary>
internal static class SpeakerFinder
{
    private const int Longest = 9;

    private static readonly (string Role, HashSet<string> Titles)[] _roles =
    [
        ("head of state", Words.Set("president presidente presidenta presidency presidencia premier")),
        ("central bank", Words.Set("emisor banrep banxico bcrp")),
        ("statistics office", Words.Set("statistics estadistica estadisticas aduanas census censo")),
        ("fiscal council", Words.Set("cbo obr carf airef")),
        ("business association", Words.Set("association asociacion camara chamber federation federacion gremio gremios confederacion confederation amcham council consejo industriales exportadores analdex andi fenalco")),
        ("EU official", Words.Set("commission comision commissioner comisario")),
        ("government", Words.Set("minister ministers ministry ministro ministra ministerio government gobierno treasury hacienda cancilleria secretary secretaria secretario department departamento administration viceministro envoy ambassador embajador embajada canciller officials funcionarios chancellor superintendencia agencia office officials")),
        ("international organisation", Words.Set("imf fmi oecd ocde wto omc unctad cepal eclac bid cepal undp pnud onu fao oit")),
        ("research institute", Words.Set("institute instituto think fedesarrollo centro center centre foundation fundacion observatorio")),
        ("academic", Words.Set("university universidad professor profesor profesora economist economista economists economistas researchers investigadores analyst analista academic lse")),
        ("bank", Words.Set("bank banco bbva jpmorgan citi goldman banks")),
    ];

    public static (string? Name, string? Role) Of(Passage passage, Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Next; i++)
        {
            int length = WordList.Speech.Match(passage.Tokens, i, out string kind);
            if (length == 0) continue;
            if (kind == "according")
            {
                if (Phrase(passage, i + length, sentence.Next) is { } named) return named;
            }
            else if ((Behind(passage, sentence, i + length) ?? Ahead(passage, sentence, i)) is { } speaker)
            {
                return speaker;
            }

            i += length - 1;
        }

        return (null, null);
    }

    /// <summary>"said Petro", "afirmó el ministro de Hacienda": the name begins right behind the verb.</summary>
    private static (string?, string?)? Behind(Passage passage, Sentence sentence, int at)
    {
        if (at >= sentence.Next || !passage.Tokens[at].IsWord || passage.Key(at) is "that" or "que" or "on" or "in" or "it" or "they" or "he" or "she") return null;
        int name = at;
        while (name < sentence.Next && Words.Articles.Contains(passage.Key(name))) name++;
        bool titled = name < sentence.Next && RoleOf(passage, name, Math.Min(name + 2, sentence.Next)) is not null;
        return name < sentence.Next && (passage.Tokens[name].Case > LetterCase.Lower || titled) ? Phrase(passage, at, sentence.Next) : null;
    }

    /// <summary>"Petro said", "the ministry announced": back over the noun phrase before the verb.</summary>
    private static (string?, string?)? Ahead(Passage passage, Sentence sentence, int verb)
    {
        int last = verb;
        while (last > sentence.First && passage.Key(last - 1) is "also" or "tambien" or "has" or "had" or "ha" or "habia" or "," or "se" or "lo") last--;
        int first = last;
        while (first > sentence.First && last - first < Longest && Belongs(passage, first - 1)) first--;
        while (first < last && (!passage.Tokens[first].IsWord || Words.Prepositions.Contains(passage.Key(first)) || passage.Key(first) is "and" or "y")) first++;
        if (first == last) return null;
        bool proper = Enumerable.Range(first, last - first).Any(i => passage.Tokens[i].Case > LetterCase.Lower && i > sentence.First) || passage.Economies.Any(e => e.First >= first && e.Next <= last);
        string? role = RoleOf(passage, first, last);
        return proper || role is not null ? Named(passage, first, last) : null;
    }

    private static bool Belongs(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        if (!token.IsWord) return token.Is("'s") || token.Is("-");
        return token.Case > LetterCase.Lower || Words.Articles.Contains(token.Key) || token.Key is "de" or "del" or "of" or "for" || Title(token.Key) is not null;
    }

    private static (string?, string?)? Phrase(Passage passage, int first, int end)
    {
        int last = first;
        while (last < end && last - first < Longest)
        {
            var token = passage.Tokens[last];
            if (!token.IsWord && !token.Is("'s") && !token.Is("-") && !token.Is("(") && !token.Is(")") && !token.Is("&")) break;
            if (last > first && token.Key is "that" or "que" or "in" or "en" or "on" or "and" or "who" or "quien" or "as" or "al" or "tras" or "durante" or "after" or "at" or "when" or "cuando" or "este" or "este") break;
            last++;
        }

        while (last > first && (passage.Tokens[last - 1].Key is "(" or "-" || Words.Prepositions.Contains(passage.Key(last - 1)))) last--;
        return last > first ? Named(passage, first, last) : null;
    }

    private static (string?, string?) Named(Passage passage, int first, int last)
    {
        string? role = passage.Economies.FirstOrDefault(e => e.First >= first && e.Next <= last && e.Value.Role is not null).Value?.Role ?? RoleOf(passage, first, last);
        while (first < last - 1 && Words.Articles.Contains(passage.Key(first))) first++;
        return (passage.Slice(first, last), role);
    }

    private static string? RoleOf(Passage passage, int first, int last)
    {
        for (int i = first; i + 1 < last; i++)
            if (passage.Key(i) is "central" or "banco" && passage.Key(i + 1) is "bank" or "central" or "de") return passage.Key(i + 1) is "de" && passage.Key(i + 2) is not "la" and not "mexico" ? "bank" : "central bank";
        foreach (var (role, titles) in _roles)
            for (int i = first; i < last; i++)
                if (titles.Contains(passage.Key(i))) return role;
        return null;
    }

    private static string? Title(string key)
    {
        foreach (var (role, titles) in _roles)
            if (titles.Contains(key)) return role;
        return null;
    }
}
