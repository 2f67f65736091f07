using System.Globalization;

namespace Realign.Reports;

/// <summary>Names of economies and labels inside sentences.</summary>
public static class EconomyText
{
    private static readonly string[] _withArticle = ["United ", "Netherlands", "Philippines", "Russian Federation", "Slovak Republic", "Rest of the world", "European Union"];

    /// <summary>A name as English sentences want it: "the United States", "Korea".</summary>
    public static string InSentence(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = name.Replace(" (aggregate)", "", StringComparison.Ordinal);
        return plain.StartsWith("Rest of", StringComparison.Ordinal) ? $"the {Lower(plain)}"
            : Array.Exists(_withArticle, w => plain.StartsWith(w, StringComparison.Ordinal)) ? $"the {plain}"
            : plain;
    }

    /// <summary>A label inside a sentence: a first word that is not an acronym loses its capital.</summary>
    internal static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..] : text;

    internal static string Upper(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
