namespace Realign.Claims.Lexicon;

/// <summary>Letters as they are looked up: lower case, without accents, one form of apostrophe, hyphen and quotation mark.</summary>
internal static class Folding
{
    public static char Of(char c) => c < _table.Length ? _table[c] : Beyond(c);

    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = Of(source[i]);
    });

    private static char Beyond(char c) => c switch
    {
        '‘' or '’' or 'ʼ' or '‛' => '\'',
        '“' or '”' or '„' or '‟' or '″' => '"',
        '–' or '—' or '‐' or '‑' or '−' or '‒' => '-',
        '\u2009' or '\u202F' or '\u2003' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Accents of the languages whose names appear in news in either language; without them where globalisation is invariant.</summary>
    private static readonly string[] _accents =
    [
        "aàáâãäåāăą", "cçćĉċč", "dďđ", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņň", "oòóôõöøōŏő", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    private static readonly char[] _table = Table();

    private static char[] Table()
    {
        var table = new char[0x250];
        for (int i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant((char)i);
        foreach (string letters in _accents)
        {
            foreach (char c in letters.AsSpan(1)) table[c] = table[char.ToUpperInvariant(c)] = letters[0];
        }

        table['I'] = 'i';
        table[0xA0] = ' ';
        table['«'] = table['»'] = '"';
        table['´'] = table['`'] = '\'';
        return table;
    }
}
