using System.CommandLine;
using Realign.Backtests;
using Realign.Files;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign backtest</c>: the model on past events, against what then happened.</summary>
internal static class BacktestCommand
{
    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "track-record");

    public static Command Create(CancellationToken cancellation)
    {
        var episode = new Option<string?>("--event") { Description = "One past event by its id [default: all].", HelpName = "ID" };
        var elasticities = new Option<string?>("--elasticities") { Description = "One set of trade elasticities: median, median-growing, or one of the world's [default: median in full, the others compared].", HelpName = "SET" };
        var set = new Option<string[]>("--set") { Description = "Set a value of the event's scenario, for example 'cptpp.effect=0.1'; needs --event. May be repeated.", HelpName = "PATH=VALUE" };
        var draws = new Option<int>("--draws") { Description = "Redraws of the markets behind the intervals; 0 for none.", HelpName = "N", DefaultValueFactory = _ => new BacktestOptions().Draws };
        var seed = new Option<long>("--seed") { Description = "Seed of the redraws.", HelpName = "N", DefaultValueFactory = _ => new BacktestOptions().Seed };
        var json = new Option<bool>("--json") { Description = "Print the record as JSON." };
        var output = new Option<string?>("--out") { Description = "Folder to write to: record.json, record.md, cells as CSV and pictures.", HelpName = "FOLDER" };
        var data = new Option<string?>("--data") { Description = "Folder of episodes.yaml and what goes with it [default: the one shipped].", HelpName = "FOLDER" };
        draws.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 0) r.AddError($"'--draws' is {r.GetValueOrDefault<int>()}; it must be 0 or more.");
        });
        var command = new Command("backtest", "Compare what the model says of past events with what then happened.") { episode, elasticities, set, draws, seed, json, output, data };
        command.Subcommands.Add(Build(cancellation));
        command.SetAction(parse =>
        {
            var backtest = new Backtest(parse.GetValue(data) ?? Shipped);
            var options = new BacktestOptions
            {
                Episode = parse.GetValue(episode),
                Elasticities = parse.GetValue(elasticities),
                Overrides = parse.GetValue(set) ?? [],
                Draws = parse.GetValue(draws),
                Seed = parse.GetValue(seed),
            };
            var result = Run(backtest, options, cancellation);
            var written = parse.GetValue(output) is { } folder ? Write(backtest, result, folder) : [];
            if (parse.GetValue(json)) Console.Out.Write(result.ToJson());
            else BacktestView.Show(result, parse.GetValue(output), written);
            return result.Episodes.SelectMany(e => e.Runs).All(r => r.Converged) ? ExitCode.Ok : ExitCode.NotConverged;
        });
        return command;
    }

    private static Command Build(CancellationToken cancellation)
    {
        var from = new Option<string>("--from") { Description = "Folder that holds data/ with the source data sets.", HelpName = "FOLDER", Required = true };
        var decisions = new Option<string>("--decisions") { Description = "Folder of tariff-overrides-past.csv and china-duties-2018.csv.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "sources") };
        var output = new Option<string>("--out") { Description = "Folder to write to.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "track-record") };
        var command = new Command("build", "Build the worlds of past years, the observed shares and the tariff schedules from their sources.") { from, decisions, output };
        command.SetAction(parse =>
        {
            BacktestData.Build(parse.GetValue(from)!, parse.GetValue(decisions)!, parse.GetValue(output)!, new Said(), cancellation);
            Terminal.Hint($"Written to {parse.GetValue(output)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static BacktestResult Run(Backtest backtest, BacktestOptions options, CancellationToken cancellation)
    {
        if (!Terminal.IsInteractive) return backtest.Run(options, null, cancellation);
        return Terminal.Err.Progress().AutoClear(true).Start(progress => backtest.Run(options, new Bar(progress.AddTask("solving")), cancellation));
    }

    private static List<string> Write(Backtest backtest, BacktestResult result, string folder)
    {
        var written = new List<string>();
        void Text(string name, string text)
        {
            AtomicWrite.Text(Path.Combine(folder, name), text);
            written.Add(name);
        }

        Text("record.json", result.ToJson());
        Text("record.md", TrackRecordText.Markdown(result));
        foreach (var episode in result.Episodes)
        {
            var world = backtest.WorldOf(episode.Id);
            if (ScatterPicture.Draw(episode, world) is { } picture) Text($"{episode.Id}.svg", picture);
            AtomicWrite.Text(Path.Combine(folder, $"{episode.Id}.csv"), TrackRecordText.Csv(episode, world));
            written.Add($"{episode.Id}.csv");
        }

        return written;
    }

    private sealed class Bar(ProgressTask task) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value)
        {
            task.MaxValue = Math.Max(1, value.Planned);
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Part);
        }
    }
}
