using System.CommandLine;
using System.Globalization;
using Realign.Cluster;
using Realign.Sweeps;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign sweep</c>: many scenarios, worlds, models, closures and draws, in a way that can be stopped and gone on with.</summary>
internal static class SweepCommand
{
    private const int FailuresShown = 10;

    public static Command Create(CancellationToken cancellation)
    {
        var file = new Argument<string>("sweep") { Description = "A sweep file (YAML); docs/sweeps.md." };
        var output = new Option<string?>("--out") { Description = "Folder of shards and results [default: the file's name with .sweep, beside it].", HelpName = "FOLDER" };
        var resume = new Option<bool>("--resume") { Description = "Go on with the sweep that the folder holds; what is done stays." };
        var threads = new Option<int>("--threads") { Description = "Units at a time; the results are the same for any number.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var cluster = ClusterFlag.Create("Send the units to the workers that meet here, in place of this process.");
        var json = Json();
        var command = new Command("sweep", "Run the product of scenarios, worlds, models, closures and draws, and keep chosen measures.") { file, output, resume, threads, cluster, json };
        command.Subcommands.Add(Status());
        command.SetAction(parse =>
        {
            if (parse.GetValue(threads) < 1) throw new RealignException($"--threads {parse.GetValue(threads)}: it must be 1 or more.");
            string path = parse.GetValue(file)!, folder = parse.GetValue(output) ?? Path.ChangeExtension(path, ".sweep");
            var crew = ClusterFlag.Read(parse.GetValue(cluster)) is { } address ? new ClusterCrew(address) { Notices = new Notices() } : null;
            if (crew is not null && parse.GetResult(threads) is { Implicit: false }) throw new RealignException("--threads is of this process; with --cluster each worker has its own. Give it to 'realign worker'.");
            var plan = SweepPlan.Make(SweepFile.Read(path), ShippedWorlds.Read);
            return Show(Run(plan, folder, crew, parse.GetValue(threads), parse.GetValue(resume), cancellation), folder, parse.GetValue(json));
        });
        return command;
    }

    private static Command Status()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of a sweep." };
        var json = Json();
        var command = new Command("status", "Say how far the sweep in a folder is, also while it runs.") { folder, json };
        command.SetAction(parse => Show(SweepState.Of(parse.GetValue(folder)!), parse.GetValue(folder)!, parse.GetValue(json)));
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Print the state as JSON." };

    private static SweepState Run(SweepPlan plan, string folder, ClusterCrew? crew, int threads, bool resume, CancellationToken cancellation)
    {
        var run = new SweepRun(plan, folder);
        SweepState Go(IProgress<SweepProgress>? progress) => crew is null ? run.Run(threads, resume, progress, cancellation) : run.Run(crew, resume, progress, cancellation);
        try
        {
            if (!Terminal.IsInteractive) return Go(null);
            return Terminal.Err.Progress().AutoClear(true).Start(progress => Go(new Bar(progress.AddTask("solving"))));
        }
        catch (OperationCanceledException)
        {
            var state = SweepState.Of(folder);
            throw new OperationCanceledException($"Interrupted; {state.Done:N0} of {state.Units:N0} units are done and kept. Go on with --resume.");
        }
    }

    private static int Show(SweepState state, string folder, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(state.ToJson());
        }
        else
        {
            Terminal.Line($"[bold]{Markup.Escape(state.Name)}[/]");
            Terminal.Line($"{state.Done:N0} of {state.Units:N0} units done, {state.Failures.Count:N0} failed");
            if (state.Merged) Terminal.Line(Markup.Escape($"Results: {Path.Combine(folder, "summary.csv")}"));
        }

        foreach (string failure in state.Failures.Take(FailuresShown)) Terminal.Error(failure);
        if (state.Failures.Count > FailuresShown) Terminal.Hint($"and {state.Failures.Count - FailuresShown} more; 'realign sweep status --json' lists all.");
        if (state.Failures.Count > 0) Terminal.Hint("The results are without these units; --resume tries them again.");
        return state.Failures.Count == 0 ? ExitCode.Ok : ExitCode.NotConverged;
    }

    private sealed class Notices : IProgress<string>
    {
        public void Report(string value) => Terminal.Err.WriteLine(value);
    }

    private sealed class Bar(ProgressTask task) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value)
        {
            task.MaxValue = value.Units;
            task.Value = value.Done + value.Failed;
            string left = value.Left is { } time ? $", {time.ToString(time.TotalHours < 1 ? @"m\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture)} left" : "";
            task.Description = $"solving{left}{(value.Failed > 0 ? $", {value.Failed} failed" : "")}";
        }
    }
}
