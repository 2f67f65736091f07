using Realign.Facts;
using Realign.Tests.PublicFinance;

namespace Realign.Tests.Facts;

public class ShippedFactsTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "data", "facts");
    private static readonly Lazy<IReadOnlyList<Fact>> _facts = new(() => FactFile.Read(Path.Combine(_folder, "facts.csv")));
    private static readonly Lazy<FactLedger> _ledger = new(() => new FactLedger(_facts.Value, ShippedMacroFile.Value));

    private static FactAnswer Ask(string indicator, string? partner, string period, string? basis = null, string? unit = null) =>
        _ledger.Value.Find(new FactQuery { Indicator = indicator, Economy = "COL", Partner = partner, Period = FactPeriod.Parse(period), Basis = basis, Unit = unit });

    [Fact]
    public void The_shipped_files_are_what_their_sources_give()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SharedData.Require("facts/facts.csv"))!, ".."));
        var build = FactsBuilder.Build(root, Path.Combine(Repository.Root, "data", "sources"));
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "facts.csv")), FactFile.Write(build.Facts));
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "episodes.csv")), EpisodeFile.Write(build.Episodes));
        Assert.All(build.LeftOut, l => Assert.NotEmpty(l.Reason));
    }

    [Fact]
    public void No_quoted_words_of_the_sources_are_in_the_shipped_files() =>
        Assert.All(_facts.Value, f => Assert.DoesNotContain('"', f.Basis.Text + f.Note));

    [Fact]
    public void Nothing_in_the_shipped_ledger_contradicts_and_what_is_disputed_is_kept()
    {
        var report = FactCheck.Run(_facts.Value, _ledger.Value.Facts);
        Assert.True(report.Holds, string.Join('\n', report.Findings.Where(f => f.Kind != FactFindingKind.Disputed).Select(f => f.Text)));
        Assert.Contains(report.Findings, f => f.Facts.Select(x => x.Id).Order().SequenceEqual(["F009", "F010", "F011"]));
    }

    [Theory]
    [InlineData("F003", "-12.9")]
    [InlineData("F024", "59.1")]
    [InlineData("F032", "4.3")]
    [InlineData("F231", "1.3")]
    [InlineData("F035", "57.88")]
    [InlineData("F095", "10091")]
    public void A_figure_changed_by_hand_is_found(string id, string value)
    {
        string[] lines = File.ReadAllLines(Path.Combine(_folder, "facts.csv"));
        int at = Array.FindIndex(lines, l => l.StartsWith(id + ",", StringComparison.Ordinal));
        string[] fields = lines[at].Split(',');
        fields[5] = value;
        lines[at] = string.Join(',', fields);
        var facts = FactFile.Read("changed.csv", new StringReader(string.Join('\n', lines)));
        var report = FactCheck.Run(facts, _ledger.Value.Facts);
        Assert.Contains(report.Findings, f => f.Kind != FactFindingKind.Disputed && f.Facts.Any(x => x.Id == id));
    }

    [Fact]
    public void The_deficit_with_China_in_2024_is_one_figure_by_FOB_and_another_by_CIF()
    {
        var any = Ask("trade_balance_goods", "CHN", "2024");
        Assert.Equal("differ by basis", any.Disagreements.Single().ToString().Split(": from")[0].Split("2024 ")[1]);
        Assert.Equal(-12.91e9, Ask("trade_balance_goods", "CHN", "2024", "FOB").Best!.Fact.Value);
        Assert.Equal(-13.559e9, Ask("trade_balance_goods", "CHN", "2024", "CIF").Best!.Fact.Value);
        Assert.Contains(any.Aside, a => a.Fact is { Value: -14e9, Nature: FactNature.Statement });
    }

    [Fact]
    public void The_deficit_with_China_exceeds_the_whole_deficit_of_2024()
    {
        var share = Ask("trade_balance_share_of_total", "CHN", "2024", "FOB").Best!.Fact;
        Assert.Equal(FactSource.Derived, share.Source);
        Assert.Equal(["F004", "F011"], share.From);
        Assert.Equal(100 * 12.91 / 10.8067, share.Value, 1e-9);
    }

    [Fact]
    public void The_budget_of_2025_is_that_of_the_ministry_and_neither_a_target_nor_a_projection()
    {
        var answer = Ask("fiscal_balance", null, "2025", "central government", "share_of_gdp");
        Assert.Equal(("F063", -6.4), (answer.Best!.Fact.Id, answer.Best.Fact.Value));
        Assert.Equal(["F063", "F071", "F070"], answer.Exact.Select(m => m.Fact.Id));
        Assert.Contains(answer.Aside, a => a.Fact.Id == "F065");
        Assert.Equal(-117.8e12, Ask("fiscal_balance", null, "2025", unit: "COP").Best!.Fact.Value);
    }

    [Fact]
    public void Exports_to_China_in_2025_follow_from_a_share_and_a_total_within_what_rounding_allows()
    {
        var fact = Ask("exports_goods", "CHN", "2025").Best!.Fact;
        Assert.Equal(["F032", "F024"], fact.From);
        Assert.Equal(0.033 * 50.1999e9, fact.Value, 1);
        Assert.InRange(fact.Rounding, 0.0005 * 50.1999e9, 0.0006 * 50.1999e9);
    }

    [Fact]
    public void Figures_of_the_macro_file_that_are_in_the_ledger_do_not_stand_twice()
    {
        var gdp = Ask("gdp", null, "2019", unit: "USD");
        Assert.Single(gdp.Matches, m => m.Fact.Value == 323.4042e9);
        Assert.True(gdp.Matches.Count >= 3);
    }

    [Fact]
    public void Past_episodes_have_levels_or_a_change_and_one_of_them_as_a_number()
    {
        var episodes = EpisodeFile.Read(Path.Combine(_folder, "episodes.csv"));
        Assert.Equal(48, episodes.Count);
        Assert.All(episodes.Where(e => e.Id != "E31"), e => Assert.True(e.PercentChange is not null || e.Difference is not null, e.Id));
        var collapse = episodes.Single(e => e.Id == "E21");
        Assert.Equal(100 * ((4.05 / 6) - 1), collapse.PercentChange!.Value, 1e-9);
        Assert.Equal(-92, episodes.Single(e => e.Id == "E17").PercentChange);
        Assert.Null(episodes.Single(e => e.Id == "E11").PercentChange);
        Assert.Equal(76e9, episodes.Single(e => e.Id == "E11").Difference!.Value, 1);
        Assert.Equal(EpisodeKind.Estimated, episodes.Single(e => e.Id == "E40").Kind);
    }
}
