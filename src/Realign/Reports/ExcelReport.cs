using System.Globalization;
using ClosedXML.Excel;

namespace Realign.Reports;

/// <summary>
/// A case's result as an Excel workbook: a sheet to read first, then one a table. The same result gives the same bytes. Widths come from the
/// length of the text, so that no fonts are needed.
/// </summary>
public static class ExcelReport
{
    private const string ReadMe = "Read me";
    private const int Narrowest = 8, Widest = 60, ReadMeLabels = 18, ReadMeText = 110;

    /// <summary>What Excel holds in a cell, in characters.</summary>
    private const int LongestText = 32767;

    /// <summary>A file says when it was made; a result that can be made again at any time does not.</summary>
    private static readonly DateTime _noTime = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes the workbook at the stream's position; the stream stays open.</summary>
    public static void Write(CaseResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        var tables = CaseTables.Of(result);
        using var book = new XLWorkbook();
        (book.Properties.Title, book.Properties.Created, book.Properties.Modified) = (result.Name, _noTime, _noTime);
        Introduce(book.Worksheets.Add(ReadMe), result, tables);
        foreach (var table in tables) Fill(book.Worksheets.Add(table.Name), table);
        using var file = new MemoryStream();
        book.SaveAs(file);
        StablePackage.Copy(file, stream);
    }

    /// <summary>Writes the tables of a run that converged; the stream stays open.</summary>
    /// <exception cref="RealignException">It did not converge.</exception>
    public static void Write(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using var book = new XLWorkbook();
        (book.Properties.Title, book.Properties.Created, book.Properties.Modified) = (result.Scenario.Name, _noTime, _noTime);
        foreach (var table in RunTables.Of(result)) Fill(book.Worksheets.Add(table.Name), table);
        using var file = new MemoryStream();
        book.SaveAs(file);
        StablePackage.Copy(file, stream);
    }

    private static void Introduce(IXLWorksheet sheet, CaseResult result, IReadOnlyList<ReportTable> tables)
    {
        int row = 0;
        void Line(string label, string? text)
        {
            if (text is null) return;
            Set(sheet.Cell(++row, 1), label);
            Set(sheet.Cell(row, 2), text);
        }

        Line("Case", result.Name);
        Line("Question", result.Question);
        foreach (string sentence in Answer.Sentences(result)) Line("Answer", sentence);
        foreach (string note in Answer.Notes(result)) Line("Note", note);
        Line("Numbers", "Changes are fractions, shown as percent; values are USD. Columns _low and _high are the 5 % and 95 % quantiles of the draws, beside their median; they are empty without draws. Medians of parts need not add up to the median of their sum.");
        Line("Economy", $"{result.Economy}, {result.EconomyName(result.Economy)}");
        Line("Day", result.At ?? "all events in force");
        Line("Draws", result.Draws > 0 ? $"{result.Draws}, seed {result.Seed}" : "none: central values");
        Line("Solutions", $"{result.Solutions}, of which {result.SolutionsFailed} did not converge and are in no number");
        Line("World", $"{result.World.Name}, base year {result.World.Year}, {result.World.Economies} economies, {result.World.Sectors} sectors");
        Line("World's hash", result.World.Hash);
        Line("Realign", result.RealignVersion);
        Line("Command", result.Command);
        foreach (var table in tables) Line($"Sheet {table.Name}", table.Title);
        (sheet.Column(1).Width, sheet.Column(2).Width) = (Math.Max(ReadMeLabels, tables.Select(t => t.Name.Length + 8).DefaultIfEmpty().Max()), ReadMeText);
        sheet.Column(1).Style.Font.Bold = true;
        sheet.Column(2).Style.Alignment.WrapText = true;
        sheet.Columns(1, 2).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
    }

    private static void Fill(IXLWorksheet sheet, ReportTable table)
    {
        for (int c = 0; c < table.Columns.Count; c++) Column(sheet, table, c);
        sheet.Row(1).Style.Font.Bold = true;
        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, table.Rows.Count + 1, table.Columns.Count).SetAutoFilter();
    }

    private static void Column(IXLWorksheet sheet, ReportTable table, int c)
    {
        Set(sheet.Cell(1, c + 1), table.Columns[c].Name);
        int width = table.Columns[c].Name.Length;
        for (int r = 0; r < table.Rows.Count; r++)
        {
            var cell = sheet.Cell(r + 2, c + 1);
            var unit = table.UnitOf(table.Rows[r], c);
            Set(cell, table.Rows[r][c]);
            if (Format(unit) is { } format) cell.Style.NumberFormat.Format = format;
            width = Math.Max(width, Length(table.Rows[r][c], unit));
        }

        // The arrow of the filter covers about three characters.
        sheet.Column(c + 1).Width = Math.Clamp(width + 3, Narrowest, Widest);
    }

    private static string? Format(ReportUnit unit) => unit switch
    {
        ReportUnit.Fraction => "0.000%",
        ReportUnit.Usd => "#,##0",
        _ => null,
    };

    private static int Length(object? cell, ReportUnit unit) => cell switch
    {
        null => 0,
        double number => number.ToString(unit switch { ReportUnit.Usd => "N0", ReportUnit.Fraction => "0.000%", _ => "G10" }, CultureInfo.InvariantCulture).Length,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Length,
    };

    private static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null: break;
            case bool flag: cell.SetValue(flag); break;
            case int number: cell.SetValue(number); break;
            case double number when double.IsFinite(number): cell.SetValue(number); break;
            default: SetText(cell, Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
        }
    }

    /// <summary>Text stays text, whatever it begins with.</summary>
    private static void SetText(IXLCell cell, string text)
    {
        cell.SetDataType(XLDataType.Text);
        cell.SetValue(text.Length <= LongestText ? text : text[..LongestText]);
    }
}
