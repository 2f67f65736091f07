using System.Globalization;
using Realign.Facts;

namespace Realign.Tests.Facts;

public class FactsDocsTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "facts.md"));

    [Fact]
    public void The_page_has_every_indicator_with_its_definition() =>
        Assert.All(FactIndicator.All, i => Assert.Contains(_page.Split('\n'), l => l.StartsWith($"| `{i.Id}` |", StringComparison.Ordinal) && l.EndsWith($"| {i.Definition} |", StringComparison.Ordinal)));

    [Fact]
    public void The_page_has_every_rule_of_a_measure() =>
        Assert.All(MeasureRule.All, r => Assert.Contains(_page.Split('\n'), l => l.StartsWith($"| {r.Measure} |", StringComparison.Ordinal)
            && l.Contains($"| {(r.IsChange ? "change" : "level")} | {string.Join(", ", r.Indicators.Select(i => $"`{i}`"))} | {r.Rule} |", StringComparison.Ordinal)));

    [Fact]
    public void The_counts_on_the_page_are_those_of_the_files()
    {
        var facts = FactFile.Read(Path.Combine(Repository.Root, "data", "facts", "facts.csv"));
        string counts = $"{facts.Count} figures and {EpisodeFile.Read(Path.Combine(Repository.Root, "data", "facts", "episodes.csv")).Count} rows of past episodes";
        int macro = new FactLedger(facts, Realign.Tests.PublicFinance.ShippedMacroFile.Value).Facts.Count(f => f.Source == FactSource.Macro);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The macro file adds {macro:N0}"), _page, StringComparison.Ordinal);
        Assert.Contains(counts, _page, StringComparison.Ordinal);
        Assert.Contains($"{facts.Count(f => f.Economy == "COL")} of the figures of Colombia; {facts.Count(f => f.Confidence == FactConfidence.PressQuotingOfficial)} are press reports of official figures, {facts.Count(f => f.Confidence == FactConfidence.Official)} were seen", _page, StringComparison.Ordinal);
    }
}
