using System.CommandLine;
using System.Globalization;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Claims.Proposals;

namespace Realign.Cli;

/// <summary>
/// The options of commands that read an article, for a language model beside the rules. A command adds them with <see cref="AddTo"/>, reads with
/// <see cref="Read"/> and returns <see cref="ExitCodeOf"/>.
/// </summary>
internal static class ReaderFlags
{
    /// <summary>The environment variable of the key: a flag would show it in lists of processes and in the shell's history.</summary>
    private const string KeyVariable = "REALIGN_READER_KEY";

    private static readonly Option<string?> _url = new("--reader-url") { Description = $"Also ask a language model: the address of an OpenAI-compatible endpoint, up to and without /chat/completions. The article's text is sent there. A key is taken from {KeyVariable} only.", HelpName = "URL" };
    private static readonly Option<string?> _model = new("--reader-model") { Description = "With --reader-url: the model, by the endpoint's name for it.", HelpName = "NAME" };
    private static readonly Option<double?> _timeout = new("--reader-timeout") { Description = "With --reader-url: seconds that one answer may take [default: 60].", HelpName = "SECONDS" };
    private static readonly Option<int?> _requests = new("--reader-requests") { Description = "With --reader-url: requests that an article may cost [default: 20].", HelpName = "N" };
    private static readonly Option<bool> _required = new("--reader-required") { Description = "With --reader-url: stop with an error when the model does not answer for the whole text. Without it the rules' claims and a warning are printed." };

    public static void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _url, _model, _timeout, _requests, _required }) command.Add(option);
    }

    /// <summary>The claims of an article, by the rules and, when asked for, by a model; its failures are warnings on standard error.</summary>
    /// <exception cref="RealignException">The options are wrong, or the model failed and was required.</exception>
    public static ReadingResult Read(ParseResult parse, Article article, ReadingOptions reading, CancellationToken cancellation)
    {
        if (!Asked(parse)) return ClaimReader.Read(article, reading, cancellation);
        var options = Options(parse);
        using var client = ReaderEndpoint.Open(Address(parse.GetValue(_url)!), options.Model, Key());
        var result = new ProposalReader(client, options).ReadAsync(article, reading, Progress(), cancellation).GetAwaiter().GetResult();
        var report = result.Proposals!;
        if (parse.GetValue(_required) && !report.Complete && !report.Interrupted) throw new RealignException($"--reader-required: {string.Join("; ", report.Warnings)}.");
        foreach (string warning in report.Warnings) Terminal.Hint($"warning: {warning}.");
        return result;
    }

    private static ProposalOptions Options(ParseResult parse)
    {
        string model = parse.GetValue(_model) is { Length: > 0 } name ? name : throw new RealignException("--reader-url goes with --reader-model NAME, the model by the endpoint's name for it.");
        var options = new ProposalOptions { Model = model };
        if (parse.GetValue(_timeout) is { } seconds) options = options with { Timeout = seconds is > 0 and <= 3600 ? TimeSpan.FromSeconds(seconds) : throw new RealignException($"--reader-timeout {seconds.ToString(CultureInfo.InvariantCulture)}: more than 0 and at most 3600 seconds.") };
        if (parse.GetValue(_requests) is { } requests) options = options with { MostRequests = requests is >= 1 and <= 200 ? requests : throw new RealignException($"--reader-requests {requests}: 1 to 200.") };
        return options;
    }

    /// <summary>A model is to be asked.</summary>
    /// <exception cref="RealignException">An option of it stands without its endpoint.</exception>
    public static bool Asked(ParseResult parse)
    {
        if (parse.GetValue(_url) is not null) return true;
        string? alone = parse.GetValue(_model) is not null ? "--reader-model"
            : parse.GetValue(_timeout) is not null ? "--reader-timeout"
            : parse.GetValue(_requests) is not null ? "--reader-requests"
            : parse.GetValue(_required) ? "--reader-required" : null;
        return alone is null
            ? false
            : throw new RealignException($"{alone} goes with --reader-url URL, the endpoint of a language model.");
    }

    public static int ExitCodeOf(ReadingResult result) => result.Proposals is { Interrupted: true } ? ExitCode.Interrupted : ExitCode.Ok;

    /// <summary>An address that an article may be sent to: https, or http to this machine; errors do not repeat one that holds a password.</summary>
    private static Uri Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) throw new RealignException("--reader-url: an address such as https://models.example/v1 or http://127.0.0.1:8080/v1.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) throw new RealignException($"--reader-url: an address without user, password, ? or #. The key belongs into the environment variable {KeyVariable}.");
        if (address.Scheme == "http" && !address.IsLoopback) throw new RealignException($"--reader-url {url}: only https to another machine, so that nobody on the way reads text and key; http to 127.0.0.1, [::1] or localhost.");
        return address;
    }

    private static string? Key()
    {
        string? key = Environment.GetEnvironmentVariable(KeyVariable)?.Trim();
        if (string.IsNullOrEmpty(key)) return null;
        return key.All(c => c is > ' ' and < '\u007F') ? key : throw new RealignException($"{KeyVariable} holds spaces, line ends or letters beyond ASCII, which no key has. It is not shown here; set it anew.");
    }

    private static Parts? Progress() => Terminal.IsInteractive ? new Parts() : null;

    private sealed class Parts : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => Terminal.Hint($"asking the model: part {value.Done + 1} of {value.Of}");
    }
}
