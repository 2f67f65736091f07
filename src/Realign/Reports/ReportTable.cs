using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.Reports;

/// <summary>A part of a result as a flat table, the same for CSV and Excel.</summary>
/// <param name="Name">What its file and its sheet are called.</param>
/// <param name="Title">What it holds, for a reader.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Cells by row, then column: a string, double, int or bool, or null where there is nothing to say.</param>
public sealed record ReportTable(string Name, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const string UnitColumn = "unit";

    /// <summary>What the cell of a row is; never <see cref="ReportUnit.ByRow"/>.</summary>
    public ReportUnit UnitOf(IReadOnlyList<object?> row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var unit = Columns[column].Unit;
        if (unit != ReportUnit.ByRow) return unit;
        return row[IndexOf(UnitColumn)] as string == "USD" ? ReportUnit.Usd : ReportUnit.Fraction;
    }

    /// <summary>The rows in which a column has a text.</summary>
    public ReportTable Where(string column, string text)
    {
        int at = IndexOf(column);
        return this with { Rows = [.. Rows.Where(r => r[at] as string == text)] };
    }

    /// <summary>Some of the columns, in this order.</summary>
    public ReportTable Select(params string[] columns)
    {
        int[] at = [.. columns.Select(IndexOf)];
        return this with { Columns = [.. at.Select(c => Columns[c])], Rows = [.. Rows.Select(r => (IReadOnlyList<object?>)[.. at.Select(c => r[c])])] };
    }

    private int IndexOf(string column) => Columns.ToList().FindIndex(c => c.Name == column) is >= 0 and var at
        ? at
        : throw new RealignException($"The table '{Name}' has no column '{column}'; it has {string.Join(", ", Columns.Select(c => c.Name))}.");

    /// <summary>One header, commas, a decimal point, 1 and 0 for yes and no, USD and fractions, invariant culture.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        Append(text, [.. Columns.Select(c => c.Name)]);
        foreach (var row in Rows) Append(text, row);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<object?> row) => text.AppendJoin(',', row.Select(Csv)).Append('\n');

    private static string Csv(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        var other => CsvText.Quote(Convert.ToString(other, CultureInfo.InvariantCulture)!),
    };
}
