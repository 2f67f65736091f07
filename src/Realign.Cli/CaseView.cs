using Realign.Models.Ensembles;
using Realign.Reports;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a case, in 80 columns; the report has the rest.</summary>
internal static class CaseView
{
    private static readonly string[] _shown = ["welfare", "goods-balance"];

    public static void Show(CaseResult result, string folder, IReadOnlyList<string> written)
    {
        Terminal.Line($"[bold]{Markup.Escape(result.Name)}[/]");
        if (result.Question is { } question) Terminal.Line(Markup.Escape(question));
        Terminal.Line();
        foreach (string sentence in (string[])[.. Answer.Sentences(result), .. Answer.Notes(result)]) Terminal.Line(Markup.Escape(sentence));
        Terminal.Line();
        Claims(result);
        Scenarios(result);
        string failed = result.SolutionsFailed > 0 ? $", {result.SolutionsFailed} failed" : ", none failed";
        Terminal.Line(result.Draws > 0 ? $"Median [[5 %, 95 %]] of {result.Draws} draws, seed {result.Seed}; {result.Solutions} solutions{failed}." : $"Central values, no draws; {result.Solutions} solutions{failed}.");
        Terminal.Line();
        Terminal.Line($"Written to {Markup.Escape(folder)}: {Markup.Escape(string.Join(", ", written))}");
    }

    private static void Claims(CaseResult result)
    {
        if (result.Claims.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("claim").AddColumn(new TableColumn("verdict") { Width = 24 });
        foreach (var c in result.Claims) table.AddRow(Markup.Escape($"“{c.Claim.Span}”"), Markup.Escape(c.Verdict.Word));
        Terminal.Out.Write(table);
    }

    private static void Scenarios(CaseResult result)
    {
        int[] columns = [.. _shown.Select(id => result.Measures.ToList().FindIndex(m => m.Id == id))];
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(Markup.Escape(result.EconomyNames[result.Economy])));
        foreach (int m in columns)
            table.AddColumn(new TableColumn(result.Measures[m].Unit == "USD" ? "goods balance, bn USD" : "welfare, %") { Alignment = Justify.Right, NoWrap = true });
        foreach (var s in result.Scenarios)
            table.AddRow([Markup.Escape(s.Title), .. columns.Select(m => Markup.Escape(s.Values.Count > 0 ? Text(s.Values[m], result.Measures[m].Unit) : "not solved"))]);
        Terminal.Out.Write(table);
    }

    private static string Text(Interval value, string unit)
    {
        if (unit != "USD") return Figures.Percent(value);
        string central = Figures.Change(value.Value);
        return value is { Low: { } low, High: { } high } ? $"{central} [{Figures.Change(low)}, {Figures.Change(high)}]" : central;
    }
}
