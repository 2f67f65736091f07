using System.CommandLine;
using System.Globalization;
using Realign.Server.Access;
using Realign.Server.Storage;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign serve key</c>: the keys with which callers say who they are.</summary>
internal static class KeyCommand
{
    /// <param name="open">Opens the server's store.</param>
    /// <param name="options">Options that say where it is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static Command Create(Func<ParseResult, Task<Store>> open, IReadOnlyList<Option> options, CancellationToken cancellation)
    {
        var command = new Command("key", "Make, list and take back the API keys of callers, also while the server runs.");
        var owner = new Argument<string>("owner") { Description = "Whose it is; what is stored with it is theirs." };
        var id = new Argument<string>("id") { Description = "As 'serve key list' shows it." };
        Add("add", "Make a key and print it, once.", owner, async (parse, keys) =>
        {
            var (kept, key) = await keys.AddAsync(parse.GetValue(owner)!, cancellation).ConfigureAwait(false);
            Console.Out.WriteLine(key);
            Terminal.Hint($"Key {kept.Id} of {kept.Owner}. It is not kept here and cannot be shown again. Send it as 'Authorization: Bearer KEY'.");
        });
        Add("list", "List the keys: ids, owners and times, never the keys.", null, async (_, keys) => Show(await keys.ListAsync(cancellation).ConfigureAwait(false)));
        Add("revoke", "Take a key back, at once.", id, async (parse, keys) =>
        {
            if (!await keys.RevokeAsync(parse.GetValue(id)!, cancellation).ConfigureAwait(false)) throw new RealignException($"No good key has the id '{parse.GetValue(id)}'. 'realign serve key list' shows them.");
            Terminal.Hint($"Key {parse.GetValue(id)} is taken back; sessions that began with it have ended.");
        });
        return command;

        void Add(string name, string description, Argument? argument, Func<ParseResult, ApiKeyStore, Task> work)
        {
            var sub = new Command(name, description);
            if (argument is not null) sub.Arguments.Add(argument);
            foreach (var option in options) sub.Options.Add(option);
            sub.SetAction(async (parse, _) =>
            {
                await using var store = await open(parse).ConfigureAwait(false);
                await work(parse, new ApiKeyStore(store, TimeProvider.System)).ConfigureAwait(false);
                return ExitCode.Ok;
            });
            command.Subcommands.Add(sub);
        }
    }

    private static void Show(IReadOnlyList<ApiKey> keys)
    {
        if (keys.Count == 0)
        {
            Terminal.Hint("There are no keys. Make one with 'realign serve key add NAME'.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("id").AddColumn("owner").AddColumn("made").AddColumn("taken back");
        foreach (var key in keys) table.AddRow(key.Id, Markup.Escape(key.Owner), Day(key.Created), key.Revoked is { } revoked ? Day(revoked) : "");
        Terminal.Out.Write(table);
    }

    private static string Day(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
