using System.Globalization;
using System.Text.RegularExpressions;
using Realign.Files;

namespace Realign.Cases;

/// <summary>Finds the words of a claim in the article.</summary>
internal static class ClaimPlace
{
    /// <summary>What stands for no place.</summary>
    public const int None = -1;

    private const int Shown = 60;

    /// <summary>The span as it stands in the text, and its UTF-16 offset; without an offset in the file, the first occurrence, runs of white space being alike.</summary>
    /// <returns>The span of the file and <see cref="None"/> when there is no article, or its text does not have these words.</returns>
    /// <exception cref="FileException">The offset is none, or other words stand there.</exception>
    public static (string Span, int Start) Of(YamlFields item, string span, string? text)
    {
        if (item.Number("start") is { } given) return (span, Checked(item, span, text, given));
        if (text is null) return (span, None);
        int start = text.IndexOf(span, StringComparison.Ordinal);
        if (start >= 0) return (span, start);
        string[] words = span.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = Regex.Match(text, string.Join(@"\s+", words.Select(Regex.Escape)), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return found.Success && words.Length > 0 ? (found.Value, found.Index) : (span, None);
    }

    private static int Checked(YamlFields item, string span, string? text, double given)
    {
        var place = item.PlaceOf("start");
        string number = given.ToString(CultureInfo.InvariantCulture);
        if (text is null) throw place.Error("there is no article that 'start' could point into; name it with 'article', or drop 'start'.");
        if (given < 0 || given != Math.Floor(given)) throw place.Error($"'start' is {number}; it must be a whole number from 0, the offset of the span in the article's text.");
        if (given <= text.Length && string.CompareOrdinal(text, (int)given, span, 0, span.Length) == 0) return (int)given;
        int elsewhere = text.IndexOf(span, StringComparison.Ordinal);
        string there = given >= text.Length ? $"the article ends at {text.Length}" : $"'{text.Substring((int)given, Math.Min(Math.Min(span.Length, Shown), text.Length - (int)given))}' stands there";
        string remedy = elsewhere >= 0 ? $"It first stands at {elsewhere}: write that, or drop 'start' to have it found." : "The article does not have these words: correct the span as it stands there, or drop 'start' when the claim is a paraphrase.";
        throw place.Error($"the span is not at {number} of the article; {there}. {remedy}");
    }
}
