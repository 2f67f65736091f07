using Realign.Cases;
using Realign.Files;
using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Tests.Cases;

/// <summary>The lead case as a whole, with few draws.</summary>
public class CaseRunTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "cases", "colombia-belt-and-road");

    private static readonly Lazy<CaseResult> _few = new(() => Run(new CaseOptions { Draws = 6, Threads = 2, Command = "realign run" }));

    [Fact]
    public void Every_part_is_there_and_nothing_is_infinite()
    {
        var result = _few.Value;
        Assert.Equal(["both", "us-tariffs", "agreement", "boycott", "together", "less-support", "investment", "retaliation"], result.Scenarios.Select(s => s.Id));
        Assert.Equal(6, result.Dates.Count);
        Assert.Equal(11, result.Path!.Years.Count);
        Assert.Equal(7, result.Variants.Count);
        Assert.NotNull(result.Coalition);
        Assert.NotNull(result.Game);
        Assert.NotNull(result.Variance);
        Assert.Contains(result.Evidence.Gaps, g => g.Contains("Workers", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", result.ToJson(), StringComparison.Ordinal);
        Assert.All(All(result), v => Assert.True(double.IsFinite(v.Value) && v.Low <= v.Value && v.Value <= v.High));
    }

    [Fact]
    public async Task The_result_fits_its_schema()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "case-result.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(_few.Value.ToJson()));
        foreach (var result in (CaseResult[])[Run(new CaseOptions { Draws = 0 }), Reports.TinyCase.With(Interval.Point(0.01)), Reports.TinyCase.Unsolved]) Assert.Empty(schema.Validate(result.ToJson()));
        Assert.NotEmpty(schema.Validate(_few.Value.ToJson().Replace("\"horizon\"", "\"horizn\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(_few.Value.ToJson().Replace("\"termsOfTrade\"", "\"terms\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_parts_of_the_welfare_change_add_up_at_central_values()
    {
        foreach (var economy in Run(new CaseOptions { Draws = 0 }).Scenarios.SelectMany(s => s.Run.Economies!))
            Assert.Equal(economy.Welfare.Value, economy.TermsOfTrade.Value + economy.VolumeOfTrade.Value + economy.OtherWelfare.Value, 1e-14);
    }

    [Fact]
    public void What_comes_from_each_partner_adds_up_to_the_whole()
    {
        foreach (var scenario in Run(new CaseOptions { Draws = 0 }).Scenarios)
        {
            var own = scenario.Run.Economies!.Single(e => e.Code == "COL");
            Assert.Equal(own.TermsOfTrade.Value, scenario.Run.Trade!.Sum(t => t.TermsOfTrade.Value), 1e-12);
            Assert.Equal(own.VolumeOfTrade.Value, scenario.Run.Trade!.Sum(t => t.VolumeOfTrade.Value), 1e-12);
            Assert.Equal(own.GoodsExports.After, scenario.Run.Trade!.Sum(t => t.GoodsExports.After), 1e-3);
        }
    }

    [Fact]
    public void Every_measure_of_every_economy_has_a_range() => Assert.All(
        _few.Value.Scenarios[0].Run.Economies!,
        e => Assert.True(e is { TariffRevenue.Low: not null, GoodsExports.High: not null, OtherWelfare.Low: not null, WelfareAtOldTastes.Low: not null }));

    [Fact]
    public void The_record_has_a_line_for_every_kind_of_event_and_for_the_estimate()
    {
        var record = _few.Value.Evidence.Record;
        Assert.Equal(["tariff-schedule", "agreement", "boycott", "transfer", "productivity", "estimate", "elasticities"], record.Select(r => r.Kind));
        Assert.Contains("docs/models/belt-and-road.md", record.Single(r => r.Kind == "estimate").Line, StringComparison.Ordinal);
        Assert.All(record.Where(r => r.Kind is "transfer" or "productivity"), r => Assert.Null(r.Episode));
        string page = Realign.Reports.Html.HtmlReport.Write(_few.Value);
        Assert.Equal(4, page.Split("data:image/svg").Length - 1);
    }

    [Fact]
    public void Every_scenario_has_its_effect_on_the_budget_and_it_is_that_of_the_debt_study()
    {
        var debt = _few.Value.Debt!;
        Assert.Equal(_few.Value.Scenarios.Select(s => s.Id), debt.Scenarios.Select(s => s.Id));
        Assert.All(debt.Scenarios, s => Assert.True(s.Draws == 6 && s.Budget[^1] is { Low: not null }));
        string file = Path.Combine(_folder, "both.yaml");
        var alone = Realign.PublicFinance.Budget.ScenarioImpulses.Solve("both", Realign.Events.ScenarioFile.Read(file, []), ShippedWorld.Value, "COL", 1e6, 6, 20250514, 1, new DateOnly(2025, 5, 14), cancellation: TestContext.Current.CancellationToken);
        var study = new Realign.PublicFinance.DebtStudy(PublicFinance.ShippedMacroFile.Value, "COL", new Realign.PublicFinance.DebtOptions { Seed = 20250514 }).Run([alone], TestContext.Current.CancellationToken);
        Assert.Equal(study.Scenarios[0].Budget, debt.Scenarios[0].Budget);
    }

    [Fact]
    public void An_economy_without_macro_figures_has_no_budget_and_says_why()
    {
        var result = Run(new CaseOptions { Draws = 0 }, CaseFolder.Read(_folder) with { Economy = "VNM", Partners = ["CHN"], Years = 0, Dates = [], Coalition = null, Game = null });
        Assert.Null(result.Debt);
        Assert.Contains(result.Evidence.Gaps, g => g.Contains("The macro file has nothing on 'VNM'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_result_is_the_same_for_any_number_of_threads() =>
        Assert.Equal(Stable(_few.Value), Stable(Run(new CaseOptions { Draws = 6, Threads = 1, Command = "realign run" })));

    [Fact]
    public void Every_event_has_a_source_and_a_note()
    {
        foreach (var e in _few.Value.Scenarios.SelectMany(s => s.Run.Scenario.Events).Concat(_few.Value.Coalition!.Events).Concat(_few.Value.Game!.Events))
        {
            Assert.True(Uri.TryCreate(e.Source, UriKind.Absolute, out _), e.Id);
            Assert.False(string.IsNullOrWhiteSpace(e.Note), e.Id);
        }
    }

    [Fact]
    public void What_the_players_gain_together_is_the_sum_of_their_Shapley_values_at_central_values()
    {
        var central = Run(new CaseOptions { Draws = 0 });
        var coalition = central.Coalition!;
        Assert.Equal(coalition.Joint.Value, coalition.Players.Sum(p => p.Shapley.Value), 1.0);
        Assert.Equal(8, coalition.Subsets.Count);
        Assert.All(coalition.Players, p => Assert.Equal(p.Together.Value - p.Alone.Value, p.FromOthers.Value, 12));
        Assert.Equal(0, coalition.Subsets.Single(s => s.Members.Count == 0).Joint.Value, 1.0);
        var alone = coalition.Subsets.Single(s => s.Members is ["COL"]);
        Assert.Equal(central.Scenarios.Single(s => s.Id == "agreement").Values[0].Value, alone.Welfare[0].Value, 10);
        Assert.All(All(central), v => Assert.Null(v.Low));
        Assert.Null(central.Variance);
    }

    [Fact]
    public void The_game_is_solved_backwards()
    {
        var root = _few.Value.Game!.Root;
        Assert.Equal(("COL", 2), (root.Player, root.Moves.Count));
        Assert.Equal(1, root.Moves.Sum(m => m.Chosen), 12);
        Assert.Equal(1, root.Moves[1].Moves.Sum(m => m.Chosen), 12);
        var best = Run(new CaseOptions { Draws = 0 }).Game!.Root;
        Assert.Equal(best.Moves.Max(m => m.Payoffs[0].Value), best.Payoffs[0].Value);
        Assert.Equal(best.Moves[1].Moves.Max(m => m.Payoffs[1].Value), best.Moves[1].Payoffs[1].Value);
    }

    [Fact]
    public void The_path_runs_for_ten_years_and_elasticities_grow()
    {
        var years = _few.Value.Path!.Years;
        Assert.Equal((2025, 0.38), (years[0].Year, years[0].ElasticityShare));
        Assert.Equal((2035, true), (years[^1].Year, years[^1].ElasticityShare > 0.95));
        for (int h = 1; h < years.Count; h++) Assert.True(years[h].ElasticityShare >= years[h - 1].ElasticityShare);
    }

    [Fact]
    public void An_override_that_no_scenario_knows_is_refused() =>
        Assert.Contains("'agreemnt' is no event", Assert.Throws<RealignException>(() => Run(new CaseOptions { Draws = 0, Overrides = ["agreemnt.effect=1"] })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("coalition: {file: a.yaml, players: {COL: x}}", "name 2 to 8 players")]
    [InlineData("coalition: {file: b.yaml, players: {COL: x, BRA: y}}", "there is no file")]
    [InlineData("game: {file: a.yaml, players: [COL], player: USA, moves: [{label: x}, {label: y}]}", "'USA' is no player of this game")]
    [InlineData("game: {file: a.yaml, players: [COL], player: COL, moves: [{label: x}]}", "at least two moves")]
    [InlineData("game: {file: a.yaml, players: [COL], player: COL, moves: [{label: x, moves: [{label: y}]}, {label: z}]}", "no 'player' whose they are")]
    [InlineData("draws: 1.5", "whole number")]
    [InlineData("years: 99", "from 0 to 50")]
    [InlineData("dates: [2025-02-30]", "is no date")]
    [InlineData("date: [2025-02-28]", "Did you mean 'dates'")]
    public void Mistakes_in_a_case_are_named_with_their_place(string line, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "name: t");
        folder.Write("case.yaml", $"name: c\nscenarios: [{{id: a, file: a.yaml}}]\n{line}\n");
        var error = Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("case.yaml:3:", error.Message, StringComparison.Ordinal);
    }

    private static CaseResult Run(CaseOptions options, CaseFolder? folder = null) => new CaseRun(folder ?? CaseFolder.Read(_folder), ShippedWorld.Value, options with { Macro = PublicFinance.ShippedMacroFile.Value, History = Facts.TradeHistoryTests.Shipped, Facts = CaseClaimTests.ShippedFacts(), Products = CaseClaimTests.Products() }).Run(TestContext.Current.CancellationToken);

    /// <summary>The result without the times that solving took.</summary>
    private static string Stable(CaseResult result) =>
        (result with { Scenarios = [.. result.Scenarios.Select(s => s with { Run = s.Run with { SolveMilliseconds = 0 } })] }).ToJson();

    private static IEnumerable<Interval> All(CaseResult result) =>
        result.Scenarios.SelectMany(s => s.Values).Concat(result.Dates.SelectMany(d => d.Values)).Concat(result.Path!.Years.SelectMany(y => y.Values)).Concat(result.Variants.SelectMany(v => v.Values!));
}
