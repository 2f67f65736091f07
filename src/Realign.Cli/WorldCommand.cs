using System.CommandLine;
using Realign.Files;
using Realign.Worlds;
using Realign.Worlds.Building;
using Realign.Worlds.Importing;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign world</c>: look at worlds, check, build and import them.</summary>
internal static class WorldCommand
{
    public static Command Create(CancellationToken cancellation) => new("world", "Look at worlds, check, build, import and aggregate them.")
    {
        Info(),
        Check(),
        Import(cancellation),
        Aggregate(),
        Export(),
        Build(cancellation),
        Evidence(cancellation),
        UsTariffs(),
    };

    private static Option<string?> World() => new("--world") { Description = "A world by name or folder [default: world-2024].", HelpName = "WORLD" };

    private static Option<string> Out(string what) => new("--out") { Description = what, HelpName = "PATH", Required = true };

    private static Option<string> From() => new("--from") { Description = "Folder that holds data/ with the source data sets.", HelpName = "FOLDER", Required = true };

    private static Command Info()
    {
        var world = World();
        var economy = new Option<string?>("--economy") { Description = "One economy in detail, by its code.", HelpName = "CODE" };
        var command = new Command("info", "Summarise a world, or one of its economies.") { world, economy };
        command.SetAction(parse =>
        {
            var read = ShippedWorlds.Read(parse.GetValue(world));
            if (parse.GetValue(economy) is { } code) WorldView.Economy(read, read.EconomyIndex(code));
            else WorldView.Summary(read);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Check()
    {
        var world = World();
        var command = new Command("check", "Measure every accounting identity and benchmark of a world; exit code 4 if one fails.") { world };
        command.SetAction(parse =>
        {
            var read = ShippedWorlds.Read(parse.GetValue(world));
            var report = WorldCheck.Run(read);
            WorldView.Check(read, report);
            return report.Holds && read.Provenance.Benchmarks.All(b => b.Holds) ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }

    private static Command Import(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "The CSV as the OECD publishes it, or a zip that holds it." };
        var year = new Option<int?>("--year") { Description = "Year of the table [default: from the file's name].", HelpName = "YEAR" };
        var icioOut = Out("Folder of the new world; replaced when it is there.");
        var icio = new Command("icio", "Import an OECD inter-country input-output table.") { file, year, icioOut };
        icio.SetAction(parse =>
        {
            var world = Progress("reading", p => IcioCsv.Read(parse.GetValue(file)!, new IcioOptions { Year = parse.GetValue(year) }, p, cancellation));
            return Save(world, parse.GetValue(icioOut)!);
        });

        var folder = new Argument<string>("folder") { Description = "Folder of CSV files; docs/worlds/tidy-layout.md describes them." };
        var tidyOut = Out("Folder of the new world; replaced when it is there.");
        var tidy = new Command("tidy", "Import a folder of CSV files.") { folder, tidyOut };
        tidy.SetAction(parse => Save(TidyFolder.Read(parse.GetValue(folder)!), parse.GetValue(tidyOut)!));
        return new Command("import", "Make a world from published tables.") { icio, tidy };
    }

    private static Command Aggregate()
    {
        var map = new Argument<string>("map") { Description = "Mapping file (CSV: kind,from,to); docs/worlds/aggregation.md describes it." };
        var world = World();
        var output = Out("Folder of the new world; replaced when it is there.");
        var command = new Command("aggregate", "Merge economies and sectors of a world; every identity still holds.") { map, world, output };
        command.SetAction(parse => Save(WorldAggregation.Aggregate(ShippedWorlds.Read(parse.GetValue(world)), AggregationMap.Read(parse.GetValue(map)!)), parse.GetValue(output)!));
        return command;
    }

    private static Command Export()
    {
        var world = World();
        var output = Out("Folder for the CSV files.");
        var command = new Command("export", "Write a world as CSV files, in the layout that 'world import tidy' reads.") { world, output };
        command.SetAction(parse =>
        {
            TidyFolder.Write(ShippedWorlds.Read(parse.GetValue(world)), parse.GetValue(output)!);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Writes a world and says whether its identities hold, what was noted on the way, and where it is.</summary>
    private static int Save(World world, string folder)
    {
        WorldFolder.Write(world, folder);
        WorldView.Check(world, WorldCheck.Run(world));
        foreach (string note in world.Provenance.Notes) Terminal.Line($"- {Markup.Escape(note)}");
        Terminal.Hint($"Written to {folder}.");
        return ExitCode.Ok;
    }

    private static T Progress<T>(string what, Func<IProgress<double>?, T> work)
    {
        if (!Terminal.IsInteractive) return work(null);
        return Terminal.Err.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask(what, maxValue: 1);
            return work(new Fraction(task));
        });
    }

    private static Command Build(CancellationToken cancellation)
    {
        var from = From();
        var decisions = new Option<string>("--decisions") { Description = "Folder of tariff-overrides.csv and benchmarks.csv.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "sources") };
        var output = Out("Folder of the new world; replaced when it is there.");
        var command = new Command("build", "Build the shipped world from its sources.") { from, decisions, output };
        command.SetAction(parse =>
        {
            var built = WorldBuilder.Build(parse.GetValue(from)!, parse.GetValue(decisions)!, new Said(), cancellation);
            WorldFolder.Write(built, parse.GetValue(output)!);
            WorldView.Built(built);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Evidence(CancellationToken cancellation)
    {
        var from = From();
        var command = new Command("evidence", "Compare each year of the flow panel with independent data: the evidence for the base year.") { from };
        command.SetAction(parse =>
        {
            WorldView.Evidence(WorldBuilder.Evidence(parse.GetValue(from)!, cancellation));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command UsTariffs()
    {
        var from = From();
        var output = Out("The CSV file to write.");
        var command = new Command("us-tariffs", "Make the schedule of US tariff rises since 2024 that the lead case uses.") { from, output };
        command.SetAction(parse =>
        {
            AtomicWrite.Text(parse.GetValue(output)!, UsTariffPath.Build(parse.GetValue(from)!));
            return ExitCode.Ok;
        });
        return command;
    }

    private sealed class Fraction(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
