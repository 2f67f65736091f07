using System.CommandLine;
using System.Globalization;
using Realign.Server;
using Realign.Server.Operations;
using Realign.Server.Storage;

namespace Realign.Cli;

/// <summary><c>realign serve</c>: the pages and the API.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> _config = new("--config") { Description = "A JSON file of options; flags and the environment come before it (docs/operations.md).", HelpName = "FILE" };
    private static readonly Option<string?> _data = new("--data") { Description = "The folder of what the server keeps [default: the user's folder for data].", HelpName = "FOLDER" };

    public static Command Create(CancellationToken cancellation)
    {
        var listen = new Option<string?>("--listen") { Description = "Where to listen [default: http://127.0.0.1:5080].", HelpName = "URL" };
        var hosts = new Option<string[]>("--host") { Description = "A name under which others call this server; needed where they can reach it.", HelpName = "NAME" };
        var keys = new Option<bool>("--keys") { Description = "Ask every caller for an API key; needed, or OpenID Connect, where others can reach the server." };
        var workers = new Option<int?>("--workers") { Description = "Jobs at a time [default: half of the cores].", HelpName = "N" };
        var command = new Command("serve", "Start the pages and the API in this machine's browser.") { listen, hosts, keys, _data, workers, _config };
        command.Subcommands.Add(KeyCommand.Create(parse => Options(parse).OpenStoreAsync(cancellation), [_data, _config], cancellation));
        command.Subcommands.Add(Backup(cancellation));
        command.Subcommands.Add(Restore(cancellation));
        command.Subcommands.Add(Health(cancellation));
        command.SetAction((parse, _) =>
        {
            var named = (parse.GetValue(hosts) ?? []).Select((host, k) => KeyValuePair.Create<string, string?>(FormattableString.Invariant($"hosts:{k}"), host));
            return Serve(Options(parse, [.. named, new("listen", parse.GetValue(listen)), new("access:keys", parse.GetValue(keys) ? "true" : null), new("jobs:workers", parse.GetValue(workers)?.ToString(CultureInfo.InvariantCulture))]), cancellation);
        });
        return command;
    }

    private static Command Backup(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "The zip file to write." };
        var command = new Command("backup", "Write everything that the server keeps into one file, also while it runs.") { file, _data, _config };
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
        var command = new Command("restore", "Put a backup back, into a SQLite file or PostgreSQL; stop the server before.") { file, replace, _data, _config };
        command.SetAction(async (parse, _) =>
        {
            await using var store = await Options(parse).OpenStoreAsync(cancellation).ConfigureAwait(false);
            Say(await StoreBackup.RestoreAsync(store, parse.GetValue(file)!, parse.GetValue(replace), cancellation).ConfigureAwait(false), $"from {parse.GetValue(file)} into {store.Place}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Health(CancellationToken cancellation)
    {
        var url = new Argument<string>("url") { Description = "The server.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => new ServerOptions().Listen };
        var command = new Command("health", "Ask a server whether it is ready: exit code 0 when it is, 4 when it is not.") { url };
        command.SetAction(async (parse, _) =>
        {
            if (!Uri.TryCreate(parse.GetValue(url), UriKind.Absolute, out var server)) throw new RealignException($"{parse.GetValue(url)}: this is no address of a server; write it like {new ServerOptions().Listen}.");
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            try
            {
                using var answer = await http.GetAsync(new Uri(server, "/ready"), cancellation).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode) return ExitCode.Ok;
                Terminal.Error($"{server} answers {(int)answer.StatusCode}: it is not ready.");
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                Terminal.Error($"{server} does not answer: {e.Message}");
            }

            return ExitCode.CheckFailed;
        });
        return command;
    }

    private static void Say(IReadOnlyDictionary<string, int> rows, string way) => Terminal.Hint($"{string.Join(", ", rows.Select(r => $"{r.Value:N0} {r.Key}"))} {way}.");

    private static ServerOptions Options(ParseResult parse, params ReadOnlySpan<KeyValuePair<string, string?>> flags) =>
        ServerConfiguration.Read(parse.GetValue(_config), [.. flags, new("data", parse.GetValue(_data))]) with { ApplicationName = typeof(ServeCommand).Assembly.GetName().Name! };

    private static async Task<int> Serve(ServerOptions options, CancellationToken cancellation)
    {
        await using var app = ServerApplication.Build(options);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        // A log that programs read has no lines for people in it; the web server's own says where it listens.
        foreach (string url in options.Log.Json ? [] : app.Urls) Terminal.Hint($"Realign is at {url}. Stop it with Ctrl-C.");
        await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
