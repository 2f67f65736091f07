using System.CommandLine;
using Realign.Files;
using Realign.PublicFinance.Macro;

namespace Realign.Cli;

/// <summary><c>realign macro</c>: the figures behind budgets and debts.</summary>
internal static class MacroCommand
{
    public static Command Create() =>
        new("macro", "Look at the macroeconomic figures behind budgets and debts, check and bring others.") { Info(), Import(), Build() };

    private static Command Info()
    {
        var economy = new Argument<string?>("economy") { Description = "An economy by its code [default: a summary of all].", Arity = ArgumentArity.ZeroOrOne };
        var macro = new Option<string?>("--macro") { Description = "A file of figures that come before those that ship.", HelpName = "FILE" };
        var command = new Command("info", "Show which figures there are, which are disputed and which are missing.") { economy, macro };
        command.SetAction(parse =>
        {
            var data = ShippedMacro.Read(parse.GetValue(macro));
            if (parse.GetValue(economy) is not { } code) MacroView.Summary(data);
            else
            {
                data.Require(code);
                MacroView.Economy(data, code);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "CSV with the columns economy, indicator, period, value, unit, basis, publisher, link, note (docs/debt.md)." };
        var output = new Option<string?>("--out") { Description = "Also write the figures, followed by those that ship, to this file.", HelpName = "FILE" };
        var command = new Command("import", "Check a file of figures: units, currencies, scales, coverage; errors name file, line and column.") { file, output };
        command.SetAction(parse =>
        {
            var own = MacroFile.Read(parse.GetValue(file)!);
            MacroView.Summary(own);
            if (parse.GetValue(output) is { } target)
            {
                AtomicWrite.Text(target, MacroFile.Write(own.Before(ShippedMacro.Read(null)).Figures.DistinctBy(f => f with { Line = 0 })));
                Terminal.Hint($"Written to {target}; use it with --macro {target}.");
            }
            else Terminal.Hint($"The file is sound; use it with --macro {parse.GetValue(file)}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Build()
    {
        var from = new Option<string>("--from") { Description = "Folder that holds data/macro and facts.", HelpName = "FOLDER", Required = true };
        var byHand = new Option<string>("--by-hand") { Description = "Figures collected by hand.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("data", "sources", "public-debt.csv") };
        var output = new Option<string>("--out") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("data", "macro", "macro.csv") };
        var command = new Command("build", "Build the figures that ship from their sources.") { from, byHand, output };
        command.SetAction(parse =>
        {
            var build = MacroBuilder.Build(parse.GetValue(from)!, parse.GetValue(byHand));
            AtomicWrite.Text(parse.GetValue(output)!, MacroFile.Write(build.Data.Figures));
            foreach (var (reason, rows) in build.LeftOut) Terminal.Hint($"left out {rows}: {reason}");
            Terminal.Hint($"{build.Data.Figures.Count} figures of {build.Data.Economies.Count} economies written to {parse.GetValue(output)}.");
            return ExitCode.Ok;
        });
        return command;
    }
}
