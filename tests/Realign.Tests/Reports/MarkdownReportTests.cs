using System.Text.RegularExpressions;
using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Tests.Reports;

public partial class MarkdownReportTests
{
    private static readonly string _report = MarkdownReport.Write(TinyCase.With(new Interval(0.01, 0.005, 0.02)));

    [Fact]
    public void All_rows_of_a_table_have_the_cells_of_its_header()
    {
        var tables = Tables(_report);
        Assert.Equal(17, tables.Count);
        Assert.All(tables, rows => Assert.Single(rows.Select(Cells).Distinct()));
        Assert.All(tables, rows => Assert.Matches("^[|: -]+$", rows[1]));
    }

    [Fact]
    public void Pipes_and_lines_in_words_stay_inside_their_cell()
    {
        Assert.Contains("| pipes \\| commas, \"quotes\" and lines |", _report, StringComparison.Ordinal);
        Assert.Contains("https://example.org/a\\|b", _report, StringComparison.Ordinal);
        Assert.Equal("\\\\\\| \\*x\\* \\`y\\` \\<z>", MarkdownTable.Escape("\\| *x* `y`\r\n<z>"));
    }

    [Fact]
    public void The_answer_follows_the_question()
    {
        Assert.StartsWith("# A tiny case\n\n**Question.** Does A\\|B gain?\n", _report, StringComparison.Ordinal);
        Assert.Contains("## Answer\n\nA tariff: in the long run this raises the welfare of Aland by 1.00 %", _report, StringComparison.Ordinal);
        Assert.EndsWith("```sh\nrealign run tiny --draws 10\n```\n", _report, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_show_medians_with_ranges_and_failures_with_reasons()
    {
        Assert.Matches(@"\| Welfare, % +\| +\+1\.00 \[\+0\.50, \+2\.00\] \| +not solved \|", _report);
        Assert.Contains("- A ruinous tariff: not solved: wages diverge\n", _report, StringComparison.Ordinal);
        Assert.Contains("- No deficits: Everyone pays. Not solved: it does not converge\n", _report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_game_is_a_nested_list() =>
        Assert.Contains(
            """
            - Does Aland answer? (Aland +1.00 %; Beland +2.00 %). Aland decides:
              - yes, chosen in 25 % of the draws (Aland 0.000 %; Beland 0.000 %). Beland decides:
                - Beland \| stays, chosen in 100 % of the draws (Aland 0.000 %; Beland 0.000 %)
              - no, chosen in 75 % of the draws (Aland +1.00 %; Beland +2.00 %)
            """.ReplaceLineEndings("\n"),
            _report,
            StringComparison.Ordinal);

    [Fact]
    public void An_unsolved_case_still_has_its_question_its_reason_and_its_provenance()
    {
        string report = MarkdownReport.Write(TinyCase.Unsolved);
        Assert.Contains("could not be solved, so there is no answer: wages diverge.", report, StringComparison.Ordinal);
        Assert.Contains("## Where it comes from", report, StringComparison.Ordinal);
        Assert.DoesNotContain("## Who gains", report, StringComparison.Ordinal);
    }

    private static List<List<string>> Tables(string report) =>
        [.. report.Split("\n\n").Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList()).Where(lines => lines.Count > 0 && lines[0].StartsWith('|'))];

    private static int Cells(string row) => Separator().Count(row);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Separator();
}
