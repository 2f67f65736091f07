namespace Realign.Files;

/// <summary>Text as a field of a CSV file.</summary>
internal static class CsvText
{
    /// <summary>The text, in quotes where it would end the field or the line.</summary>
    public static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
