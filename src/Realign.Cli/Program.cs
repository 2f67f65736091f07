using System.CommandLine;
using Realign;
using Realign.Cli;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupt.Cancel();
};
try
{
    var root = new RootCommand(
        "Realign tests what trade deals, tariffs and boycotts do to economies, on a calibrated world.\n\n"
        + "Start with:\n"
        + "  realign run cases/colombia-belt-and-road   run the lead case\n"
        + "  realign check article.md                   test the claims of an article\n"
        + "  realign world info --economy COL           look at the world behind it\n"
        + "  realign run scenario.yaml --set us-tariffs.rate=0.25\n"
        + "  realign dependence COL --on USA            see how it depends on a partner\n"
        + "  realign debt COL                           see where its public debt goes\n"
        + "  realign product switch USA --from COL      see who could sell instead\n"
        + "  realign facts find COL --indicator trade_balance_goods --partner CHN\n"
        + "  realign estimate data.csv \"trade ~ rta | exporter^year + importer^year\"\n\n"
        + "Exit codes: 0 done, 1 a defect of Realign, 2 wrong input, 3 not converged, 4 a check failed, 130 interrupted.")
    {
        CheckCommand.Create(interrupt.Token),
        RunCommand.Create(interrupt.Token),
        ReadCommand.Create(interrupt.Token),
        SweepCommand.Create(interrupt.Token),
        WorkerCommand.Create(interrupt.Token),
        BacktestCommand.Create(interrupt.Token),
        EstimateCommand.Create(interrupt.Token),
        DependenceCommand.Create(interrupt.Token),
        DebtCommand.Create(interrupt.Token),
        MacroCommand.Create(),
        ProductCommand.Create(interrupt.Token),
        FactsCommand.Create(),
        WorldCommand.Create(interrupt.Token),
        ServeCommand.Create(interrupt.Token),
        VersionCommand.Create(),
    };
    var parsed = root.Parse(args);
    if (parsed.Errors.Count == 0)
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }).ConfigureAwait(false);
    foreach (var error in parsed.Errors) Terminal.Error(error.Message);
    Terminal.Hint("See 'realign --help'.");
    return ExitCode.BadInput;
}
catch (OperationCanceledException e)
{
    Terminal.Error(e.Message.StartsWith("Interrupted", StringComparison.Ordinal) ? e.Message : "Interrupted; nothing was written.");
    return ExitCode.Interrupted;
}
catch (RealignException e)
{
    Terminal.Error(e.Message);
    return e is NotConvergedException ? ExitCode.NotConverged : ExitCode.BadInput;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Terminal.Error($"{e.Message} Check the path, its permissions and the space on the disk.");
    return ExitCode.BadInput;
}
catch (Exception e)
{
    Terminal.Error($"This is a defect of Realign {Product.Version}; please report it with the command you ran.");
    Console.Error.WriteLine(e);
    return ExitCode.Defect;
}
