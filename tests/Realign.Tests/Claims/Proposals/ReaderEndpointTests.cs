using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NJsonSchema;
using Realign.Claims;

namespace Realign.Tests.Claims.Proposals;

/// <summary><c>realign read</c> with a model: the command as a process of its own, against an endpoint on this machine.</summary>
public sealed class ReaderEndpointTests : IDisposable
{
    private const string Key = "test-key-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("realign-reader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_claims_say_who_found_them_and_the_JSON_matches_its_schema()
    {
        using var endpoint = new FakeEndpoint(_ => FakeEndpoint.Proposes(Proposed.Known(), Proposed.Worded(), Proposed.Range(("value", 6e9)), Proposed.Known(("quote", "made up"))));
        var (exit, output, error) = Read(endpoint, "--json");
        Assert.True(exit == 0, error);
        Assert.Empty(error);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "claims.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        using var json = JsonDocument.Parse(output);
        var finders = json.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("found_by").GetString()).ToList();
        Assert.Contains("both", finders);
        Assert.Contains("model", finders);
        var proposals = json.RootElement.GetProperty("proposals");
        Assert.Equal((1, 4, 1, 1), (proposals.GetProperty("requests").GetInt32(), proposals.GetProperty("proposed").GetInt32(), proposals.GetProperty("confirmed").GetInt32(), proposals.GetProperty("added").GetInt32()));
        Assert.Equal(["figure", "quote"], proposals.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
    }

    [Fact]
    public void The_table_says_who_found_what_and_what_was_refused_in_80_columns()
    {
        using var endpoint = new FakeEndpoint(_ => FakeEndpoint.Proposes(Proposed.Known(("modality", "threat")), Proposed.Worded(), Proposed.Known(("quote", "made up"))));
        var (exit, output, error) = Read(endpoint);
        Assert.True(exit == 0, error);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        string flat = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("found by rules and model", flat, StringComparison.Ordinal);
        Assert.Contains("fake-model was asked once and proposed 3: 1 found by the rules too, 1 new, 1 refused.", flat, StringComparison.Ordinal);
        Assert.Contains("refused “made up”: does not stand in the text that was sent", flat, StringComparison.Ordinal);
        Assert.Contains("modality: promise; the model says threat", flat, StringComparison.Ordinal);
    }

    [Fact]
    public void The_request_carries_the_key_the_model_temperature_0_and_a_schema()
    {
        using var endpoint = new FakeEndpoint(_ => FakeEndpoint.Proposes());
        Assert.Equal(0, Read(endpoint).Exit);
        var (head, body) = Assert.Single(endpoint.Requests);
        Assert.StartsWith("POST /v1/chat/completions ", head, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {Key}", head, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("fake-model", json.RootElement.GetProperty("model").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("temperature").GetDouble());
        var format = json.RootElement.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
    }

    [Fact]
    public void Without_a_key_none_is_sent()
    {
        using var endpoint = new FakeEndpoint(_ => FakeEndpoint.Proposes());
        Assert.Equal(0, Run(null, "read", Article(), "--reader-url", endpoint.Url, "--reader-model", "m").Exit);
        Assert.DoesNotContain("Authorization", Assert.Single(endpoint.Requests).Head, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Name, what the endpoint writes, what the warning says, how many requests it takes.</summary>
    public static TheoryData<string, string, int> Failures => new()
    {
        { "401", "refused access (401); the key in REALIGN_READER_KEY is not accepted", 1 },
        { "404", "knows no such model or address (404)", 1 },
        { "400", "rejected the request (400)", 1 },
        { "302", "sends on to another address (302), which is not followed", 1 },
        { "429 at once", "turns requests away for now (429) and asks to wait 0 s", 2 },
        { "429 in an hour", "turns requests away for now (429) and asks to wait 3600 s", 1 },
        { "500", "failed (500)", 2 },
        { "no JSON", "is no chat completion", 1 },
        { "another JSON", "is no chat completion", 1 },
        { "odd completion", "is no chat completion", 1 },
        { "broken off", "broke off", 1 },
        { "huge", "more than 1 MB", 1 },
        { "closed", "ended the connection without an answer", 1 },
        { "silent", "gave no answer within 2 s", 1 },
        { "content no JSON", "the answer is no JSON", 1 },
        { "content truncated", "the answer was cut off at the endpoint's limit of length", 1 },
        { "content of another shape", "the answer is JSON of another shape", 1 },
        { "content too long", "the answer is longer than 200,000 characters", 1 },
        { "content missing", "the answer is no JSON", 1 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Each_failure_leaves_the_claims_of_the_rules_and_a_warning_and_is_an_error_where_the_model_is_required(string failure, string warning, int requests)
    {
        string[] patience = failure == "silent" ? ["--reader-timeout", "2"] : ["--reader-timeout", "30"];
        using (var endpoint = new FakeEndpoint(_ => Bytes(failure)))
        {
            var (exit, output, error) = Read(endpoint, ["--json", .. patience]);
            Assert.True(exit == 0, error);
            Assert.StartsWith("warning: ", error, StringComparison.Ordinal);
            Assert.Contains(warning, error, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, error + output, StringComparison.Ordinal);
            Assert.Single(error.Trim().Split('\n'));
            Assert.Equal(requests, endpoint.Requests.Count);
            using var json = JsonDocument.Parse(output);
            Assert.Equal(ClaimReader.Read(Proposed.Article, new ReadingOptions()).Claims.Select(c => c.Span), json.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("span").GetString()));
            Assert.False(json.RootElement.GetProperty("proposals").GetProperty("complete").GetBoolean());
        }

        using (var endpoint = new FakeEndpoint(_ => Bytes(failure)))
        {
            var (exit, output, error) = Read(endpoint, ["--reader-required", .. patience]);
            Assert.Equal(2, exit);
            Assert.Empty(output);
            Assert.StartsWith("error: --reader-required: ", error, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_endpoint_that_is_down_leaves_the_claims_of_the_rules()
    {
        var gone = new FakeEndpoint(_ => null);
        string url = gone.Url;
        gone.Dispose();
        var (exit, output, error) = Run(Key, "read", Article(), "--reader-url", url, "--reader-model", "m");
        Assert.Equal(0, exit);
        Assert.Contains("cannot be reached: nothing listens there", error, StringComparison.Ordinal);
        Assert.Contains("trade balance, eliminate", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429 at once")]
    [InlineData("500")]
    public void After_a_passing_failure_it_asks_once_more(string failure)
    {
        using var endpoint = new FakeEndpoint(n => n == 1 ? Bytes(failure) : FakeEndpoint.Proposes(Proposed.Worded()));
        var (exit, output, error) = Read(endpoint);
        Assert.Equal(0, exit);
        Assert.Empty(error);
        Assert.Contains("was asked twice and proposed 1", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_that_the_endpoint_closes_after_each_answer_lose_nothing()
    {
        string file = Path.Combine(_folder, "long.txt");
        File.WriteAllText(file, string.Join("\n\n", Enumerable.Repeat(string.Concat(Enumerable.Repeat("Exports of Chile to China rose 5% in May, the central bank said. ", 80)).Trim(), 20)));
        using var endpoint = new FakeEndpoint(n => FakeEndpoint.Proposes());
        var (exit, _, error) = Run(Key, "read", file, "--reader-url", endpoint.Url, "--reader-model", "m");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(20, endpoint.Requests.Count);
    }

    [Fact]
    public void The_bound_of_requests_counts_repeated_ones()
    {
        using var endpoint = new FakeEndpoint(_ => Bytes("429 at once"));
        Assert.Equal(0, Read(endpoint, "--reader-requests", "1").Exit);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Interrupted_it_prints_the_claims_of_the_rules_and_returns_130()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) Assert.Skip("Interrupts are sent with kill.");
        using var endpoint = new FakeEndpoint(_ => null);
        using var process = Start(Key, "read", Article(), "--reader-url", endpoint.Url, "--reader-model", "m");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        for (int i = 0; i < 300 && endpoint.Requests.IsEmpty; i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("warning: interrupted", await error, StringComparison.Ordinal);
        Assert.Contains("trade balance, eliminate", await output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only https to another machine", "--reader-url", "http://models.example/v1", "--reader-model", "m")]
    [InlineData("only https to another machine", "--reader-url", "http://localhost.example/v1", "--reader-model", "m")]
    [InlineData("only https to another machine", "--reader-url", "http://10.0.0.1/v1", "--reader-model", "m")]
    [InlineData("without user, password", "--reader-url", "https://me:secret@models.example/v1", "--reader-model", "m")]
    [InlineData("without user, password", "--reader-url", "https://models.example/v1?key=secret", "--reader-model", "m")]
    [InlineData("an address such as", "--reader-url", "file:///etc/hosts", "--reader-model", "m")]
    [InlineData("an address such as", "--reader-url", "models", "--reader-model", "m")]
    [InlineData("goes with --reader-model", "--reader-url", "http://127.0.0.1:1/v1")]
    [InlineData("--reader-model goes with --reader-url", "--reader-model", "m")]
    [InlineData("--reader-required goes with --reader-url", "--reader-required")]
    [InlineData("at most 3600 seconds", "--reader-url", "http://127.0.0.1:1/v1", "--reader-model", "m", "--reader-timeout", "0")]
    [InlineData("1 to 200", "--reader-url", "http://127.0.0.1:1/v1", "--reader-model", "m", "--reader-requests", "0")]
    [InlineData("not with --jsonl", "--reader-url", "http://127.0.0.1:1/v1", "--reader-model", "m", "--jsonl")]
    public void Mistakes_are_named_with_exit_code_2_and_secrets_are_not_repeated(string message, params string[] flags)
    {
        var (exit, output, error) = Run(Key, ["read", Article(), .. flags]);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_be_one_is_refused_and_not_shown()
    {
        var (exit, _, error) = Run("two words", "read", Article(), "--reader-url", "http://127.0.0.1:1/v1", "--reader-model", "m");
        Assert.Equal(2, exit);
        Assert.Contains("REALIGN_READER_KEY holds spaces", error, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_model_the_output_says_nothing_of_finders()
    {
        var (exit, output, _) = Run(Key, "read", Article(), "--json");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("found_by", output, StringComparison.Ordinal);
        Assert.DoesNotContain("proposals", output, StringComparison.Ordinal);
        Assert.DoesNotContain("found by", Run(Key, "read", Article()).Out, StringComparison.Ordinal);
    }

    private static byte[]? Bytes(string failure) => failure switch
    {
        "401" => FakeEndpoint.Http(401, $$"""{"error": {"message": "Incorrect API key provided: {{Key}}" } }"""),
        "404" => FakeEndpoint.Http(404, "{}"),
        "400" => FakeEndpoint.Http(400, "{}"),
        "302" => FakeEndpoint.Http(302, "", "Location: https://models.example/v1"),
        "429 at once" => FakeEndpoint.Http(429, "{}", "Retry-After: 0"),
        "429 in an hour" => FakeEndpoint.Http(429, "{}", "Retry-After: 3600"),
        "500" => FakeEndpoint.Http(500, "oops"),
        "no JSON" => FakeEndpoint.Http(200, "<html>Welcome</html>"),
        "another JSON" => FakeEndpoint.Http(200, """{"answer": 42}"""),
        "odd completion" => FakeEndpoint.Http(200, """{"id": 7, "created": "yesterday", "choices": [{"index": "first", "message": {"role": 5, "content": {}}}]}"""),
        "broken off" => FakeEndpoint.Says("""{"claims": []}""")[..^40],
        "huge" => FakeEndpoint.Says(new string('x', 2_000_000)),
        "closed" => [],
        "silent" => null,
        "content no JSON" => FakeEndpoint.Says("Here are the claims that I found:"),
        "content truncated" => FakeEndpoint.Says($$"""{"claims": [{{Proposed.Worded()}}, {"quote": "clo""", "length"),
        "content of another shape" => FakeEndpoint.Says("""[{"claim": "yes"}]"""),
        "content too long" => FakeEndpoint.Says(new string('x', 300_000)),
        "content missing" => FakeEndpoint.Http(200, """{"id": "1", "object": "chat.completion", "created": 1, "model": "fake", "choices": [{"index": 0, "message": {"role": "assistant", "content": null, "refusal": "No."}, "finish_reason": "stop"}]}"""),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "is none of the failures"),
    };

    private (int Exit, string Out, string Error) Read(FakeEndpoint endpoint, params string[] more) => Run(Key, ["read", Article(), "--reader-url", endpoint.Url, "--reader-model", "fake-model", .. more]);

    private static (int Exit, string Out, string Error) Run(string? key, params string[] arguments)
    {
        using var process = Start(key, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static Process Start(string? key, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = Repository.Root };
        start.Environment.Remove("REALIGN_READER_KEY");
        if (key is not null) start.Environment["REALIGN_READER_KEY"] = key;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private string Article()
    {
        string file = Path.Combine(_folder, "article.txt");
        File.WriteAllText(file, Proposed.Article);
        return file;
    }
}
