using System.Reflection;
using Realign.Files;

namespace Realign.Verdicts;

/// <summary>The bands that hedges stand for (hedges.csv; docs/verdicts.md). Choices of ours, shown beside every verdict.</summary>
public static class HedgeTable
{
    private static readonly Lazy<IReadOnlyList<(string Kind, string Words, Hedge Hedge)>> _rows = new(Read);

    /// <summary>A figure without a hedge, of what is to come: nobody means the last digit of a forecast.</summary>
    public static Hedge Plain { get; } = new(0.9, 1.1, "no hedge: 10 % either way");

    /// <summary>What became of something when it is gone: within a tenth of where it started, or beyond.</summary>
    public static Hedge Nothing => _rows.Value.First(r => r.Kind == "nothing").Hedge;

    /// <summary>The table as people read it: words and band.</summary>
    public static IReadOnlyList<(string Words, Hedge Hedge)> Rows => [.. _rows.Value.Select(r => (r.Words, r.Hedge))];

    /// <summary>The band of a hedge as written; that without a hedge when the words are not known, or there are none.</summary>
    public static Hedge Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return Plain;
        string folded = words.Trim().ToLowerInvariant();
        var known = _rows.Value.SelectMany(r => r.Words.Split('|').Select(w => (Word: w, r.Hedge))).Where(w => folded.Contains(w.Word, StringComparison.Ordinal) && IsWhole(folded, w.Word)).ToList();
        return known.Count == 0 ? Plain : known.MaxBy(w => w.Word.Length).Hedge;
    }

    /// <summary>Whether the words stand there as words, not inside another.</summary>
    private static bool IsWhole(string text, string words)
    {
        for (int at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + words.Length == text.Length || !char.IsLetter(text[at + words.Length]))) return true;
        return false;
    }

    private static List<(string, string, Hedge)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("hedges.csv")!;
        using var table = CsvTable.Open("hedges.csv", new StreamReader(stream), "kind", "low", "high", "words", "reading");
        var rows = new List<(string, string, Hedge)>();
        while (table.Read())
        {
            double? End(string column) => table.Text(column).Length == 0 ? null : table.Number(column);
            rows.Add((table.Text("kind"), table.Text("words"), new Hedge(End("low"), End("high"), table.Text("reading"))));
        }

        return rows;
    }
}
