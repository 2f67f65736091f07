using System.Globalization;
using System.Text;
using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>A case's result as a report in GitHub-flavoured Markdown.</summary>
public sealed class MarkdownReport
{
    private const int Listed = 10;
    private const string Fraction = "fraction";

    private readonly CaseResult _result;
    private readonly RunResult _main;
    private readonly int[] _headline;
    private readonly StringBuilder _text = new();

    private MarkdownReport(CaseResult result)
    {
        (_result, _main) = (result, result.Scenarios[0].Run);
        int[] headline = [.. Enumerable.Range(0, result.Measures.Count).Where(k => result.Measures[k].Id is "welfare" or "real-wage" || result.Measures[k].IsBalance)];
        _headline = headline.Length > 0 ? headline : [.. Enumerable.Range(0, result.Measures.Count)];
    }

    /// <summary>The report: question and answer first, then what they rest on.</summary>
    public static string Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = new MarkdownReport(result);
        report.Head();
        report.Claims();
        report.Scenarios();
        report.Events();
        report.Welfare();
        report.Partners();
        report.Dependence();
        report.Switching();
        report.Sectors();
        report.Budget();
        report.Path();
        report.Dates();
        report.Coalition();
        report.Game();
        report.Variance();
        report.Variants();
        report.Record();
        report.Limits();
        report.Provenance();
        return report._text.ToString().TrimEnd('\n') + "\n";
    }

    private string Economy => _result.EconomyName(_result.Economy);

    private void Head()
    {
        _text.Append("# ").Append(MarkdownTable.Escape(_result.Name)).Append("\n\n");
        if (_result.Question is { } question) _text.Append("**Question.** ").Append(MarkdownTable.Escape(question)).Append("\n\n");
        if (_result.Brief is { } brief) Paragraph(brief);
        Section("Answer");
        foreach (string sentence in (string[])[.. Answer.Sentences(_result), .. Answer.Notes(_result)]) Paragraph(sentence);
    }

    private void Claims()
    {
        var table = new MarkdownTable(["Claim", "Who", "Verdict", "Why", "Weakest link"], 5);
        foreach (var c in _result.Claims)
            table.Add($"“{c.Claim.Span}”", ClaimText.Speaker(c.Claim), c.Verdict.Probability is { } p ? $"{c.Verdict.Word} ({DebtText.Percent(p)})" : c.Verdict.Word, c.Verdict.Sentence, c.Verdict.WeakestLink);
        Section("What is claimed, and how it fares", table, "Probabilities are shares of draws, given that the scenario comes true. A figure that is said to be so is judged by published facts.");
        foreach (var c in _result.Claims) Bullets(c.Tests.Where(t => t.Applies).Select(t => $"{c.Id}, {ClaimText.Name(t.Kind)} ({ClaimText.Name(t.Finding)}): {t.Sentence}"));
    }

    private void Scenarios()
    {
        Section("Scenarios");
        Paragraph($"Changes for {Economy}{(_result.Draws > 0 ? ": medians, with the 5 % and 95 % quantiles of the draws in brackets" : ", at central values")}. The first scenario is the main one.");
        var table = new MarkdownTable(["", .. _result.Scenarios.Select(s => s.Title)], 1);
        for (int k = 0; k < _result.Measures.Count; k++)
        {
            int measure = k;
            table.Add([Label(measure), .. _result.Scenarios.Select(s => s.Values.Count > 0 ? Figure(s.Values, measure) : "not solved")]);
        }

        Table(table);
        Bullets(_result.Scenarios.Where(s => s.Run.Failure is not null).Select(s => $"{s.Title}: not solved: {s.Run.Failure}"));
    }

    private void Events()
    {
        var table = new MarkdownTable(["Event", "What", "Date", "In force in", "Not in force in", "Source", "Note"], 7);
        foreach (var use in EventUse.Of(_result))
            table.Add(use.Event.Id, use.Event.Description, use.Event.Date, string.Join(", ", use.InForceIn), string.Join(", ", use.NotInForceIn), use.Event.Source, use.Event.Note);
        Section("Events", table);
    }

    private void Welfare()
    {
        var table = new MarkdownTable(["Economy", "Welfare, %", "Real wage, %", "Terms of trade, %", "Volume of trade, %", "Consumer prices, %"], 1);
        var ranked = (_main.Economies ?? []).OrderByDescending(e => e.Welfare.Value).ToList();
        var shown = ranked.Count <= 2 * Listed ? ranked : [.. ranked.Take(Listed), .. ranked.TakeLast(Listed)];
        for (int r = 0; r < shown.Count; r++)
        {
            if (r == Listed && shown.Count < ranked.Count) table.Add("…", "", "", "", "", "");
            var e = shown[r];
            table.Add($"{e.Name}{(e.DonatedCoefficients ? " (borrowed coefficients)" : "")}", Percent(e.Welfare), Percent(e.RealWage), Percent(e.TermsOfTrade), Percent(e.VolumeOfTrade), Percent(e.PriceIndex));
        }

        Section("Who gains and who loses", table, $"The main scenario, {(shown.Count < ranked.Count ? $"the {Listed} most and the {Listed} least affected of {ranked.Count} economies" : "every economy")}, by welfare. Terms and volume of trade are first-order.");
    }

    private void Partners()
    {
        var trade = (_main.Trade ?? []).Where(t => t.Economy == _result.Economy).ToDictionary(t => t.Partner);
        var table = new MarkdownTable(["Partner", "Balance before", "Balance after", "Change", "Exports after", "Change, %", "Imports after", "Change, %"], 1);
        foreach (var b in Largest((_main.Balances ?? []).Where(b => b.Economy == _result.Economy), b => b.Goods))
        {
            var flows = trade.GetValueOrDefault(b.Partner);
            table.Add([_result.EconomyName(b.Partner), .. Balance(b.Goods), .. Level(flows?.GoodsExports), .. Level(flows?.GoodsImports)]);
        }

        Section("Trade in goods by partner", table, $"The main scenario for {Economy}, bn USD, the {Listed} partners whose balance moves most.");
    }

    private void Dependence()
    {
        foreach (var d in _result.Dependence)
        {
            var table = new MarkdownTable(["Measure", "Before, %", "After, %", "Change, points"], 1);
            foreach (var m in d.Measures.Where(m => m.Before is not null)) table.Add(m.Name, FigureText.Level(m.Before!.Value, 0.01), m.After is { } after ? FigureText.Level(after, 0.01) : "", m.Change is { } change ? FigureText.Bare(change, Fraction) : "");
            Section($"Dependence on {_result.EconomyName(d.Partner!.Members[0])}", table, $"The main scenario for {Economy}{(d.Draws > 0 ? $"; {d.Draws} draws" : "")}. Each measure answers another question.");
        }
    }

    private void Switching()
    {
        if (_result.Switching is not { } s) return;
        var table = new MarkdownTable(["Product", "Lost, bn USD", $"{SwitchingText.Group(s)} could supply, %", "Buyer's price, %"], 1);
        foreach (var p in s.Products.Take(Listed))
            table.Add($"{SwitchingText.Name(p)} ({p.Product})", FigureText.Billions(p.Figures.LostVolume.Value), p.Coverage is { } c ? FigureText.Level(SwitchingText.Interval(c), 0.01) : "", p.PriceRise is { } rise ? Percent(SwitchingText.Interval(rise)) : "");
        Section("Who could sell instead", table, $"{SwitchingText.Outcome(s)} {SwitchingText.Coverage(s)} {SwitchingText.Check(s)}".TrimEnd());
    }

    private void Sectors()
    {
        var table = new MarkdownTable(["Sector", "Value added before", "After", "Change, %", "Output after", "Change, %", "Price, %"], 1);
        foreach (var s in Largest((_main.Sectors ?? []).Where(s => s.Economy == _result.Economy), s => s.ValueAdded))
            table.Add([_result.SectorName(s.Sector), FigureText.Billions(s.ValueAdded.Before), .. Level(s.ValueAdded), .. Level(s.Output), Percent(s.Price)]);
        Section("Sectors", table, $"The main scenario for {Economy}, bn USD, the {Listed} sectors whose value added moves most.");
    }

    private void Budget()
    {
        if (_result.Debt is not { } debt || debt.Scenarios.FirstOrDefault(s => s.Id == _result.Scenarios[0].Id) is not { } main) return;
        var budget = new MarkdownTable(["Line", "% of GDP a year", "bn USD", "Share of the total"], 1);
        foreach (var l in main.Budget)
            budget.Add(l.Value is null ? [l.Name, "missing", "", ""] : [l.Name, Percent(DebtText.Interval(l)), Usd(Interval.Point(l.Usd!.Value)), l.ShareOfTotal is { } share ? Share(share) : ""]);
        Section("Budget, debt and capacity to pay", budget, $"{DebtText.Budget(debt, main)} Central values, with the 5 % and 95 % quantiles of draws in brackets.");
        var scenarios = new MarkdownTable(["Scenario", "Budget balance, % of GDP a year", $"Debt in {debt.Year + debt.Years}, percentage points of GDP"], 1);
        foreach (var s in debt.Scenarios) scenarios.Add(_result.Scenarios.First(x => x.Id == s.Id).Title, Percent(DebtText.Total(s)), Percent(new Interval(s.Difference.P50, s.Difference.P5, s.Difference.P95)));
        Table(scenarios);
        var capacity = new MarkdownTable(["Capacity to pay", "Ratio to before", "Doubles?", "Doubling takes"], 1);
        foreach (var c in main.Capacity) capacity.Add(c.Name, c.Ratio is { } ratio ? DebtText.Times(ratio) : "", DebtTables.Verdict(c.Doubles), c.Needs);
        Paragraph(DebtText.Capacity(main));
        Table(capacity);
        Paragraph(DebtText.Debt(debt, main));
        Bullets(debt.Inputs.Where(i => i.Assumed).Select(i => $"Assumed: {i.Name} {i.Value.ToString("0.##", CultureInfo.InvariantCulture)} {i.Unit} ({i.Source})"));
    }

    private void Path()
    {
        if (_result.Path is not { } path) return;
        var table = new MarkdownTable(["Year", "Elasticities so far, %", .. Headline()], 1);
        foreach (var y in path.Years) table.Add([$"{y.Year}", $"{100 * y.ElasticityShare:0}", .. Headline(y.Values)]);
        Section("Year by year", table, $"{path.Title}. Each year is an equilibrium of its own; elasticities grow towards their long-run size.");
    }

    private void Dates()
    {
        var table = new MarkdownTable(["Date", .. Headline()], 1);
        foreach (var d in _result.Dates) table.Add([d.Date, .. Headline(d.Values)]);
        Section("Other dates", table, "The main scenario with the events in force on each day.");
    }

    private void Coalition()
    {
        if (_result.Coalition is not { } coalition) return;
        var players = new MarkdownTable(["Player", "Welfare alone, %", "Welfare together, %", "From the others, %", "Contribution, bn USD"], 1);
        foreach (var p in coalition.Players) players.Add(_result.EconomyName(p.Economy), Percent(p.Alone), Percent(p.Together), Percent(p.FromOthers), Usd(p.Shapley));
        Section("Acting together", players, $"{coalition.Title}. All together: {FigureText.Signed(coalition.Joint, "USD")}. Contribution is what a player adds to the joint gain, averaged over the orders in which they may join (Shapley).");
        var subsets = new MarkdownTable(["Who acts", "Joint gain, bn USD", .. coalition.Players.Select(p => $"{_result.EconomyName(p.Economy)}, %")], 1);
        foreach (var s in coalition.Subsets)
            subsets.Add([s.Members.Count > 0 ? string.Join(", ", s.Members.Select(_result.EconomyName)) : "nobody", Usd(s.Joint), .. s.Welfare.Select(Percent)]);
        Table(subsets);
    }

    private void Game()
    {
        if (_result.Game is not { } game) return;
        Section("A game");
        Paragraph("Who decides takes the move that leaves it with the highest welfare, knowing that everyone after does the same. In parentheses the welfare of each player at the end.");
        Node(game, game.Root, 0);
        _text.Append('\n');
    }

    private void Node(GameResult game, GameNode node, int depth)
    {
        string chosen = depth == 0 ? "" : _result.Draws > 0 ? $", chosen in {100 * node.Chosen:0} % of the draws" : node.Chosen > 0.5 ? ", chosen" : ", not chosen";
        string payoffs = string.Join("; ", game.Players.Zip(node.Payoffs, (player, payoff) => $"{_result.EconomyName(player)} {FigureText.Signed(payoff, Fraction)}"));
        string decides = node.Player is { } next ? $". {_result.EconomyName(next)} decides:" : "";
        _text.Append(' ', 2 * depth);
        Bullet($"{node.Label}{chosen} ({payoffs}){decides}");
        foreach (var move in node.Moves) Node(game, move, depth + 1);
    }

    private void Variance()
    {
        if (_result.Variance is not { } variance) return;
        var table = new MarkdownTable(["Input", .. _headline.Select(k => _result.Measures[k].Label)], 1);
        for (int i = 0; i < variance.Inputs.Count; i++)
        {
            var shares = variance.Shares[i];
            table.Add([variance.Inputs[i], .. _headline.Select(k => $"{Share(shares[k].First)} ({Share(shares[k].Total)})")]);
        }

        Section("What drives the ranges", table, "Share of the variance that comes from each uncertain input alone, in parentheses with its interactions. Estimates from the draws: they may leave 0 to 100 % a little.");
    }

    private void Variants()
    {
        var table = new MarkdownTable(["Assumption", .. Headline()], 1);
        foreach (var v in _result.Variants) table.Add([v.Label, .. v.Values is { } values ? Headline(values) : _headline.Select(_ => "not solved")]);
        Section("Other assumptions", table, "The main scenario with one thing changed.");
        Bullets(_result.Variants.Select(v => $"{v.Label}: {v.Why}{(v.Failure is { } failure ? $" Not solved: {failure}" : "")}"));
    }

    private void Record()
    {
        if (_result.Evidence.Record.Count == 0) return;
        Section("The model's record on such events");
        Bullets(_result.Evidence.Record.Select(r => r.Line));
    }

    private void Limits()
    {
        var evidence = _result.Evidence;
        Section("What the data cannot say");
        Bullets(evidence.Gaps);
        if (evidence.Donors.Count > 0) Paragraph($"Input coefficients are borrowed: {string.Join(", ", evidence.Donors.Select(d => $"{_result.EconomyName(d.Economy)} from {_result.EconomyName(d.Donor)}"))}.");
        var benchmarks = new MarkdownTable(["Published figure, bn USD", "Citation", "Published", "World", "Distance, %"], 2);
        foreach (var b in evidence.Benchmarks.OrderByDescending(b => Math.Abs(b.RelativeDistance)).Take(Listed))
            benchmarks.Add(b.Description, b.Citation, FigureText.Billions(b.Target), FigureText.Billions(b.Value), Percent(b.RelativeDistance));
        if (evidence.Benchmarks.Count > Listed) Paragraph($"Of {evidence.Benchmarks.Count} published figures, the {Listed} from which the world is farthest:");
        Table(benchmarks);
        var adjustments = new MarkdownTable(["Moved by balancing, %", "Exports", "Imports", "Domestic", "Coefficients"], 1);
        foreach (var a in evidence.Adjustments) adjustments.Add([_result.EconomyName(a.Economy), .. ((double[])[a.Exports, a.Imports, a.Domestic, a.Coefficients]).Select(x => $"{100 * x:0.00}")]);
        Table(adjustments);
        if (evidence.Notes.Count == 0) return;
        Section("Notes on the world");
        Bullets(evidence.Notes);
    }

    private void Provenance()
    {
        Section("Where it comes from");
        Bullet($"World: {_result.World.Name}, base year {_result.World.Year}, {_result.World.Economies} economies, {_result.World.Sectors} sectors, hash {_result.World.Hash}");
        Bullet($"Model: {_main.Model}, closure {_main.Closure}, elasticities {_main.Elasticities}");
        Bullet($"{(_result.At is { } day ? $"Events in force on {day}" : "All events in force")}; {(_result.Draws > 0 ? $"{_result.Draws} draws, seed {_result.Seed}" : "no draws")}; {_result.Solutions} solutions, {_result.SolutionsFailed} failed");
        Bullet($"Realign {_result.RealignVersion}");
        foreach (var s in _result.Evidence.Sources) Bullet($"Data: {s.Name}: {s.Citation} ({s.Licence}) {s.Link}");
        foreach (var s in _result.Evidence.ElasticitySets) Bullet($"Elasticities: {s.Name}: {s.Source}");
        _text.Append("\nTo make this result again:\n\n```sh\n").Append(_result.Command).Append("\n```\n");
    }

    private IEnumerable<string> Headline() => _headline.Select(Label);

    private IEnumerable<string> Headline(IReadOnlyList<Interval> values) => _headline.Select(k => Figure(values, k));

    private string Figure(IReadOnlyList<Interval> values, int measure) => FigureText.Bare(values[measure], _result.Measures[measure].Unit);

    private string Label(int measure) => $"{_result.Measures[measure].Label}, {FigureText.BareUnit(_result.Measures[measure].Unit)}";

    private static string Percent(Interval value) => FigureText.Bare(value, Fraction);

    private static string Percent(double value) => Percent(Interval.Point(value));

    private static string Share(double share) => $"{(share < 0 ? "−" : "")}{Math.Abs(100 * share):0} %";

    private static string Usd(Interval value) => FigureText.Bare(value, "USD");

    private static IEnumerable<T> Largest<T>(IEnumerable<T> items, Func<T, BeforeAfter> value) => items.OrderByDescending(x => Math.Abs(value(x).After - value(x).Before)).Take(Listed);

    private static string[] Balance(BeforeAfter value) => [FigureText.Billions(value.Before), After(value), Usd(Interval.Point(value.After - value.Before))];

    /// <summary>The level after, and its change relative to that before.</summary>
    private static string[] Level(BeforeAfter? value) =>
        value is null ? ["", ""] : [After(value), value.Before == 0 ? "" : Percent((value.After / value.Before) - 1)];

    private static string After(BeforeAfter value) => FigureText.Level(value.AsInterval);

    private void Section(string title) => _text.Append("## ").Append(title).Append("\n\n");

    private void Section(string title, MarkdownTable table, string? words = null)
    {
        if (table.Rows == 0) return;
        Section(title);
        if (words is not null) Paragraph(words);
        Table(table);
    }

    private void Table(MarkdownTable table)
    {
        if (table.Rows > 0) _text.Append(table).Append('\n');
    }

    private void Paragraph(string words) => _text.Append(MarkdownTable.Escape(words)).Append("\n\n");

    private void Bullets(IEnumerable<string> items)
    {
        int before = _text.Length;
        foreach (string item in items) Bullet(item);
        if (_text.Length > before) _text.Append('\n');
    }

    private void Bullet(string words) => _text.Append("- ").Append(MarkdownTable.Escape(words)).Append('\n');
}
