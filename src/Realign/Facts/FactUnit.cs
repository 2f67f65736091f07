namespace Realign.Facts;

/// <summary>
/// A canonical unit, in full: a currency (<c>USD</c>), <c>percent</c>, <c>share_of_gdp</c> (in percent), <c>percent of exports</c> and of other totals, <c>people</c>, <c>COP per USD</c>,
/// <c>tonnes</c>, <c>years</c>, <c>times</c>, <c>event</c>. Published units carry a scale: <c>USD bn</c> is USD times 10⁹, <c>COP tn</c> COP times 10¹².
/// </summary>
public sealed record FactUnit
{
    /// <summary>Percent of GDP.</summary>
    public const string ShareOfGdp = "share_of_gdp";

    private const string PercentOf = "percent of ";

    /// <summary>Words for powers of ten. Spanish <c>billones</c> are 10¹² and <c>mil millones</c> 10⁹; the bare letter m is not read, it means a million or a thousand.</summary>
    private static readonly Dictionary<string, double> _scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["thousand"] = 1e3,
        ["mil"] = 1e3,
        ["mn"] = 1e6,
        ["million"] = 1e6,
        ["millones"] = 1e6,
        ["bn"] = 1e9,
        ["billion"] = 1e9,
        ["mil millones"] = 1e9,
        ["tn"] = 1e12,
        ["trillion"] = 1e12,
        ["billones"] = 1e12,
    };

    /// <summary>What percentages may be of, beside GDP.</summary>
    private static readonly string[] _totals = ["exports", "imports", "trade balance", "debt", "tax revenue", "remittances", "FDI", "products", "labour force"];

    /// <summary>Published ways to write a plain percentage.</summary>
    private static readonly string[] _percents = ["percent", "%", "% y/y", "% y/y December", "% real", "% ad valorem", "% change", "% of amount sent", "% duty"];

    private static readonly string[] _counts = ["people", "tonnes", "years", "times", "event"];

    private FactUnit(string name, double scale) => (Name, Scale) = (name, scale);

    /// <summary>The canonical unit.</summary>
    public string Name { get; }

    /// <summary>What a value as published is multiplied with.</summary>
    public double Scale { get; }

    /// <summary>Whether the canonical unit is a currency.</summary>
    public bool IsMoney => IsCurrency(Name);

    public static bool IsCurrency(string name) => name is { Length: 3 } && name.All(char.IsAsciiLetterUpper);

    /// <summary>Reads a unit as published or canonical.</summary>
    /// <exception cref="RealignException">The text is no unit.</exception>
    public static FactUnit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (_percents.Contains(text, StringComparer.Ordinal)) return new("percent", 1);
        if (text is ShareOfGdp or "% of GDP" or "percent of GDP") return new(ShareOfGdp, 1);
        if ((text.StartsWith("% of ", StringComparison.Ordinal) ? text[5..] : text.StartsWith(PercentOf, StringComparison.Ordinal) ? text[PercentOf.Length..] : null) is { } of)
            return _totals.Contains(of, StringComparer.Ordinal) ? new(PercentOf + of, 1)
                : throw new RealignException($"a percentage of '{of}' is not known.{NearestName.Hint(of, _totals)} Known: GDP, {string.Join(", ", _totals)}.");
        if (text.Length == 11 && text.Contains(" per ", StringComparison.Ordinal) && IsCurrency(text[..3]) && IsCurrency(text[8..])) return new(text, 1);
        if (Scaled(text) is { } scaled) return scaled;
        throw new RealignException($"'{text}' is no unit; write money as 'USD bn' or 'billion USD' (10⁹), 'COP tn' (10¹², Spanish 'billones'), shares as 'percent of GDP' or 'percent of exports', rates as 'percent', and else {string.Join(", ", _counts)} or 'COP per USD'.");
    }

    public override string ToString() => Name;

    private static FactUnit? Scaled(string text)
    {
        if (Base(text) is { } plain) return new(plain, 1);
        int first = text.IndexOf(' ', StringComparison.Ordinal), last = text.LastIndexOf(' ');
        if (first < 0) return null;
        if (Base(text[..first]) is { } before && _scales.TryGetValue(text[(first + 1)..], out double scale)) return new(before, scale);
        return Base(text[(last + 1)..]) is { } after && _scales.TryGetValue(text[..last], out scale) ? new(after, scale) : null;
    }

    private static string? Base(string word) => word is "US$" ? "USD" : IsCurrency(word) || _counts.Contains(word, StringComparer.Ordinal) ? word : null;
}
