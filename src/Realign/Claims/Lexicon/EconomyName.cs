namespace Realign.Claims.Lexicon;

/// <summary>What a name says about an economy.</summary>
/// <param name="Code">ISO 3166 alpha-3 or a group's code; empty for an organisation of none.</param>
/// <param name="Kind">How it is named.</param>
/// <param name="Role">The office of who is named, for institutions and persons.</param>
/// <param name="Currency">ISO 4217 code of its money.</param>
internal sealed record EconomyName(string Code, EconomyNameKind Kind, string? Role, string? Currency)
{
    public static readonly HashSet<string> Groups = ["EU", "EA", "EUR", "Mercosur", "BRICS", "LAC", "ASEAN", "CAN-AND", "USMCA", "PA", "CENTAM", "CARICOM", "SAM", "OPEC", "G7", "G20", "AFR", "ASIA", "EFTA", "OECD"];

    public bool IsWorld => Code == "WLD";

    /// <summary>A part of the world that has no policy of its own.</summary>
    public bool IsRegion => IsRegionCode(Code);

    public static bool IsRegionCode(string code) => code is "ASIA" or "AFR" or "USMCA" or "G7" or "G20" or "OECD" or "OPEC" or "SAM";

    public bool IsGroup => Groups.Contains(Code);

    /// <summary>Names, demonyms, institutions, persons and cities of all economies, in both languages.</summary>
    public static readonly PhraseBook<EconomyName> Book = Read();

    private static PhraseBook<EconomyName> Read()
    {
        var book = new PhraseBook<EconomyName>();
        foreach (var row in LexiconFile.Rows("economies"))
        {
            var name = new EconomyName(row("code"), EconomyNameKind.Name, null, row("currency") is { Length: 3 } c ? c : null);
            var adjective = name with { Kind = EconomyNameKind.Demonym };
            foreach (string phrase in LexiconFile.Phrases(row("english")).Concat(LexiconFile.Phrases(row("spanish")))) book.Add(phrase, name);
            foreach (string phrase in LexiconFile.Phrases(row("english-demonym")).Concat(LexiconFile.Phrases(row("spanish-demonym")))) book.Add(phrase, adjective);
        }

        foreach (var row in LexiconFile.Rows("hints"))
        {
            string role = row("role");
            var hint = new EconomyName(row("code"), role.Length == 0 ? EconomyNameKind.Place : EconomyNameKind.Institution, role.Length == 0 ? null : role, null);
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, hint);
        }

        return book;
    }
}
