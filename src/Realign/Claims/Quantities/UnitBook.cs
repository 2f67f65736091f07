using Realign.Claims.Lexicon;

namespace Realign.Claims.Quantities;

/// <summary>Signs and words of units.</summary>
internal static class UnitBook
{
    public static readonly PhraseBook<string> Words = Read();

    public static readonly PhraseBook<bool> Hedges = ReadHedges("before");

    public static readonly PhraseBook<bool> HedgesBehind = ReadHedges("after");

    /// <summary>"of GDP" and its like behind a percentage.</summary>
    public static readonly PhraseBook<bool> OfGdp = Book(
        "of GDP", "of gross domestic product", "of its GDP", "of the GDP", "of national GDP", "of national income", "of the country's GDP", "of economic output", "of the economy", "of its economy", "of annual GDP", "of annual output",
        "del PIB", "del Producto Interno Bruto", "del producto bruto interno", "del PBI", "del producto", "de su PIB", "de PIB", "de su economía", "de la economía", "de la producción nacional", "de nuestro PIB", "de nuestro PBI", "de su PBI", "of our GDP");

    private static readonly Dictionary<string, (string Unit, double Magnitude)> _signs = new(StringComparer.Ordinal)
    {
        ["us$"] = ("USD", 1),
        ["u$s"] = ("USD", 1),
        ["u$"] = ("USD", 1),
        ["€"] = ("EUR", 1),
        ["£"] = ("GBP", 1),
        ["¥"] = ("JPY", 1),
        ["₹"] = ("INR", 1),
        ["₽"] = ("RUB", 1),
        ["₩"] = ("KRW", 1),
        ["r$"] = ("BRL", 1),
        ["a$"] = ("AUD", 1),
        ["au$"] = ("AUD", 1),
        ["c$"] = ("CAD", 1),
        ["ca$"] = ("CAD", 1),
        ["nz$"] = ("NZD", 1),
        ["hk$"] = ("HKD", 1),
        ["s$"] = ("SGD", 1),
        ["nt$"] = ("TWD", 1),
        ["mx$"] = ("MXN", 1),
        ["cop$"] = ("COP", 1),
        ["col$"] = ("COP", 1),
        ["clp$"] = ("CLP", 1),
        ["ar$"] = ("ARS", 1),
        ["rd$"] = ("DOP", 1),
        ["s/"] = ("PEN", 1),
        ["s/."] = ("PEN", 1),
        ["usd$"] = ("USD", 1),
        ["m€"] = ("EUR", 1e6),
        ["m$"] = ("$", 1e6),
        ["mm€"] = ("EUR", 1e6),
        ["bn€"] = ("EUR", 1e9),
        ["cn¥"] = ("CNY", 1),
        ["$"] = ("$", 1),
        ["＄"] = ("$", 1),
        ["rmb¥"] = ("CNY", 1),
        ["m£"] = ("GBP", 1e6),
    };

    public static bool TrySign(string key, out (string Unit, double Magnitude) sign) => _signs.TryGetValue(key, out sign);

    private static PhraseBook<string> Read()
    {
        var book = new PhraseBook<string>();
        foreach (var row in LexiconFile.Rows("units"))
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, row("unit"));
        foreach (var row in LexiconFile.Rows("economies"))
            if (row("currency") is { Length: 3 } code && code != "ALL") book.Add(code, code);
        return book;
    }

    private static PhraseBook<bool> ReadHedges(string kind)
    {
        var book = new PhraseBook<bool>();
        foreach (var row in LexiconFile.Rows("hedges"))
            if (row("kind") == kind) foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, true);
        return book;
    }

    private static PhraseBook<bool> Book(params ReadOnlySpan<string> phrases)
    {
        var book = new PhraseBook<bool>();
        foreach (string phrase in phrases) book.Add(phrase.ToLowerInvariant(), true);
        return book;
    }
}
