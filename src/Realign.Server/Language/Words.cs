using System.Globalization;

namespace Realign.Server.Language;

/// <summary>
/// The interface in one language. Pages are written in English and name their sentences by it; another language has a list of the same sentences. What the library says of events, claims and data
/// stays English. Cultures are of no use here: the program runs without their tables, so that files read the same everywhere.
/// </summary>
public sealed class Words
{
    private static readonly NumberFormatInfo _point = new() { NegativeSign = "−", NumberGroupSeparator = "," };
    private static readonly NumberFormatInfo _comma = new() { NegativeSign = "−", NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private readonly IReadOnlyDictionary<string, string> _sentences;

    private Words(string language, string name, NumberFormatInfo numbers, IReadOnlyDictionary<string, string> sentences) => (Language, Name, Numbers, _sentences) = (language, name, numbers, sentences);

    public static Words English { get; } = new("en", "English", _point, new Dictionary<string, string>());

    public static Words Spanish { get; } = new("es", "Español", _comma, Read("es.csv"));

    public static IReadOnlyList<Words> All { get; } = [English, Spanish];

    /// <summary>For <c>lang</c>.</summary>
    public string Language { get; }

    /// <summary>What the language calls itself.</summary>
    public string Name { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>The sentence in this language; as it is where the list lacks it.</summary>
    public string this[string english] => _sentences.GetValueOrDefault(english, english);

    /// <summary>The sentence with values put in for {0}, {1}, …; numbers are written as the language does.</summary>
    public string this[string english, params object[] values] => string.Format(Numbers, this[english], values);

    /// <summary>The language of that code; English where there is none.</summary>
    public static Words Of(string? language) => All.FirstOrDefault(w => w.Language == language) ?? English;

    /// <summary>The language that was chosen, else the first of the browser's that we have.</summary>
    /// <param name="chosen">A code; null for none.</param>
    /// <param name="accepted">The header <c>Accept-Language</c>.</param>
    public static Words Of(string? chosen, string? accepted)
    {
        if (All.FirstOrDefault(w => w.Language == chosen) is { } own) return own;
        foreach (string part in (accepted ?? "").Split(','))
        {
            string code = part.Split(';')[0].Trim().Split('-')[0].ToLowerInvariant();
            if (All.FirstOrDefault(w => w.Language == code) is { } words) return words;
        }

        return English;
    }

    /// <summary>Whether the language has the sentence; English has all.</summary>
    internal bool Has(string english) => _sentences.Count == 0 || _sentences.ContainsKey(english);

    private static Dictionary<string, string> Read(string name)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        using var csv = new CsvHelper.CsvReader(reader, CultureInfo.InvariantCulture);
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) sentences.Add(csv.GetField(0)!, csv.GetField(1)!);
        return sentences;
    }
}
