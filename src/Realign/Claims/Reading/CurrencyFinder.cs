using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>
/// What "$" and "pesos" mean: pesos are those of the economy that the text is about or names; a bare "$" in a Spanish text that elsewhere writes
/// US$, USD or dólares, or pesos, is the currency of a peso country.
/// </summary>
internal static class CurrencyFinder
{
    private static readonly Dictionary<string, string> _pesos = new() { ["COL"] = "COP", ["MEX"] = "MXN", ["ARG"] = "ARS", ["CHL"] = "CLP", ["URY"] = "UYU", ["DOM"] = "DOP", ["PHL"] = "PHP", ["CUB"] = "CUP" };

    public static CurrencyContext Find(Passage passage)
    {
        string? code = passage.Topic is { } topic && _pesos.ContainsKey(topic) ? topic : passage.Economies.Select(e => e.Value.Code).FirstOrDefault(_pesos.ContainsKey);
        if (code is null) return CurrencyContext.Default;
        string pesos = _pesos[code];
        bool marked = passage.Language == Language.Spanish && passage.Topic == code && passage.Tokens.Any(t => t.Key is "us$" or "usd" or "u$s" or "dolares") && passage.Tokens.Any(t => t.Key is "pesos" or "billones");
        return new CurrencyContext(marked ? pesos : "USD", pesos);
    }
}
