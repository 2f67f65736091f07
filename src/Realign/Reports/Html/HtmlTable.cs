using System.Globalization;
using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>A table of a report as people read it: percent and billions, a value and its range in one cell.</summary>
internal static class HtmlTable
{
    private const string Low = "_low", High = "_high";

    public static Markup Draw(ReportTable table)
    {
        var names = table.Columns.Select(c => c.Name).ToList();
        int[] shown = [.. Enumerable.Range(0, names.Count).Where(c => !IsEnd(names, c))];
        return Markup.Of($"""
            <div class="scroll" role="group" tabindex="0" aria-label="Table: {table.Title}"><table>
            <thead><tr>{shown.Select(c => Markup.Of($"<th scope=\"col\" class=\"{Kind(table, c)}\">{Header(table.Columns[c])}</th>"))}</tr></thead>
            <tbody>
            {table.Rows.Select(r => Markup.Of($"<tr>{shown.Select(c => Markup.Of($"<td class=\"{Kind(table, c)}\">{Cell(table, names, r, c)}</td>"))}</tr>\n"))}
            </tbody></table></div>
            """);
    }

    /// <summary>Whether a column holds an end of another's range.</summary>
    private static bool IsEnd(List<string> names, int column) =>
        (names[column].EndsWith(Low, StringComparison.Ordinal) && names.Contains(names[column][..^Low.Length])) || (names[column].EndsWith(High, StringComparison.Ordinal) && names.Contains(names[column][..^High.Length]));

    private static string Kind(ReportTable table, int column) => table.Columns[column].Unit == ReportUnit.Text ? "words" : "number";

    private static string Header(ReportColumn column)
    {
        string words = EconomyText.Upper(column.Name.Replace('_', ' '));
        return column.Unit switch { ReportUnit.Fraction => $"{words}, %", ReportUnit.Usd => $"{words}, bn USD", _ => words };
    }

    private static string Cell(ReportTable table, List<string> names, IReadOnlyList<object?> row, int column)
    {
        if (row[column] is not double value) return row[column] switch { null => "", bool flag => flag ? "yes" : "no", var other => Convert.ToString(other, CultureInfo.InvariantCulture)! };
        double? End(string suffix) => names.IndexOf(names[column] + suffix) is >= 0 and var at ? row[at] as double? : null;
        var interval = new Interval(value, End(Low), End(High));
        var unit = table.UnitOf(row, column);
        bool isChange = table.Columns[column].IsChange;
        return unit switch
        {
            ReportUnit.Fraction when table.Columns[column].Unit == ReportUnit.ByRow => FigureText.Signed(interval, "fraction"),
            ReportUnit.Usd when table.Columns[column].Unit == ReportUnit.ByRow => FigureText.Signed(interval, "USD"),
            ReportUnit.Fraction => isChange ? FigureText.Bare(interval, "fraction") : FigureText.Level(interval, 0.01),
            ReportUnit.Usd => isChange ? FigureText.Bare(interval, "USD") : FigureText.Level(interval),
            _ => value.ToString("G4", CultureInfo.InvariantCulture),
        };
    }
}
