using System.Globalization;
using System.Text.RegularExpressions;
using Realign.Claims.Articles;

namespace Realign.Cases.Drafting;

/// <summary>When an article appeared, by what it says of itself: the page's own mark, the address, a date near its beginning.</summary>
internal static partial class ArticleDate
{
    /// <summary>A date behind so many characters is as likely one that the article speaks of.</summary>
    private const int Beginning = 400;

    private static readonly string[] _months = ["jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"];

    /// <summary>The date, and where it was found; null when the article has none.</summary>
    public static (DateOnly Day, string Where)? Of(Article article, Uri? url)
    {
        if (article.Published is { } marked) return (marked, "the page says so");
        if (url is not null && InAddress().Match(url.AbsolutePath) is { Success: true } path && Day(path.Groups[1].Value, path.Groups[2].Value, path.Groups[3].Value) is { } addressed) return (addressed, "it stands in the address");
        string text = article.Text[..Math.Min(Beginning, article.Text.Length)];
        return Written().Matches(text).Select(Read).FirstOrDefault(d => d is not null) is { } day ? (day, "the first date of the text") : null;
    }

    private static DateOnly? Read(Match match)
    {
        string Group(string name) => match.Groups[name].Value;
        string month = Group("m1").Length > 0 ? Group("m1") : Group("m2");
        if (month.Length > 0) month = (Array.FindIndex(_months, m => m.Split(' ').Any(start => month.StartsWith(start, StringComparison.OrdinalIgnoreCase))) + 1).ToString(CultureInfo.InvariantCulture);
        return month.Length > 0
            ? Day(Group("y1") + Group("y2"), month, Group("d1") + Group("d2"))
            : Day(Group("y3"), Group("m3"), Group("d3"));
    }

    private static DateOnly? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")]
    private static partial Regex InAddress();

    [GeneratedRegex(@"\b(?:(?<m1>\p{L}{3,10})\.?\s(?<d1>\d{1,2})(?:st|nd|rd|th)?,?\s(?<y1>20\d{2})|(?<d2>\d{1,2})(?:st|nd|rd|th)?\s(?:de\s)?(?<m2>\p{L}{3,10})\.?,?\s(?:del?\s)?(?<y2>20\d{2})|(?<y3>20\d{2})-(?<m3>\d{2})-(?<d3>\d{2}))\b")]
    private static partial Regex Written();
}
