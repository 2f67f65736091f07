using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Realign.Claims.Lexicon;

/// <summary>The word lists that ship inside the library, one CSV a kind; phrases in a cell are parted by semicolons.</summary>
internal static class LexiconFile
{
    /// <summary>The rows of a list as field by column name.</summary>
    public static IEnumerable<Func<string, string>> Rows(string name)
    {
        using var stream = typeof(LexiconFile).Assembly.GetManifestResourceStream($"lexicon/{name}.csv")!;
        using var csv = new CsvReader(new StreamReader(stream), new CsvConfiguration(CultureInfo.InvariantCulture) { Mode = CsvMode.NoEscape, IgnoreBlankLines = true });
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) yield return column => csv.GetField(column)!.Trim();
    }

    public static IEnumerable<string> Phrases(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
