using System.CommandLine;
using System.Globalization;
using Realign.Cases;
using Realign.Events;
using Realign.Files;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
using Realign.Server.Shelf;
using Realign.Worlds;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign run</c>: solves a scenario and shows what it does.</summary>
internal static class RunCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var path = new Argument<string>("scenario") { Description = "A scenario file (YAML) or a case folder." };
        var scenario = new Option<string?>("--scenario") { Description = "Which scenario of a case to run, by its id.", HelpName = "ID" };
        var set = new Option<string[]>("--set") { Description = "Change a value: closure=balanced, us-tariffs.rate=0.25, events[0].rate=0.25. Repeatable.", HelpName = "PATH=VALUE", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "The model: general-equilibrium, or specific-factors (labour fixed in its sector).", HelpName = "NAME" };
        var closure = new Option<string?>("--closure") { Description = "What happens to trade deficits: world-share, own-share, balanced or given.", HelpName = "NAME" };
        var world = new Option<string?>("--world") { Description = "A world by name or folder [default: the scenario's, else world-2024].", HelpName = "WORLD" };
        var at = new Option<string?>("--at") { Description = "Only events in force on this day [default: the case's day, else all].", HelpName = "DATE" };
        var draws = new Option<int?>("--draws") { Description = "Draw uncertain sizes and elasticities this many times and show medians with 5–95 % ranges [default: the case's number, else 0].", HelpName = "N" };
        var seed = new Option<long?>("--seed") { Description = "Seed of the draws; the same seed gives the same result on any number of threads [default: the case's, else 1].", HelpName = "N" };
        var threads = new Option<int>("--threads") { Description = "Threads for draws.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var all = new Option<bool>("--all") { Description = "List every economy, not only those most affected." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/run-result.schema.json) instead of tables." };
        var csv = new Option<bool>("--csv") { Description = "Print one CSV row an economy instead of tables." };
        var output = new Option<string?>("--out") { Description = "Of a case: where the report goes [default: its folder 'report']. Of a scenario: also write result.json, economies.csv, balances.csv, sectors.csv there.", HelpName = "FOLDER" };
        var xlsx = new Option<bool>("--xlsx") { Description = "With a case: also write report.xlsx." };
        var macro = new Option<string?>("--macro") { Description = "With a case: a file of figures of budgets and debts that come before those that ship.", HelpName = "FILE" };
        var facts = new Option<string?>("--facts") { Description = "With a case: a ledger of figures that come before those that ship.", HelpName = "FILE" };
        var command = new Command("run", "Run a scenario file, or a whole case and write its report.") { xlsx, path, scenario, set, model, closure, world, macro, facts, at, draws, seed, threads, all, json, csv, output };
        command.SetAction(parse =>
        {
            if (parse.GetValue(json) && parse.GetValue(csv)) throw new RealignException("Give either --json or --csv, not both.");
            if (parse.GetValue(draws) < 0) throw new RealignException($"--draws {parse.GetValue(draws)}: it must be 0 or more.");
            if (parse.GetValue(threads) < 1) throw new RealignException($"--threads {parse.GetValue(threads)}: it must be 1 or more.");
            if (CaseCommand.IsCase(parse.GetValue(path)!) && parse.GetValue(scenario) is null)
            {
                if (parse.GetValue(csv)) throw new RealignException("--csv prints one scenario; choose it with --scenario ID, or use --json. The report's folder has every table as CSV.");
                var options = new CaseOptions
                {
                    At = Request.Day(parse.GetValue(at)),
                    Draws = parse.GetValue(draws),
                    Seed = parse.GetValue(seed),
                    Threads = parse.GetValue(threads),
                    Overrides = Overrides(parse.GetValue(set), parse.GetValue(model), parse.GetValue(closure)),
                    Macro = ShippedMacro.Read(parse.GetValue(macro)),
                    Facts = ShippedFacts.Ledger(parse.GetValue(facts)),
                    History = ShippedFacts.History(),
                    Products = new ProductData(ShippedProducts.File(null), ShippedProducts.Elasticities(), ShippedProducts.Sectors()),
                    Command = CaseCommand.CommandLine(parse),
                };
                return CaseCommand.Execute(parse.GetValue(path)!, parse.GetValue(world), options, parse.GetValue(output), parse.GetValue(xlsx), parse.GetValue(json), cancellation);
            }

            if (ForCasesAlone(parse, xlsx, macro, facts) is { } option) throw new RealignException($"{option} goes with a whole case, not with a scenario; drop the option, or give a case folder without --scenario.");
            var request = Request.Read(
                parse.GetValue(path)!, parse.GetValue(scenario), Overrides(parse.GetValue(set), parse.GetValue(model), parse.GetValue(closure)), parse.GetValue(at));
            var run = Solve(request, parse.GetValue(world), parse.GetValue(draws) ?? 0, parse.GetValue(seed) ?? request.Seed, parse.GetValue(threads), cancellation);
            if (parse.GetValue(output) is { } folder) WriteFolder(run.Result, request.Scenario, folder);
            if (parse.GetValue(json)) Console.Out.WriteLine(run.Result.ToJson());
            else if (!run.Result.Converged) Terminal.Error($"The scenario did not converge: {run.Result.Failure}.");
            else if (parse.GetValue(csv)) Console.Out.Write(RunTables.Economies(run.Result));
            else RunView.Show(run.Result, request.Scenario, run.World, parse.GetValue(all));
            return run.Result.Converged ? ExitCode.Ok : ExitCode.NotConverged;
        });
        return command;
    }

    /// <summary>The first option given that only a case's run looks at; null for none.</summary>
    private static string? ForCasesAlone(ParseResult parse, params Option[] options) => options.FirstOrDefault(o => parse.GetResult(o) is { Implicit: false })?.Name;

    private static List<string> Overrides(string[]? set, string? model, string? closure)
    {
        var overrides = new List<string>(set ?? []);
        if (model is not null) overrides.Add($"model={model}");
        if (closure is not null) overrides.Add($"closure={closure}");
        return overrides;
    }

    private static (RunResult Result, World World) Solve(Request request, string? worldName, int draws, long seed, int threads, CancellationToken cancellation)
    {
        var scenario = request.Scenario;
        string? beside = worldName is null ? Path.GetDirectoryName(scenario.File) : null;
        var world = ShippedWorlds.Read(worldName ?? scenario.World, beside);
        var model = new GeneralEquilibriumModel(world);
        var plan = new DrawPlan(draws, seed, threads);
        if (draws == 0 || !Terminal.IsInteractive) return (ScenarioSolution.Solve(model, scenario, request.At, plan, null, cancellation), world);
        return Terminal.Err.Progress().AutoClear(true).Start(progress =>
            (ScenarioSolution.Solve(model, scenario, request.At, plan, new Step(progress.AddTask("drawing", maxValue: draws)), cancellation), world));
    }

    private static void WriteFolder(RunResult result, Scenario scenario, string folder)
    {
        AtomicWrite.Text(Path.Combine(folder, "result.json"), result.ToJson());
        if (!result.Converged) return;
        AtomicWrite.Text(Path.Combine(folder, "economies.csv"), RunTables.Economies(result));
        AtomicWrite.Text(Path.Combine(folder, "balances.csv"), RunTables.Balances(result));
        AtomicWrite.Text(Path.Combine(folder, "sectors.csv"), RunTables.Sectors(result));
        File.Copy(scenario.File, Path.Combine(folder, "scenario.yaml"), overwrite: true);
    }

    /// <summary>What to run, and at which day.</summary>
    private sealed record Request(Scenario Scenario, DateOnly? At, long Seed = 1)
    {
        public static Request Read(string path, string? id, IReadOnlyList<string> overrides, string? at)
        {
            var day = Day(at);
            if (!Directory.Exists(path))
                return id is null
                    ? new Request(ScenarioFile.Read(path, overrides), day)
                    : throw new RealignException($"--scenario {id}: '{path}' is a scenario file, not a case folder; drop the option.");
            var folder = CaseFolder.Read(path);
            return new Request(ScenarioFile.Read(folder.Scenario(id).File, overrides).PhasedIn(), day ?? folder.At, folder.Seed);
        }

        public static DateOnly? Day(string? at) => at is null ? null
            : DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new RealignException($"--at {at}: this is no date; write it like 2025-05-14.");
    }

    private sealed class Step(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(1);
    }
}
