using AngleSharp.Html.Parser;
using Realign.Models.Ensembles;
using Realign.PublicFinance.Capacity;
using Realign.Reports;
using Realign.Reports.Html;

namespace Realign.Tests.Reports;

/// <summary>Budget, debt and capacity to pay in the reports of a case.</summary>
public class DebtInReportsTests
{
    private static readonly CaseResult _result = TinyCase.With(new Interval(0.01, 0.005, 0.02));

    private static string Page(CaseResult result) => new HtmlParser().ParseDocument(HtmlReport.Write(result)).QuerySelector("#budget")?.TextContent ?? "";

    [Fact]
    public void The_section_says_what_happens_to_the_budget_and_whether_the_capacity_doubles()
    {
        string page = Page(_result);
        Assert.Contains("The budget balance improves by 0.20 % of GDP a year (5–95 %: +0.10 % to +0.30 %), without value-added tax on imports, for which figures are missing; the deficit of 2024 was 5.00 % of GDP, so that this closes 4 % of it.", page, StringComparison.Ordinal);
        Assert.Contains("The capacity to pay doubles on none of the 1 definitions that can be judged (of 2); on the most favourable, interest / revenue, it is 1.05 times what it was.", page, StringComparison.Ordinal);
        Assert.Contains("cannot be judged: reserves.", page, StringComparison.Ordinal);
        Assert.Contains("Average maturity: 7 years: debt_maturity is missing.", page, StringComparison.Ordinal);
        Assert.Contains("private saving less investment then changes by −2.00 % of GDP", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_verdict_or_sign_is_another_sentence()
    {
        var debt = _result.Debt!;
        var scenario = debt.Scenarios[0];
        string With(double total, double low, double high, CapacityVerdict verdict) => Page(_result with
        {
            Debt = debt with
            {
                Scenarios = [scenario with
                {
                    Budget = [.. scenario.Budget.SkipLast(1), scenario.Budget[^1] with { Value = total, Low = low, High = high }],
                    Capacity = [scenario.Capacity[0] with { Doubles = verdict, Ratio = 2.1 }],
                }],
            },
        });
        Assert.Contains("worsens by 1.00 % of GDP", With(-0.01, -0.02, -0.001, CapacityVerdict.Holds), StringComparison.Ordinal);
        Assert.Contains("widens it by 20 %", With(-0.01, -0.02, -0.001, CapacityVerdict.Holds), StringComparison.Ordinal);
        Assert.Contains("moves either way", With(0.01, -0.02, 0.02, CapacityVerdict.Holds), StringComparison.Ordinal);
        Assert.Contains("doubles on interest / revenue in some draws", With(0.01, 0.001, 0.02, CapacityVerdict.Possible), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_report_of_the_case_says_the_same()
    {
        var scenario = _result.Debt!.Scenarios[0];
        string budget = Answer.Notes(_result).Single(n => n.StartsWith("The budget balance", StringComparison.Ordinal));
        Assert.Contains(budget, MarkdownReport.Write(_result), StringComparison.Ordinal);
        Assert.Contains(budget, Page(_result), StringComparison.Ordinal);
        var table = CaseTables.Of(_result).Single(t => t.Name == "budget");
        Assert.Equal(scenario.Budget.Select(l => (object?)l.Value), table.Rows.Select(r => r[3]));
    }

    [Fact]
    public void Without_figures_there_is_no_section() => Assert.Empty(Page(_result with { Debt = null }));
}
