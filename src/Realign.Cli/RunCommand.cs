using System.CommandLine;
using System.Globalization;
using Realign.Events;
using Realign.Files;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
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
        var model = new Option<string?>("--model") { Description = "The model: general-equilibrium.", HelpName = "NAME" };
        var closure = new Option<string?>("--closure") { Description = "What happens to trade deficits: world-share, own-share, balanced or given.", HelpName = "NAME" };
        var world = new Option<string?>("--world") { Description = "A world by name or folder [default: the scenario's, else world-2024].", HelpName = "WORLD" };
        var at = new Option<string?>("--at") { Description = "Only events in force on this day [default: the case's day, else all].", HelpName = "DATE" };
        var draws = new Option<int>("--draws") { Description = "Draw uncertain sizes and elasticities this many times and show 5–95 % ranges.", HelpName = "N" };
        var seed = new Option<long>("--seed") { Description = "Seed of the draws; the same seed gives the same result on any number of threads.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Threads for draws.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var all = new Option<bool>("--all") { Description = "List every economy, not only those most affected." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/run-result.schema.json) instead of tables." };
        var csv = new Option<bool>("--csv") { Description = "Print one CSV row an economy instead of tables." };
        var output = new Option<string?>("--out") { Description = "Also write result.json, economies.csv, balances.csv, sectors.csv there.", HelpName = "FOLDER" };
        var command = new Command("run", "Run a scenario file or a case folder.") { path, scenario, set, model, closure, world, at, draws, seed, threads, all, json, csv, output };
        command.SetAction(parse =>
        {
            if (parse.GetValue(json) && parse.GetValue(csv)) throw new RealignException("Give either --json or --csv, not both.");
            if (parse.GetValue(draws) < 0) throw new RealignException($"--draws {parse.GetValue(draws)}: it must be 0 or more.");
            if (parse.GetValue(threads) < 1) throw new RealignException($"--threads {parse.GetValue(threads)}: it must be 1 or more.");
            var request = Request.Read(
                parse.GetValue(path)!, parse.GetValue(scenario), Overrides(parse.GetValue(set), parse.GetValue(model), parse.GetValue(closure)), parse.GetValue(at));
            var run = Solve(request, parse.GetValue(world), parse.GetValue(draws), parse.GetValue(seed), parse.GetValue(threads), cancellation);
            if (parse.GetValue(output) is { } folder) WriteFolder(run.Result, request.Scenario, folder);
            if (parse.GetValue(json)) Console.Out.WriteLine(run.Result.ToJson());
            else if (!run.Result.Converged) Terminal.Error($"The scenario did not converge: {run.Result.Failure}.");
            else if (parse.GetValue(csv)) Console.Out.Write(RunTables.Economies(run.Result));
            else RunView.Show(run.Result, request.Scenario, run.World, parse.GetValue(all));
            return run.Result.Converged ? ExitCode.Ok : ExitCode.NotConverged;
        });
        return command;
    }

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
        var resolved = scenario.Resolve(world, request.At);
        var model = new GeneralEquilibriumModel(world);
        var options = new SolveOptions
        {
            Closure = scenario.Closure,
            Deficits = scenario.GivenDeficits(world),
            TradeElasticities = scenario.Elasticities.Of(world, scenario.Groups),
        };
        var counterfactual = model.Solve(resolved.ToShock(options.TradeElasticities), options, cancellation);
        var ensemble = draws > 0 && counterfactual.Converged ? Draw(model, resolved, options, draws, seed, threads, cancellation) : null;
        var summary = new ScenarioSummary(scenario.Name, scenario.File, request.At?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [.. scenario.Events.Select(e => EventText.Summary(e, resolved.InForce(e)))]);
        return (RunReport.Build(summary, world, ScenarioFile.NameOf(scenario.Closure), NameOf(scenario.Elasticities), counterfactual, ensemble), world);
    }

    private static EnsembleResult Draw(GeneralEquilibriumModel model, ResolvedScenario resolved, SolveOptions options, int draws, long seed, int threads, CancellationToken cancellation)
    {
        var elasticities = resolved.Scenario.Elasticities.IsOpen ? new ElasticityDraws(model.World) : null;
        IReadOnlyList<double> θ(Numerics.CounterRandom random) => elasticities?.Draw(random) ?? options.TradeElasticities!;
        var ensemble = new Ensemble(
            model,
            random => resolved.ToShock(θ(random), k => random.Uniform(k + 1)),
            random => options with { TradeElasticities = θ(random) });
        if (!Terminal.IsInteractive) return ensemble.Run(draws, seed, threads, null, cancellation);
        return Terminal.Err.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("drawing", maxValue: draws);
            return ensemble.Run(draws, seed, threads, new Step(task), cancellation);
        });
    }

    private static string NameOf(ElasticityChoice choice) =>
        choice.Overrides.Count == 0 ? choice.Set : $"{choice.Set} with {string.Join(", ", choice.Overrides.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Sector} {o.Value}")))}";

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
    private sealed record Request(Scenario Scenario, DateOnly? At)
    {
        public static Request Read(string path, string? id, IReadOnlyList<string> overrides, string? at)
        {
            DateOnly? day = at is null ? null
                : DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
                : throw new RealignException($"--at {at}: this is no date; write it like 2025-05-14.");
            if (!Directory.Exists(path))
                return id is null
                    ? new Request(ScenarioFile.Read(path, overrides), day)
                    : throw new RealignException($"--scenario {id}: '{path}' is a scenario file, not a case folder; drop the option.");
            var folder = CaseFolder.Read(path);
            return new Request(ScenarioFile.Read(folder.Scenario(id).File, overrides), day ?? folder.At);
        }
    }

    private sealed class Step(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(1);
    }
}
