namespace Realign.Facts;

/// <summary>
/// Concept and coverage of a figure. The text begins with a code of the indicator's family (<c>FOB-FOB (revised)</c>); what follows is words for people. The code decides which
/// figures may stand for each other.
/// </summary>
public sealed record FactBasis
{
    public const string Unstated = "unstated";
    public const string Fob = "FOB", Cif = "CIF", FobFob = "FOB-FOB", FobCif = "FOB-CIF", Customs = "customs", BalanceOfPayments = "balance of payments", World = "world";
    public const string CentralGovernment = "central government", GeneralGovernment = "general government", ExchangeBalance = "exchange balance";

    private static readonly Dictionary<BasisFamily, string[]> _codes = new()
    {
        [BasisFamily.Free] = [],
        [BasisFamily.Exports] = [Fob, Customs, BalanceOfPayments, World, Unstated],
        [BasisFamily.Imports] = [Cif, Fob, Customs, BalanceOfPayments, World, Unstated],
        [BasisFamily.Balance] = [FobFob, FobCif, Customs, BalanceOfPayments, World, Unstated],
        [BasisFamily.Government] = [CentralGovernment, GeneralGovernment, Unstated],
        [BasisFamily.External] = [BalanceOfPayments, ExchangeBalance, Unstated],
    };

    /// <summary>What a basis of another family means here: exports are always FOB, a balance on FOB counts both sides so.</summary>
    private static readonly Dictionary<(BasisFamily, string), string> _translations = new()
    {
        [(BasisFamily.Exports, Cif)] = Fob,
        [(BasisFamily.Exports, FobFob)] = Fob,
        [(BasisFamily.Exports, FobCif)] = Fob,
        [(BasisFamily.Imports, FobFob)] = Fob,
        [(BasisFamily.Imports, FobCif)] = Cif,
        [(BasisFamily.Balance, Fob)] = FobFob,
        [(BasisFamily.Balance, Cif)] = FobCif,
    };

    private FactBasis(string code, string text) => (Code, Text) = (code, text);

    /// <summary>The code; empty where the indicator has none.</summary>
    public string Code { get; }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Pairs of codes that may stand for each other, with the reason and what it may cost. What is not listed may not.</summary>
    public static IReadOnlyList<(string One, string Other, string Reason)> StandIns { get; } =
    [
        (Fob, Customs, "customs values are FOB in some countries and near it in others"),
        (Cif, Customs, "customs values are CIF in some countries"),
        (FobFob, Customs, "customs balances count imports FOB or CIF, as the country does"),
        (FobCif, Customs, "customs balances count imports FOB or CIF, as the country does"),
        (Fob, BalanceOfPayments, "the balance of payments counts goods FOB, corrected for coverage"),
        (FobFob, BalanceOfPayments, "the balance of payments counts goods FOB, corrected for coverage"),
        (Customs, BalanceOfPayments, "the balance of payments starts from customs and corrects valuation and coverage"),
    ];

    /// <summary>The codes of a family.</summary>
    public static IReadOnlyList<string> Codes(BasisFamily family) => _codes[family];

    /// <summary>Reads a basis; it has to begin with a code of the indicator's family.</summary>
    /// <exception cref="RealignException">It does not.</exception>
    public static FactBasis Parse(string text, BasisFamily family)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (family == BasisFamily.Free) return new("", text);
        return Find(text, family) is { } code ? new(code, text)
            : throw new RealignException($"'{text}' is no basis here; begin with {string.Join(", ", Codes(family))}. Words may follow, for example '{Codes(family)[0]} (revised)'.");
    }

    /// <summary>Reads a basis that somebody asks for; one of another family is translated, an unknown one is an error.</summary>
    internal static string Wanted(string text, BasisFamily family)
    {
        if (family == BasisFamily.Free) throw new RealignException($"'{text}': this indicator is not told apart by bases; leave it out.");
        foreach (var ((of, code), means) in _translations)
            if (of == family && text.Equals(code, StringComparison.OrdinalIgnoreCase)) return means;
        return Find(text, family) is { } found && found.Length == text.Trim().Length ? found
            : throw new RealignException($"'{text}' is no basis here.{NearestName.Hint(text, Codes(family))} Known: {string.Join(", ", Codes(family))}.");
    }

    /// <summary>As <see cref="Parse"/>, with <see cref="Unstated"/> for what is not recognised.</summary>
    internal static FactBasis Guess(string text, BasisFamily family) =>
        family == BasisFamily.Free || Find(text, family) is not null ? Parse(text, family) : new(Unstated, text.Length == 0 ? Unstated : $"{Unstated}; {text}");

    /// <summary>Why a basis may answer a question for another; null when it may not, empty when they are the same.</summary>
    internal static string? Stands(string code, string asked)
    {
        if (code == asked) return "";
        if (code == Unstated) return "the source does not state its basis";
        if (asked == Unstated) return "any basis was asked for";
        if (code == World) return "balanced flows, near FOB";
        foreach (var (one, other, reason) in StandIns)
            if ((one == code && other == asked) || (one == asked && other == code)) return reason;
        return null;
    }

    public override string ToString() => Text;

    /// <summary>The longest code that the text begins with.</summary>
    private static string? Find(string text, BasisFamily family)
    {
        string? found = null;
        foreach (string code in _codes[family])
            if (text.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (text.Length == code.Length || !char.IsLetterOrDigit(text[code.Length])) && (found is null || code.Length > found.Length)) found = code;
        return found;
    }
}
