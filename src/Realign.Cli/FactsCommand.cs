using System.CommandLine;
using System.Globalization;
using Realign.Facts;
using Realign.Files;

namespace Realign.Cli;

/// <summary><c>realign facts</c>: published figures, found by rules that are written down.</summary>
internal static class FactsCommand
{
    private static readonly Option<string?> _facts = new("--facts") { Description = "A file of figures that come before those that ship (realign facts import).", HelpName = "FILE" };

    public static Command Create() => new("facts", "Find published figures with publisher, date, link and basis; check and bring your own.") { Find(), Check(), Import(), Info(), Build(), History() };

    private static Command Find()
    {
        var economy = new Argument<string>("economy") { Description = "An economy by its code, for example COL." };
        var indicator = new Option<string?>("--indicator") { Description = "What to find; 'realign facts info' lists them. A part is written exports_goods/coffee.", HelpName = "ID" };
        var measure = new Option<string?>("--measure") { Description = "Find by what claims call it (trade_balance, exports, public_debt …) instead, by the rules of docs/facts.md.", HelpName = "NAME" };
        var partner = new Option<string?>("--partner") { Description = "With whom [default: the total, WLD].", HelpName = "CODE" };
        var period = new Option<string?>("--period") { Description = "2024, 2024-12, 2025-Q1, 2025-H1, 2025-01/2025-11, FY2023, 2018-2021 or a day [default: all, the latest first].", HelpName = "PERIOD" };
        var basis = new Option<string?>("--basis") { Description = "FOB, CIF, FOB-FOB, FOB-CIF, customs, 'balance of payments', 'central government' … [default: any].", HelpName = "BASIS" };
        var unit = new Option<string?>("--unit") { Description = "USD, COP, share_of_gdp, percent, 'percent of exports' … [default: any].", HelpName = "UNIT" };
        var by = new Option<string?>("--published-by") { Description = "Only what had been published by this day.", HelpName = "DAY" };
        var after = new Option<string?>("--after") { Description = "Only figures of a time that ended after this day.", HelpName = "DAY" };
        var noWorld = new Option<bool>("--no-world") { Description = "Leave out the balanced flows of Realign's own world." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/facts-result.schema.json)." };
        var command = new Command("find", "Show every figure that answers, how it was matched, and whether figures disagree.") { economy, indicator, measure, partner, period, basis, unit, by, after, noWorld, json, _facts };
        command.SetAction(parse =>
        {
            string? id = parse.GetValue(indicator), claimed = parse.GetValue(measure), code = parse.GetValue(economy)!;
            if ((id is null) == (claimed is null)) throw new RealignException("Say what to find: --indicator ID (see 'realign facts info'), or --measure NAME.");
            var when = parse.GetValue(period) is { } p ? FactPeriod.Parse(p) : null;
            var ledger = ShippedFacts.Ledger(parse.GetValue(_facts), !parse.GetValue(noWorld));
            string? wanted = parse.GetValue(unit);
            IReadOnlyList<FactQuery> queries = id is not null
                ? [new FactQuery { Indicator = id, Economy = code, Partner = parse.GetValue(partner), Period = when, Unit = wanted }]
                : Rule(claimed!, wanted).Queries(code, parse.GetValue(partner), when, wanted is not null && FactUnit.IsCurrency(wanted) ? wanted : null);
            List<FactAnswer> answers = [.. queries.Select(q => ledger.Find(q with { Basis = parse.GetValue(basis), PublishedBy = Day(by.Name, parse.GetValue(by)), EndsAfter = Day(after.Name, parse.GetValue(after)) }))];
            if (parse.GetValue(json)) Console.Out.WriteLine(FactsResult.Of(answers).ToJson());
            else
            {
                if (claimed is not null) FactsView.Rule(Rule(claimed, wanted));
                foreach (var answer in answers) FactsView.Show(answer);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<string?>("file") { Description = "A ledger (docs/facts.md) [default: the one that ships].", Arity = ArgumentArity.ZeroOrOne };
        var tolerance = new Option<string>("--tolerance") { Description = "Accepted beyond rounding, of the largest part.", HelpName = "PERCENT", DefaultValueFactory = _ => "1%" };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/facts-check.schema.json)." };
        var command = new Command("check", "Hold figures against each other: sizes, balances, totals, shares, ratios, rows that stand twice; exit code 4 if something contradicts.") { file, tolerance, json };
        command.SetAction(parse =>
        {
            var report = Report(parse.GetValue(file) is { } own ? FactFile.Read(own) : ShippedFacts.Read(null), parse.GetValue(tolerance)!);
            if (parse.GetValue(json)) Console.Out.WriteLine(FactCheckResult.Of(report).ToJson());
            else FactsView.Check(report);
            return report.Holds ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "CSV with the columns id, economy, partner, indicator, period, value, unit, basis, nature, publisher, link, published, confidence, note (docs/facts.md)." };
        var output = new Option<string?>("--out") { Description = "Also write the figures, followed by those that ship, to this file.", HelpName = "FILE" };
        var command = new Command("import", "Check a ledger, by itself and beside the one that ships; exit code 4 if something contradicts, and then nothing is written.") { file, output };
        command.SetAction(parse =>
        {
            var own = FactFile.Read(parse.GetValue(file)!);
            var all = ShippedFacts.Before(own, ShippedFacts.Read(null));
            var ids = own.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
            var report = Report(all, "1%");
            report = report with { Figures = own.Count, Findings = [.. report.Findings.Where(f => f.Facts.Any(x => ids.Contains(x.Id) && x.Source == FactSource.Ledger))] };
            FactsView.Check(report);
            if (!report.Holds)
            {
                Terminal.Hint("Nothing was written. Correct the figures, or give them the basis or nature that they have.");
                return ExitCode.CheckFailed;
            }

            if (parse.GetValue(output) is { } target)
            {
                AtomicWrite.Text(target, FactFile.Write(all));
                Terminal.Hint($"{own.Count} figures and {all.Count - own.Count} that ship written to {target}; use it with --facts {target}.");
            }
            else Terminal.Hint($"The file is sound; use it with --facts {parse.GetValue(file)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Info()
    {
        var economy = new Argument<string?>("economy") { Description = "An economy by its code [default: a summary of all, and the indicators].", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("info", "Show which figures there are, of whom, and what the indicators mean.") { economy, _facts };
        command.SetAction(parse =>
        {
            var ledger = ShippedFacts.Ledger(parse.GetValue(_facts), withWorld: false);
            if (parse.GetValue(economy) is { } code) FactsView.Economy(ledger, code);
            else FactsView.Summary(ledger);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Build()
    {
        var from = new Option<string>("--from") { Description = "Folder that holds facts/facts.csv and facts/episodes.csv.", HelpName = "FOLDER", Required = true };
        var decisions = new Option<string>("--decisions") { Description = "Folder of fact-indicators.csv and fact-repairs.csv.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "sources") };
        var output = new Option<string>("--out") { Description = "Folder to write facts.csv and episodes.csv to.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "facts") };
        var command = new Command("build", "Build the ledger that ships from its sources.") { from, decisions, output };
        command.SetAction(parse =>
        {
            var build = FactsBuilder.Build(parse.GetValue(from)!, parse.GetValue(decisions)!);
            string folder = parse.GetValue(output)!;
            AtomicWrite.Text(Path.Combine(folder, "facts.csv"), FactFile.Write(build.Facts));
            AtomicWrite.Text(Path.Combine(folder, "episodes.csv"), EpisodeFile.Write(build.Episodes));
            foreach (var (reason, ids) in build.LeftOut) Terminal.Hint($"left out {string.Join(", ", ids)}: {reason}");
            Terminal.Hint($"{build.Facts.Count} figures and {build.Episodes.Count} rows of past episodes written to {folder}; {build.Repaired} rows were repaired or explained.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command History()
    {
        var from = new Option<string>("--from") { Description = "Folder that holds data/icio-2022, data/icio-panel and data/io-coefficients.", HelpName = "FOLDER", Required = true };
        var output = new Option<string>("--out") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("data", "precedents", "goods-trade.parquet") };
        var command = new Command("history", "Build the goods trade of past years that precedents are looked for in.") { from, output };
        command.SetAction(parse =>
        {
            byte[] bytes = TradeHistory.Build(parse.GetValue(from)!, new Said());
            AtomicWrite.Binary(parse.GetValue(output)!, stream => stream.Write(bytes));
            Terminal.Hint($"{bytes.Length} bytes written to {parse.GetValue(output)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static FactCheckReport Report(IReadOnlyList<Fact> facts, string tolerance)
    {
        if (!tolerance.EndsWith('%') || !double.TryParse(tolerance[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double percent)) throw new RealignException($"--tolerance {tolerance}: write a percentage with its sign, for example --tolerance=1%.");
        return FactCheck.Run(facts, new FactLedger([], ShippedMacro.Read(null)).Facts, percent / 100);
    }

    private static MeasureRule Rule(string measure, string? unit) => MeasureRule.Of(measure, unit) ?? throw new RealignException(
        MeasureRule.All.Any(r => r.Measure == measure) ? $"There is no rule for '{measure}' in {unit}; docs/facts.md has the table." : $"'{measure}' is no measure. Known: {string.Join(", ", MeasureRule.All.Select(r => r.Measure).Distinct())}.");

    private static DateOnly? Day(string option, string? text) => text is null ? null
        : FactPeriod.TryParse(text, out var day) && day.Kind == PeriodKind.Day ? day.End
        : throw new RealignException($"{option} {text}: write a day like 2025-05-14.");
}
