using Realign.Claims.Lexicon;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases.Drafting;

/// <summary>From the codes of claims to the codes and groups of scenario files.</summary>
internal sealed class WorldNames(World world)
{
    private static readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal)
    {
        ["EU"] = "EU",
        ["Mercosur"] = "mercosur",
        ["BRICS"] = "brics",
        ["LAC"] = "latin-america",
        ["ASEAN"] = "asean",
        ["USMCA"] = "usmca",
        ["PA"] = "pacific-alliance",
        ["WLD"] = "world",
    };

    private static readonly Dictionary<string, string[]> _sectors = LexiconFile.Rows("world-sectors").ToDictionary(r => r("sector"), r => LexiconFile.Phrases(r("world")).ToArray(), StringComparer.Ordinal);

    /// <summary>Whether it is an economy of the world.</summary>
    public bool Has(string code) => world.TryEconomyIndex(code, out _);

    /// <summary>The economy or group as scenario files name it; null when the world has neither.</summary>
    public string? Party(string code) => Has(code) ? code : _groups.GetValueOrDefault(code);

    /// <summary>Sectors of the world that hold a line of business, as scenario files name them; null when none is known to.</summary>
    public string[]? Sectors(string? business) =>
        business is null ? ["goods"] : _sectors.TryGetValue(business, out string[]? codes) && codes.All(c => c.All(char.IsAsciiLetterLower) || world.Sectors.Any(s => s.Code == c)) ? codes : null;

    /// <summary>A name inside a sentence.</summary>
    public string Name(string code) => Has(code) ? EconomyText.InSentence(world.Economies[world.EconomyIndex(code)].Name) : code switch
    {
        "WLD" or "world" => "everyone",
        "EU" => "the European Union",
        "LAC" or "latin-america" => "Latin America",
        "PA" or "pacific-alliance" => "the Pacific Alliance",
        "mercosur" => "Mercosur",
        _ => code,
    };
}
