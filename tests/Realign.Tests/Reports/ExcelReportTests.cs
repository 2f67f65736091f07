using ClosedXML.Excel;
using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Tests.Reports;

public class ExcelReportTests
{
    private static readonly CaseResult _result = TinyCase.With(new Interval(0.01, 0.005, 0.02));

    [Fact]
    public void Every_cell_of_every_table_is_in_its_sheet()
    {
        using var book = new XLWorkbook(new MemoryStream(Bytes()));
        foreach (var table in CaseTables.Of(_result))
        {
            var sheet = book.Worksheet(table.Name);
            Assert.Equal(table.Columns.Select(c => c.Name), Enumerable.Range(1, table.Columns.Count).Select(c => sheet.Cell(1, c).GetString()));
            for (int r = 0; r < table.Rows.Count; r++)
                for (int c = 0; c < table.Columns.Count; c++)
                    Assert.Equal(table.Rows[r][c], Value(sheet.Cell(r + 2, c + 1), table.Rows[r][c]));
            Assert.Equal(table.Rows.Count + 1, sheet.LastRowUsed().RowNumber());
            Assert.Equal((1, true), (sheet.SheetView.SplitRow, sheet.AutoFilter.IsEnabled));
        }
    }

    [Fact]
    public void Fractions_are_shown_as_percent_and_USD_in_groups_of_thousands()
    {
        using var book = new XLWorkbook(new MemoryStream(Bytes()));
        var measures = book.Worksheet("measures");
        Assert.Equal(["0.000%", "#,##0"], ((int[])[2, 3]).Select(r => measures.Cell(r, 7).Style.NumberFormat.Format));
    }

    [Fact]
    public void The_first_sheet_has_question_answer_and_command()
    {
        using var book = new XLWorkbook(new MemoryStream(Bytes()));
        var sheet = book.Worksheet(1);
        var lines = sheet.RowsUsed().Select(r => (r.Cell(1).GetString(), r.Cell(2).GetString())).ToList();
        Assert.Equal("Read me", sheet.Name);
        Assert.Contains(("Question", "Does A|B gain?"), lines);
        Assert.Equal(Answer.Sentences(_result), lines.Where(l => l.Item1 == "Answer").Select(l => l.Item2));
        Assert.Contains(("Command", _result.Command), lines);
        Assert.Equal(CaseTables.Of(_result).Select(t => t.Title), lines.Where(l => l.Item1.StartsWith("Sheet ", StringComparison.Ordinal)).Select(l => l.Item2));
    }

    [Fact]
    public void Names_of_sheets_are_such_as_Excel_takes() =>
        Assert.All(CaseTables.Of(_result), t => Assert.Matches("^[a-z][a-z-]{0,30}$", t.Name));

    [Fact]
    public void The_same_result_gives_the_same_bytes_at_any_time()
    {
        byte[] first = Bytes();
        Thread.Sleep(TimeSpan.FromSeconds(2.1));
        Assert.Equal(first, Bytes());
    }

    [Fact]
    public void An_unsolved_case_has_a_workbook_too()
    {
        using var stream = new MemoryStream();
        ExcelReport.Write(TinyCase.Unsolved, stream);
        stream.Position = 0;
        using var book = new XLWorkbook(stream);
        Assert.Equal(["Read me", .. CaseTables.Of(TinyCase.Unsolved).Select(t => t.Name)], book.Worksheets.Select(s => s.Name));
    }

    private static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        ExcelReport.Write(_result, stream);
        return stream.ToArray();
    }

    private static object? Value(IXLCell cell, object? like) => like switch
    {
        null => cell.IsEmpty() ? null : cell.Value,
        double => cell.GetDouble(),
        int => (int)cell.GetDouble(),
        bool => cell.GetBoolean(),
        _ => cell.HasFormula ? cell.FormulaA1 : cell.GetString(),
    };
}
