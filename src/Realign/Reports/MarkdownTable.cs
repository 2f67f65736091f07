using System.Text;

namespace Realign.Reports;

/// <summary>A table of GitHub-flavoured Markdown, padded so that it also reads as plain text.</summary>
internal sealed class MarkdownTable
{
    /// <summary>Cells longer than this are not padded for.</summary>
    private const int Widest = 48;

    private readonly List<string[]> _rows = [];
    private readonly int _labels;

    /// <param name="header">The names of the columns.</param>
    /// <param name="labels">How many of the first columns are words; the others are numbers, set to the right.</param>
    public MarkdownTable(IEnumerable<string> header, int labels)
    {
        _labels = labels;
        Add(header);
    }

    public int Rows => _rows.Count - 1;

    public void Add(params IEnumerable<string?> cells) => _rows.Add([.. cells.Select(c => Escape(c ?? ""))]);

    /// <summary>Text on one line, in which nothing is taken for markup or for the end of a cell.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text.ReplaceLineEndings(" ").Trim())
        {
            if (c is '\\' or '|' or '*' or '`' or '<') escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _rows[0].Length).Select(c => Math.Max(3, _rows.Where(r => r[c].Length <= Widest).Select(r => r[c].Length).DefaultIfEmpty(3).Max()))];
        var text = new StringBuilder();
        for (int r = 0; r < _rows.Count; r++)
        {
            Append(text, _rows[r].Select((cell, c) => c < _labels ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])));
            if (r == 0) Append(text, widths.Select((width, c) => c < _labels ? new string('-', width) : $"{new string('-', width - 1)}:"));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
