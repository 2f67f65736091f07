using System.CommandLine;
using Realign.Server;
using Realign.Server.Operations;
using Realign.Server.Storage;

namespace Realign.Cli;

/// <summary><c>realign serve</c>: the pages and the API.</summary>
internal static class ServeCommand
{
    private const string DatabaseVariable = "REALIGN_DATABASE";

    private static readonly Option<string?> _data = new("--data") { Description = "The folder of what the server keeps [default: the user's folder for data].", HelpName = "FOLDER" };

    public static Command Create(CancellationToken cancellation)
    {
        var listen = new Option<string?>("--listen") { Description = "Where to listen [default: http://127.0.0.1:5080].", HelpName = "URL" };
        var workers = new Option<int?>("--workers") { Description = "Jobs at a time [default: half of the cores].", HelpName = "N" };
        var command = new Command("serve", "Start the pages and the API in this machine's browser.") { listen, _data, workers };
        command.Subcommands.Add(Backup(cancellation));
        command.Subcommands.Add(Restore(cancellation));
        command.SetAction((parse, _) =>
        {
            var options = Options(parse);
            if (parse.GetValue(workers) is < 1) throw new RealignException($"--workers {parse.GetValue(workers)}: it must be 1 or more.");
            return Serve(options with { Listen = parse.GetValue(listen) ?? options.Listen, Jobs = options.Jobs with { Workers = parse.GetValue(workers) ?? options.Jobs.Workers } }, cancellation);
        });
        return command;
    }

    private static Command Backup(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "The zip file to write." };
        var command = new Command("backup", "Write everything that the server keeps into one file, also while it runs.") { file, _data };
        command.SetAction(async (parse, _) =>
        {
            await using var store = await Options(parse).OpenStoreAsync(cancellation).ConfigureAwait(false);
            Say(await StoreBackup.WriteAsync(store, parse.GetValue(file)!, cancellation).ConfigureAwait(false), $"from {store.Place} into {parse.GetValue(file)}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Restore(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "A file that 'serve backup' wrote." };
        var replace = new Option<bool>("--replace") { Description = "Delete what is kept now; otherwise nothing may be there." };
        var command = new Command("restore", "Put a backup back, into a SQLite file or PostgreSQL; stop the server before.") { file, replace, _data };
        command.SetAction(async (parse, _) =>
        {
            await using var store = await Options(parse).OpenStoreAsync(cancellation).ConfigureAwait(false);
            Say(await StoreBackup.RestoreAsync(store, parse.GetValue(file)!, parse.GetValue(replace), cancellation).ConfigureAwait(false), $"from {parse.GetValue(file)} into {store.Place}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Say(IReadOnlyDictionary<string, int> rows, string way) => Terminal.Hint($"{string.Join(", ", rows.Select(r => $"{r.Value:N0} {r.Key}"))} {way}.");

    private static ServerOptions Options(ParseResult parse) => new()
    {
        ApplicationName = typeof(ServeCommand).Assembly.GetName().Name!,
        Data = parse.GetValue(_data),
        Database = Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } named ? named : null,
    };

    private static async Task<int> Serve(ServerOptions options, CancellationToken cancellation)
    {
        await using var app = ServerApplication.Build(options);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        foreach (string url in app.Urls) Terminal.Hint($"Realign is at {url}. Stop it with Ctrl-C.");
        await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
