using System.Net;
using System.Text.Json;
using Realign.Server.Access;
using Realign.Server.Operations;

namespace Realign.Server.Tests.Access;

public class LimitTests
{
    [Fact]
    public async Task One_caller_gets_so_many_answers_in_a_minute_and_another_still_gets_theirs()
    {
        await using var server = new LimitedServer();
        await server.InitializeAsync();
        var (_, ana) = await server.Get<ApiKeyStore>().AddAsync("ana", TestContext.Current.CancellationToken);
        var (_, ben) = await server.Get<ApiKeyStore>().AddAsync("ben", TestContext.Current.CancellationToken);
        for (int k = 0; k < LimitedServer.PerMinute; k++)
            using (var answer = await Ask(server, ana)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using (var refused = await Ask(server, ana))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Contains("Come back", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using var other = await Ask(server, ben);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_slow()
    {
        await using var server = new LimitedServer();
        await server.InitializeAsync();
        var seen = new List<HttpStatusCode>();
        for (int k = 0; k < LimitedServer.SignIns + 1; k++)
        {
            using var answer = await server.Client.PostAsync("/sign-in", new FormUrlEncodedContent([new("key", "realign_guess")]));
            seen.Add(answer.StatusCode);
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, seen.SkipLast(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, seen[^1]);
    }

    [Fact]
    public async Task No_more_computations_wait_than_may()
    {
        await using var server = new NarrowServer();
        await server.InitializeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.Client.GetAsync("/api/v1/debt/COL?paths=20000")));
        try
        {
            Assert.All(answers, a => Assert.Contains(a.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]));
            Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests);
        }
        finally
        {
            foreach (var answer in answers) answer.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> Ask(RunningServer server, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/worlds");
        request.Headers.Add("Authorization", $"Bearer {key}");
        return await server.Client.SendAsync(request);
    }

    private sealed class LimitedServer() : RunningServer(new ServerOptions { Access = new AccessOptions { Keys = true }, Limits = new RequestLimits { PerMinute = PerMinute, SignInsPerMinute = SignIns } })
    {
        public const int PerMinute = 5, SignIns = 3;
    }

    private sealed class NarrowServer() : RunningServer(new ServerOptions { Limits = new RequestLimits { AtATime = 1, Waiting = 1 } });
}
