using System.CommandLine;
using Realign.Server;
using Realign.Server.Operations;

namespace Realign.Cli;

/// <summary><c>realign serve</c>: the pages and the API.</summary>
internal static class ServeCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var listen = new Option<string?>("--listen") { Description = "Where to listen [default: http://127.0.0.1:5080].", HelpName = "URL" };
        var command = new Command("serve", "Start the pages and the API in this machine's browser.") { listen };
        command.SetAction((parse, _) => Serve(parse.GetValue(listen), cancellation));
        return command;
    }

    private static async Task<int> Serve(string? listen, CancellationToken cancellation)
    {
        var options = new ServerOptions { ApplicationName = typeof(ServeCommand).Assembly.GetName().Name! };
        await using var app = ServerApplication.Build(listen is null ? options : options with { Listen = listen });
        await app.StartAsync(cancellation).ConfigureAwait(false);
        foreach (string url in app.Urls) Terminal.Hint($"Realign is at {url}. Stop it with Ctrl-C.");
        await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
