using System.CommandLine;
using System.Globalization;
using Realign.Cases;
using Realign.Events;
using Realign.Files;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Quantities;
using Realign.Reports;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign debt</c>: where a public debt goes, and what scenarios do to it.</summary>
internal static class DebtCommand
{
    private static readonly Option<string[]> _scenario = new("--scenario") { Description = "A scenario file, or a case folder for all of its scenarios. Repeatable.", HelpName = "FILE|CASE", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string[]> _measure = new("--measure") { Description = "What the budget does beside: 'less aid=-0.1 % of GDP', 'roads=-2..-1..-0.5 billion USD'. A plus improves the balance. Repeatable.", HelpName = "NAME=SIZE UNIT", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<int> _draws = new("--draws") { Description = "Paths of the fan.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> _scenarioDraws = new("--scenario-draws") { Description = "Draws of a scenario's sizes and elasticities; 0 for central values alone.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private static readonly Option<long> _seed = new("--seed") { Description = "Seed; the same seed gives the same result on any number of threads.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> _years = new("--years") { Description = "Years of the path.", HelpName = "N", DefaultValueFactory = _ => 10 };
    private static readonly Option<string> _threshold = new("--threshold") { Description = "Debt ratio whose crossing is counted.", HelpName = "PERCENT", DefaultValueFactory = _ => "60%" };
    private static readonly Option<int> _blocks = new("--blocks") { Description = "Draw blocks of so many years of history instead of joint normal shocks.", HelpName = "YEARS" };
    private static readonly Option<string?> _growth = Percentage("--growth", "Real growth [default: average of ten years].");
    private static readonly Option<string?> _inflation = Percentage("--inflation", "Inflation of the deflator [default: average of ten years].");
    private static readonly Option<string?> _depreciation = Percentage("--depreciation", "Depreciation [default: average of ten years].");
    private static readonly Option<string?> _averageRate = Percentage("--average-rate", "Average interest on the debt at the start [default: interest over debt].");
    private static readonly Option<string?> _domesticRate = Percentage("--domestic-rate", "Interest on new debt in own currency [default: the policy rate, else the average rate].");
    private static readonly Option<string?> _foreignRate = Percentage("--foreign-rate", "Interest on new debt in foreign currency [default: the average rate].");
    private static readonly Option<string?> _balance = Percentage("--primary-balance", "Primary balance, of GDP [default: the latest].");
    private static readonly Option<string?> _stockFlow = Percentage("--stock-flow", "What debt rises by a year beyond deficits, of GDP [default: 0 %].");
    private static readonly Option<string?> _foreignShare = Percentage("--foreign-share", "Share of the debt in foreign currency.");
    private static readonly Option<string?> _vat = Percentage("--import-vat", "What value-added tax takes of a dollar of goods imports.");
    private static readonly Option<double?> _maturity = new("--maturity") { Description = "Average maturity of the debt.", HelpName = "YEARS" };
    private static readonly Option<string?> _macro = new("--macro") { Description = "A file of figures that come before those that ship (realign macro import).", HelpName = "FILE" };
    private static readonly Option<string?> _world = new("--world") { Description = "A world by name or folder [default: the scenario's, else world-2024].", HelpName = "WORLD" };
    private static readonly Option<int> _threads = new("--threads") { Description = "Threads.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<bool> _json = new("--json") { Description = "Print JSON (docs/schema/debt-result.schema.json) instead of tables." };
    private static readonly Option<string?> _out = new("--out") { Description = "Also write result.json and every table as CSV there.", HelpName = "FOLDER" };

    public static Command Create(CancellationToken cancellation)
    {
        var economy = new Argument<string>("economy") { Description = "An economy by its code, for example COL." };
        var command = new Command("debt", "Show where a public debt goes, under shocks and stress, and what scenarios do to it, to the budget and to the capacity to pay.")
        {
            economy, _scenario, _measure, _draws, _scenarioDraws, _seed, _years, _threshold, _blocks, _growth, _inflation, _depreciation, _averageRate, _domesticRate, _foreignRate, _balance, _stockFlow, _foreignShare, _maturity, _vat, _macro, _world, _threads, _json, _out,
        };
        command.SetAction(parse =>
        {
            string code = parse.GetValue(economy)!;
            var options = Options(parse);
            var study = new DebtStudy(ShippedMacro.Read(parse.GetValue(_macro)), code, options);
            var result = study.Run(Scenarios(parse, code, options, cancellation), cancellation);
            if (parse.GetValue(_out) is { } folder) Write(result, folder);
            if (parse.GetValue(_json)) Console.Out.WriteLine(result.ToJson());
            else DebtView.Show(result);
            return ExitCode.Ok;
        });
        return command;
    }

    private static DebtOptions Options(ParseResult parse)
    {
        void AtLeast(Option<int> option, int least)
        {
            if (parse.GetValue(option) < least) throw new RealignException($"{option.Name} {parse.GetValue(option)}: it must be {least} or more.");
        }

        AtLeast(_draws, 1);
        AtLeast(_scenarioDraws, 0);
        AtLeast(_years, 1);
        AtLeast(_blocks, 0);
        AtLeast(_threads, 1);
        if (parse.GetValue(_measure) is { Length: > 0 } && parse.GetValue(_scenario) is not { Length: > 0 }) throw new RealignException("--measure goes with a scenario; give one with --scenario.");
        Rate? Rate(Option<string?> option) => Percent(option.Name, parse.GetValue(option)) is { } p ? PublicFinance.Quantities.Rate.FromPercent(p) : null;
        ShareOfGdp? Share(Option<string?> option) => Percent(option.Name, parse.GetValue(option)) is { } p ? ShareOfGdp.FromPercent(p) : null;
        return new DebtOptions
        {
            Years = parse.GetValue(_years),
            Paths = parse.GetValue(_draws),
            Seed = parse.GetValue(_seed),
            Threads = parse.GetValue(_threads),
            BlockLength = parse.GetValue(_blocks),
            Threshold = ShareOfGdp.FromPercent(Percent("--threshold", parse.GetValue(_threshold))!.Value),
            Growth = Rate(_growth),
            Inflation = Rate(_inflation),
            Depreciation = Rate(_depreciation),
            AverageRate = Rate(_averageRate),
            DomesticRate = Rate(_domesticRate),
            ForeignRate = Rate(_foreignRate),
            PrimaryBalance = Share(_balance),
            StockFlow = Share(_stockFlow),
            ForeignShare = Percent("--foreign-share", parse.GetValue(_foreignShare)) / 100,
            Maturity = parse.GetValue(_maturity),
            ImportVat = Rate(_vat),
            Measures = parse.GetValue(_measure) ?? [],
        };
    }

    private static List<ScenarioImpulses> Scenarios(ParseResult parse, string economy, DebtOptions options, CancellationToken cancellation)
    {
        var asked = new List<(string Id, Scenario Scenario, DateOnly? At)>();
        foreach (string path in parse.GetValue(_scenario) ?? [])
        {
            if (!Directory.Exists(path))
            {
                asked.Add((Path.GetFileNameWithoutExtension(path), ScenarioFile.Read(path, []), null));
                continue;
            }

            var folder = CaseFolder.Read(path);
            asked.AddRange(folder.Scenarios.Select(s => (s.Id, ScenarioFile.Read(s.File, []) with { Name = s.Title.Length > 0 ? s.Title : s.Id }, folder.At)));
        }

        int draws = parse.GetValue(_scenarioDraws);
        List<ScenarioImpulses> Solve(IProgress<int>? progress) => [.. asked.Select(s =>
        {
            string? name = parse.GetValue(_world);
            var world = ShippedWorlds.Read(name ?? s.Scenario.World, name is null ? Path.GetDirectoryName(s.Scenario.File) : null);
            return ScenarioImpulses.Solve(s.Id, s.Scenario, world, economy, RunReport.UsdPer(world.Unit), draws, options.Seed, options.Threads, s.At, progress, cancellation);
        })];
        if (asked.Count == 0 || !Terminal.IsInteractive) return Solve(null);
        return Terminal.Err.Progress().AutoClear(true).Start(progress => Solve(new Step(progress.AddTask("solving scenarios", maxValue: Math.Max(1, draws) * asked.Count))));
    }

    /// <summary>A percentage: the sign is asked for, so that 0.6 and 60 cannot be mistaken for each other.</summary>
    private static double? Percent(string option, string? text)
    {
        if (text is null) return null;
        string number = text.TrimEnd('%', ' ');
        return text.EndsWith('%') && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new RealignException($"{option} {text}: write a percentage with its sign, for example {option}=60%.");
    }

    private static Option<string?> Percentage(string name, string description) => new(name) { Description = description, HelpName = "PERCENT" };

    private static void Write(DebtResult result, string folder)
    {
        AtomicWrite.Text(Path.Combine(folder, "result.json"), result.ToJson());
        var tables = DebtTables.Of(result);
        foreach (var table in tables) AtomicWrite.Text(Path.Combine(folder, $"{table.Name}.csv"), table.ToCsv());
        Terminal.Hint($"Written to {folder}: result.json, {string.Join(", ", tables.Select(t => $"{t.Name}.csv"))}");
    }

    private sealed class Step(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(1);
    }
}
