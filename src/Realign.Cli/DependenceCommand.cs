using System.CommandLine;
using System.Globalization;
using Realign.Cases;
using Realign.Dependence;
using Realign.Events;
using Realign.Files;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
using Realign.Reports.Html;
using Realign.Worlds;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign dependence</c>: who depends on whom, how much, what leaving would cost, and what exports consist of.</summary>
internal static class DependenceCommand
{
    private static readonly Argument<string?> _economy = new("economy") { Description = "A code such as COL, a group such as eu, or several joined by commas.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> _on = new("--on") { Description = "The partner, or a group [default: rank all partners].", HelpName = "PARTNER|GROUP" };
    private static readonly Option<string[]> _scenario = new("--scenario") { Description = "Show it before and after a scenario file, or a scenario of a case folder by its id [default: the case's first].", HelpName = "FILE|CASE [ID]", Arity = new ArgumentArity(1, 2), AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> _draws = new("--draws") { Description = "Draws of elasticities and of the scenario's sizes, for 5–95 % ranges; 0 for central values alone.", HelpName = "N", DefaultValueFactory = _ => 0 };
    private static readonly Option<long> _seed = new("--seed") { Description = "Seed; the same seed gives the same result on any number of threads.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> _shortRun = new("--short-run") { Description = "Years after the break that the short run is.", HelpName = "YEARS", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> _decompose = new("--decompose") { Description = "Decompose exports into domestic and foreign value added and double counting instead." };
    private static readonly Option<string> _approach = new("--approach") { Description = "Of --decompose: source (value added counts the first time it leaves its country) or sink (the last time).", HelpName = "source|sink", DefaultValueFactory = _ => "source" };
    private static readonly Option<string?> _matrix = new("--matrix") { Description = "Write everyone on everyone as CSV there; needs no economy.", HelpName = "FILE" };
    private static readonly Option<string?> _picture = new("--picture") { Description = "Write the economy's network as a self-contained HTML page there.", HelpName = "FILE" };
    private static readonly Option<string?> _at = new("--at") { Description = "Only events in force on this day [default: the case's day, else all].", HelpName = "DATE" };
    private static readonly Option<string?> _world = new("--world") { Description = "A world by name or folder [default: the scenario's, else world-2024].", HelpName = "WORLD" };
    private static readonly Option<int> _threads = new("--threads") { Description = "Threads.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<bool> _json = new("--json") { Description = "Print JSON (docs/schema/dependence-result.schema.json, with --decompose export-result.schema.json) instead of tables." };
    private static readonly Option<string?> _out = new("--out") { Description = "Also write result.json and every table as CSV there.", HelpName = "FOLDER" };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new Command("dependence", "Show how an economy depends on others: trade, value added, inputs of all tiers, what leaving would cost; before and after a scenario.")
        {
            _economy, _on, _scenario, _draws, _seed, _shortRun, _decompose, _approach, _matrix, _picture, _at, _world, _threads, _json, _out,
        };
        command.SetAction(parse => Execute(parse, cancellation));
        return command;
    }

    private static int Execute(ParseResult parse, CancellationToken cancellation)
    {
        var (scenario, at) = Scenario(parse);
        Check(parse);
        string? name = parse.GetValue(_world);
        var world = ShippedWorlds.Read(name ?? scenario?.World, name is null && scenario is not null ? Path.GetDirectoryName(scenario.File) : null);
        if (parse.GetValue(_matrix) is { } file) Matrix(world, scenario, at, file, parse.GetValue(_threads), cancellation);
        if (parse.GetValue(_economy) is not { } economy) return ExitCode.Ok;
        var subject = EconomyGroup.Find(world, economy);
        var partner = parse.GetValue(_on) is { } on ? EconomyGroup.Find(world, on) : null;
        if (parse.GetValue(_decompose)) Decompose(parse, world, subject, partner, scenario, at, cancellation);
        else Measure(parse, world, subject, partner, scenario, at, cancellation);
        return ExitCode.Ok;
    }

    private static void Check(ParseResult parse)
    {
        if (parse.GetValue(_economy) is null && parse.GetValue(_matrix) is null) throw new RealignException("Name an economy, for example 'realign dependence COL', or write everyone on everyone with --matrix FILE.");
        if (parse.GetValue(_economy) is null && (parse.GetValue(_on) ?? parse.GetValue(_picture) ?? parse.GetValue(_out)) is not null) throw new RealignException("--on, --picture and --out are about one economy; name it first, for example 'realign dependence COL --on USA'.");
        if (parse.GetValue(_draws) < 0) throw new RealignException($"--draws {parse.GetValue(_draws)}: it must be 0 or more.");
        if (parse.GetValue(_threads) < 1) throw new RealignException($"--threads {parse.GetValue(_threads)}: it must be 1 or more.");
        if (parse.GetValue(_shortRun) is not (>= 0 and < 1000)) throw new RealignException($"--short-run {parse.GetValue(_shortRun).ToString(CultureInfo.InvariantCulture)}: give years, 0 or more.");
        if (parse.GetValue(_approach) is not ("source" or "sink")) throw new RealignException($"--approach {parse.GetValue(_approach)}: it is source or sink.");
        if (!parse.GetValue(_decompose)) return;
        if (parse.GetValue(_draws) > 0) throw new RealignException("--decompose takes the world as it is; drop --draws.");
        if (parse.GetValue(_picture) is not null) throw new RealignException("--picture shows the network, not a decomposition; drop one of the two.");
    }

    private static (Scenario? Scenario, DateOnly? At) Scenario(ParseResult parse)
    {
        DateOnly? day = parse.GetValue(_at) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new RealignException($"--at {text}: this is no date; write it like 2025-05-14.");
        if (parse.GetValue(_scenario) is not { Length: > 0 } words) return (null, day);
        if (!Directory.Exists(words[0]))
            return words.Length == 1 ? (ScenarioFile.Read(words[0], []), day) : throw new RealignException($"--scenario {words[0]} {words[1]}: '{words[0]}' is no case folder, so it has no scenario '{words[1]}'. Economies come before --scenario.");
        var folder = CaseFolder.Read(words[0]);
        var asked = folder.Scenario(words.Length > 1 ? words[1] : null);
        return (ScenarioFile.Read(asked.File, []) with { Name = asked.Title.Length > 0 ? asked.Title : asked.Id }, day ?? folder.At);
    }

    private static void Measure(ParseResult parse, World world, EconomyGroup subject, EconomyGroup? partner, Scenario? scenario, DateOnly? at, CancellationToken cancellation)
    {
        var options = new DependenceOptions
        {
            Draws = parse.GetValue(_draws),
            Seed = parse.GetValue(_seed),
            Threads = parse.GetValue(_threads),
            ShortRunYears = parse.GetValue(_shortRun),
            At = at,
            UsdPerUnit = RunReport.UsdPer(world.Unit),
        };
        var study = new DependenceStudy(world, subject, options, scenario);
        DependenceResult Solve(IProgress<int>? progress) => partner is null ? study.Ranking(progress, cancellation) : study.On(partner, progress, cancellation);
        int steps = study.Steps(partner is null);
        var result = steps > 0 && Terminal.IsInteractive
            ? Terminal.Err.Progress().AutoClear(true).Start(progress => Solve(new Step(progress.AddTask("solving", maxValue: steps))))
            : Solve(null);
        if (parse.GetValue(_out) is { } folder) Write(folder, result.ToJson(), DependenceTables.Of(result));
        if (parse.GetValue(_picture) is { } picture)
        {
            AtomicWrite.Text(picture, DependencePage.Write(result));
            Terminal.Hint($"Written to {picture}.");
        }

        if (parse.GetValue(_json)) Console.Out.WriteLine(result.ToJson());
        else DependenceView.Show(result);
    }

    private static void Decompose(ParseResult parse, World world, EconomyGroup subject, EconomyGroup? partner, Scenario? scenario, DateOnly? at, CancellationToken cancellation)
    {
        var then = scenario is null ? world : After(world, scenario, at, cancellation);
        var head = scenario is null ? null : new DependenceScenario(scenario.Name, scenario.File, at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), scenario.Model, ScenarioFile.NameOf(scenario.Closure), scenario.Elasticities.Describe());
        var result = ExportStudy.Run(then, subject, partner, parse.GetValue(_approach) == "sink", RunReport.UsdPer(world.Unit), world.Hash, head, cancellation);
        if (parse.GetValue(_out) is { } folder) Write(folder, result.ToJson(), DependenceTables.Of(result));
        if (parse.GetValue(_json)) Console.Out.WriteLine(result.ToJson());
        else DependenceView.Show(result);
    }

    private static void Matrix(World world, Scenario? scenario, DateOnly? at, string file, int threads, CancellationToken cancellation)
    {
        var before = DependenceMatrix.Of(new InputOutputSystem(world), threads, cancellation);
        var after = scenario is null ? null : DependenceMatrix.Of(new InputOutputSystem(After(world, scenario, at, cancellation)), threads, cancellation);
        AtomicWrite.Text(file, DependenceTables.Matrix(before, after, RunReport.UsdPer(world.Unit)).ToCsv());
        Terminal.Hint($"Written to {file}: {world.Economies.Count} economies on each other.");
    }

    private static World After(World world, Scenario scenario, DateOnly? at, CancellationToken cancellation)
    {
        var θ = scenario.Elasticities.Of(world, scenario.Groups);
        var options = new SolveOptions { Closure = scenario.Closure, Deficits = scenario.GivenDeficits(world), TradeElasticities = θ, SpecificFactorShare = scenario.SpecificFactorShare };
        return new GeneralEquilibriumModel(world).Solve(scenario.PhasedIn().Resolve(world, at).ToShock(θ), options, cancellation).Effects.ToWorld(world.Name);
    }

    private static void Write(string folder, string json, IReadOnlyList<ReportTable> tables)
    {
        AtomicWrite.Text(Path.Combine(folder, "result.json"), json);
        foreach (var table in tables) AtomicWrite.Text(Path.Combine(folder, $"{table.Name}.csv"), table.ToCsv());
        Terminal.Hint($"Written to {folder}: result.json, {string.Join(", ", tables.Select(t => $"{t.Name}.csv"))}");
    }

    private sealed class Step(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(1);
    }
}
