using Realign.Backtests;
using Realign.Models.Ensembles;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>Every part of a case's result as flat tables; changes are fractions, values USD.</summary>
public static class CaseTables
{
    private static readonly TableLayout<EventSummary> _event = new TableLayout<EventSummary>()
        .Text("id", e => e.Id)
        .Text("kind", e => e.Kind)
        .Text("description", e => e.Description)
        .Text("date", e => e.Date)
        .Flag("in_force", e => e.InForce)
        .Text("source", e => e.Source)
        .Text("note", e => e.Note);

    /// <summary>The tables, in the order in which a reader wants them; parts that the result lacks are left out.</summary>
    public static IReadOnlyList<ReportTable> Of(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<ReportTable> tables = [.. Claims(result), .. Effects(result), .. Comparisons(result), .. Coalition(result.Coalition), .. Game(result.Game), .. Dependence(result), .. result.Switching is { } switching ? SwitchingTables.Of(switching) : [], .. result.Debt is { } debt ? DebtTables.Of(debt) : [], Events(result), .. Evidence(result.Evidence), .. Conditions(result)];
        return [.. tables.Where(t => t.Rows.Count > 0)];
    }

    private static IEnumerable<ReportTable> Claims(CaseResult result)
    {
        yield return new TableLayout<JudgedClaim>()
            .Text("claim", c => c.Id)
            .Text("span", c => c.Claim.Span)
            .Text("speaker", c => c.Claim.Speaker)
            .Text("scenario", c => c.Scenario)
            .Text("measure", c => c.Measure)
            .Text("verdict", c => c.Verdict.Word)
            .Number("probability", c => c.Verdict.Probability)
            .Text("sentence", c => c.Verdict.Sentence)
            .Text("weakest_link", c => c.Verdict.WeakestLink)
            .Table("claims", "The claims and their verdicts", result.Claims);
        yield return new TableLayout<(string Claim, ClaimTestResult Test)>()
            .Text("claim", t => t.Claim)
            .Text("test", t => ClaimText.Name(t.Test.Kind))
            .Text("finding", t => ClaimText.Name(t.Test.Finding))
            .Number("probability", t => t.Test.Probability)
            .Text("sentence", t => t.Test.Sentence)
            .Table("claim-tests", "What each test found", result.Claims.SelectMany(c => c.Tests.Select(t => (c.Id, t))));
        yield return new TableLayout<(string Claim, ClaimTestKind Test, ClaimFigure Figure)>()
            .Text("claim", f => f.Claim)
            .Text("test", f => ClaimText.Name(f.Test))
            .Text("label", f => f.Figure.Label)
            .Number("value", f => f.Figure.Value)
            .Text("unit", f => f.Figure.Unit)
            .Text("source", f => f.Figure.Source)
            .Text("link", f => f.Figure.Link)
            .Table("claim-figures", "The figures behind the tests", result.Claims.SelectMany(c => c.Tests.SelectMany(t => t.Figures.Select(f => (c.Id, t.Kind, f)))));
    }

    private static IEnumerable<ReportTable> Effects(CaseResult result)
    {
        yield return Measured(
            result,
            "measures",
            "The case's measures by scenario",
            new TableLayout<CaseScenarioResult>().Text("scenario", s => s.Id).Text("title", s => s.Title).Text("failure", s => s.Run.Failure),
            result.Scenarios,
            s => s.Values.Count > 0 ? s.Values : null);
        yield return ByScenario(result, "economies", "Effects on every economy by scenario", new TableLayout<EconomyResult>().With(RunTables.EconomyLayout, e => e), r => r.Economies);
        yield return ByScenario(result, "trade", "Trade in goods by scenario and partner", Partner<TradeResult>(result, t => t.Partner).With(RunTables.TradeLayout, t => t), r => r.Trade);
        yield return ByScenario(result, "balances", "Exports less imports by scenario and partner", Partner<BalanceResult>(result, b => b.Partner).With(RunTables.BalanceLayout, b => b), r => r.Balances);
        yield return ByScenario(
            result,
            "sectors",
            "Output, value added and prices by scenario and sector",
            new TableLayout<SectorResult>().Text("sector_name", s => result.SectorName(s.Sector)).With(RunTables.SectorLayout, s => s),
            r => r.Sectors);
    }

    private static IEnumerable<ReportTable> Comparisons(CaseResult result)
    {
        yield return Measured(result, "dates", "The main scenario at other days", new TableLayout<DateResult>().Text("date", d => d.Date), result.Dates, d => d.Values);
        yield return Measured(
            result,
            "path",
            "The main scenario year by year",
            new TableLayout<PathYear>().Count("year", y => y.Year).Count("horizon", y => y.Horizon).Fraction("elasticity_share", y => y.ElasticityShare),
            result.Path?.Years ?? [],
            y => y.Values);
        yield return Measured(
            result,
            "variants",
            "The main scenario under other assumptions",
            new TableLayout<VariantResult>().Text("variant", v => v.Id).Text("title", v => v.Label).Text("why", v => v.Why).Text("failure", v => v.Failure),
            result.Variants,
            v => v.Values);
        yield return Variance(result);
    }

    private static ReportTable Variance(CaseResult result) => new TableLayout<(string Input, MeasureInfo Measure, VarianceShare Share)>()
        .Text("input", v => v.Input)
        .Text("measure", v => v.Measure.Id)
        .Text("label", v => v.Measure.Label)
        .Fraction("alone", v => v.Share.First)
        .Fraction("with_interactions", v => v.Share.Total)
        .Table(
            "variance",
            "Shares of each measure's variance by uncertain input",
            result.Variance is { } variance ? variance.Inputs.SelectMany((input, i) => result.Measures.Select((m, k) => (input, m, variance.Shares[i][k]))) : []);

    /// <summary>The tables of every partner, one under the other, with the partner in front.</summary>
    private static IEnumerable<ReportTable> Dependence(CaseResult result) => result.Dependence
        .SelectMany(d => DependenceTables.Of(d).Where(t => t.Name is "dependence" or "dependence-sectors").Select(t => (Partner: d.Partner!.Members[0], Table: t)))
        .GroupBy(t => t.Table.Name)
        .Select(g => new ReportTable(
            g.Key, g.Key == "dependence" ? "How the economy depends on its partners, before and after the main scenario" : "The same by sector",
            [new ReportColumn("partner", ReportUnit.Text), .. g.First().Table.Columns],
            [.. g.SelectMany(t => t.Table.Rows.Select(r => (IReadOnlyList<object?>)[t.Partner, .. r]))]));

    private static IEnumerable<ReportTable> Coalition(CoalitionResult? coalition)
    {
        if (coalition is null) yield break;
        yield return new TableLayout<CoalitionPlayer>()
            .Text("economy", p => p.Economy)
            .Range("shapley", ReportUnit.Usd, p => p.Shapley)
            .Range("alone", ReportUnit.Fraction, p => p.Alone)
            .Range("together", ReportUnit.Fraction, p => p.Together)
            .Range("from_others", ReportUnit.Fraction, p => p.FromOthers)
            .Table("coalition-players", $"{coalition.Title}: the players", coalition.Players);
        var subsets = new TableLayout<CoalitionSubset>()
            .Text("members", s => string.Join('+', s.Members))
            .Range("joint", ReportUnit.Usd, s => s.Joint);
        for (int p = 0; p < coalition.Players.Count; p++)
        {
            int player = p;
            subsets.Range($"welfare_{coalition.Players[p].Economy}", ReportUnit.Fraction, s => s.Welfare[player]);
        }

        yield return subsets.Table("coalition-subsets", $"{coalition.Title}: when some of them act", coalition.Subsets);
    }

    private static IEnumerable<ReportTable> Game(GameResult? game)
    {
        if (game is null) yield break;
        var layout = new TableLayout<(string Path, int Depth, GameNode Node)>()
            .Text("path", n => n.Path)
            .Count("depth", n => n.Depth)
            .Text("move", n => n.Node.Label)
            .Fraction("chosen", n => n.Node.Chosen)
            .Text("decides_next", n => n.Node.Player)
            .Text("events", n => string.Join('+', n.Node.Events));
        for (int p = 0; p < game.Players.Count; p++)
        {
            int player = p;
            layout.Range($"payoff_{game.Players[p]}", ReportUnit.Fraction, n => n.Node.Payoffs[player]);
        }

        yield return layout.Table("game", game.Title, Walk(game.Root, "", 0));
    }

    private static IEnumerable<(string Path, int Depth, GameNode Node)> Walk(GameNode node, string before, int depth)
    {
        string path = depth > 1 ? $"{before} → {node.Label}" : node.Label;
        return [(path, depth, node), .. node.Moves.SelectMany(m => Walk(m, path, depth + 1))];
    }

    private static ReportTable Events(CaseResult result) =>
        new TableLayout<(string Part, EventSummary Event)>().Text("part", e => e.Part).With(_event, e => e.Event).Table("events", "Events by scenario, coalition and game", EventUse.All(result));

    private static IEnumerable<ReportTable> Evidence(EvidenceResult evidence)
    {
        yield return new TableLayout<(string Kind, string Text)>().Text("kind", n => n.Kind).Text("text", n => n.Text)
            .Table("notes", "What the data cannot say", [.. evidence.Gaps.Select(g => ("gap", g)), .. evidence.Notes.Select(n => ("note", n))]);
        yield return new TableLayout<BenchmarkResult>()
            .Text("description", b => b.Description).Usd("published", b => b.Target).Usd("world", b => b.Value).Fraction("relative_distance", b => b.RelativeDistance).Text("citation", b => b.Citation)
            .Table("benchmarks", "Published figures and the world's", evidence.Benchmarks);
        yield return new TableLayout<AdjustmentResult>()
            .Text("economy", a => a.Economy).Fraction("exports", a => a.Exports).Fraction("imports", a => a.Imports).Fraction("domestic", a => a.Domestic).Fraction("coefficients", a => a.Coefficients)
            .Table("adjustments", "How far balancing moved the data: mean absolute relative changes", evidence.Adjustments);
        yield return new TableLayout<DonorResult>().Text("economy", d => d.Economy).Text("donor", d => d.Donor)
            .Table("donors", "Economies whose input coefficients are another's", evidence.Donors);
        yield return new TableLayout<RecordLine>().Text("kind", r => r.Kind).Text("episode", r => r.Episode).Text("line", r => r.Line)
            .Table("record", "The model's record on past events of these kinds", evidence.Record);
        yield return new TableLayout<SourceResult>().Text("name", s => s.Name).Text("citation", s => s.Citation).Text("licence", s => s.Licence).Text("link", s => s.Link)
            .Table("sources", "Data sets behind the world", evidence.Sources);
        yield return new TableLayout<ElasticitySetResult>().Text("name", s => s.Name).Text("source", s => s.Source)
            .Table("elasticity-sets", "Published trade elasticities that draws choose from", evidence.ElasticitySets);
    }

    private static IEnumerable<ReportTable> Conditions(CaseResult result)
    {
        yield return new TableLayout<CaseScenarioResult>()
            .Text("scenario", s => s.Id)
            .Text("model", s => s.Run.Model)
            .Text("closure", s => s.Run.Closure)
            .Text("elasticities", s => s.Run.Elasticities)
            .Flag("converged", s => s.Run.Converged)
            .Text("failure", s => s.Run.Failure)
            .Number("max_residual", s => s.Run.MaxResidual)
            .Count("iterations", s => s.Run.Iterations)
            .Count("draws", s => s.Run.Draws)
            .Count("draws_failed", s => s.Run.DrawsFailed)
            .Table("solutions", "How each scenario was solved", result.Scenarios);
        yield return ByScenario(
            result,
            "conditions",
            "How well the model's conditions hold: largest relative violations",
            new TableLayout<ConditionSummary>().Text("condition", c => c.Condition).Number("largest", c => c.Largest).Text("where", c => c.Where),
            r => r.Conditions);
    }

    private static TableLayout<T> Partner<T>(CaseResult result, Func<T, string> partner) => new TableLayout<T>().Text("partner_name", item => result.EconomyName(partner(item)));

    private static ReportTable ByScenario<T>(CaseResult result, string name, string title, TableLayout<T> layout, Func<RunResult, IReadOnlyList<T>?> part) =>
        new TableLayout<(string Scenario, T Item)>()
            .Text("scenario", x => x.Scenario)
            .With(layout, x => x.Item)
            .Table(name, title, result.Scenarios.SelectMany(s => (part(s.Run) ?? []).Select(item => (s.Id, item))));

    /// <summary>A row for every item and measure; a single row for an item without values.</summary>
    private static ReportTable Measured<T>(CaseResult result, string name, string title, TableLayout<T> layout, IReadOnlyList<T> items, Func<T, IReadOnlyList<Interval>?> values) =>
        new TableLayout<(T Item, MeasureInfo? Measure, Interval? Value)>()
            .With(layout, x => x.Item)
            .Text("measure", x => x.Measure?.Id)
            .Text("label", x => x.Measure?.Label)
            .Text("unit", x => x.Measure?.Unit)
            .Range("value", ReportUnit.ByRow, x => x.Value)
            .Table(name, title, items.SelectMany(item => values(item) is { } known
                ? result.Measures.Select((m, k) => (item, (MeasureInfo?)m, (Interval?)known[k]))
                : [(item, null, null)]));
}
