using System.Text;
using Realign.Claims.Articles;
using Realign.Claims.Lexicon;

namespace Realign.Claims;

/// <summary>
/// What the address of an article says about it. Most publishers write the headline into it ("…/exportaciones-de-chile-a-china-caen-4711.html"),
/// in small letters, without accents and apostrophes. Nothing is fetched.
/// </summary>
internal static class SourceAddress
{
    private const int LongestAddress = 2000;

    /// <summary>Fewer words are the name of a section.</summary>
    private const int FewestWords = 3;

    private static readonly HashSet<string> _soldAsWords = ["co", "tv", "me", "io", "ai", "fm", "cc", "ws", "to", "gg", "ly", "in", "es"];

    private static readonly HashSet<string> _abbreviations = ["us", "usa", "uk", "eu", "ue", "uae", "eeuu"];

    /// <summary>The economy that newspapers without a national address write for.</summary>
    private static readonly Dictionary<string, string> _publications = LexiconFile.Rows("publications").SelectMany(row => LexiconFile.Phrases(row("hosts")).Select(host => (host, row("code")))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a headline, written so that names are recognised; null when the address holds none.</summary>
    public static string? Headline(string? address)
    {
        if (address is null || address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        string best = "";
        int most = FewestWords - 1;
        foreach (string segment in Uri.UnescapeDataString(uri.AbsolutePath).Split('/'))
        {
            var words = Words(segment);
            if (words.Count <= most) continue;
            (best, most) = (string.Join(' ', words), words.Count);
        }

        return best.Length > 0 ? best : null;
    }

    /// <summary>The economy of a newspaper that is known to be of one, else that of a national address ("….com.ar", "….pe"); null for international ones and for endings that are sold as words.</summary>
    public static string? Home(string? address)
    {
        if (address is null || address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (Publication(uri.Host) is { } known) return known;
        string[] labels = uri.Host.Split('.');
        string last = labels[^1], second = labels.Length > 2 ? labels[^2] : "";
        bool national = second is "com" or "co" or "gov" or "gob" or "gub" or "edu" or "org" or "net" or "ac" or "go";
        if (last.Length != 2 || (_soldAsWords.Contains(last) && !national)) return null;
        return HtmlText.Regions.GetValueOrDefault(last.ToUpperInvariant());
    }

    /// <summary>A host that is listed, or that belongs to one ("m.eltiempo.com").</summary>
    private static string? Publication(string host)
    {
        for (int at = 0; at >= 0;)
        {
            if (_publications.TryGetValue(host[at..], out string? code)) return code;
            int point = host.IndexOf('.', at);
            at = point < 0 ? -1 : point + 1;
        }

        return null;
    }

    private static List<string> Words(string segment)
    {
        var words = new List<string>();
        string[] parts = segment.Split(['-', '_', '+', ' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i];
            string next = i + 1 < parts.Length ? parts[i + 1] : "";
            if (part.Any(char.IsAsciiDigit) || part is "html" or "htm" or "php" or "amp" or "aspx") continue;
            if ((part, next) is ("u", "s") or ("ee", "uu") or ("u", "k") or ("e", "u"))
            {
                words.Add((part + next).ToUpperInvariant());
                i++;
            }
            else
            {
                words.Add(Written(part));
            }
        }

        return words;
    }

    private static string Written(string part)
    {
        if (_abbreviations.Contains(part)) return part.ToUpperInvariant();
        string word = char.ToUpperInvariant(part[0]) + part[1..];
        // "lesothos textile industry": an apostrophe that the address has lost.
        bool possessive = word.Length > 4 && word[^1] == 's' && !IsEconomy(word) && IsEconomy(word[..^1]);
        return possessive ? new StringBuilder(word).Insert(word.Length - 1, '\'').ToString() : word;
    }

    private static bool IsEconomy(string word)
    {
        var tokens = Tokenizer.Read(word);
        return EconomyName.Book.Match(tokens, 0, out _) == tokens.Length && tokens.Length > 0;
    }
}
