using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Realign.Server.Access;

namespace Realign.Server.Tests.Access;

public partial class ApiKeyTests(KeyedServer server) : IClassFixture<KeyedServer>
{
    private const string Scenario = "name: A\nevents: []\n";

    [Theory]
    [InlineData("/api/v1/worlds")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/api/v1/jobs")]
    [InlineData("/api/v1/schemas/claims")]
    public async Task Nobody_is_answered_without_a_key(string path)
    {
        using var answer = await server.Send(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("realign_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("other")]
    public async Task A_key_that_is_not_known_is_refused(string key)
    {
        using var answer = await server.Send(HttpMethod.Get, "/api/v1/worlds", key);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_the_door_until_it_is_taken_back()
    {
        var (id, key) = await server.KeyOf("ana");
        using (var good = await server.Send(HttpMethod.Get, "/api/v1/worlds", key)) Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.True(await server.Get<ApiKeyStore>().RevokeAsync(id, TestContext.Current.CancellationToken));
        Assert.False(await server.Get<ApiKeyStore>().RevokeAsync(id, TestContext.Current.CancellationToken));
        using var revoked = await server.Send(HttpMethod.Get, "/api/v1/worlds", key);
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
    }

    [Fact]
    public async Task What_one_keeps_another_does_not_see()
    {
        var (_, ana) = await server.KeyOf("ana");
        var (_, ben) = await server.KeyOf("ben");
        string id;
        using (var made = await server.Send(HttpMethod.Post, "/api/v1/scenarios", ana, new StringContent(Scenario)))
            id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        foreach (var (method, content) in new (HttpMethod, HttpContent?)[] { (HttpMethod.Get, null), (HttpMethod.Put, new StringContent(Scenario)), (HttpMethod.Delete, null) })
        {
            using var other = await server.Send(method, $"/api/v1/scenarios/{id}", ben, content);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }

        using var list = await server.Send(HttpMethod.Get, "/api/v1/scenarios", ben);
        Assert.DoesNotContain(id, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var own = await server.Send(HttpMethod.Get, $"/api/v1/scenarios/{id}", ana);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task The_jobs_of_one_are_not_those_of_another()
    {
        var (_, ana) = await server.KeyOf("ana");
        var (_, ben) = await server.KeyOf("ben");
        using var made = await server.Send(HttpMethod.Post, "/api/v1/jobs", ana, JsonContent.Create(new { kind = "scenario", scenario = Scenario, draws = 0 }));
        string id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        foreach (string path in (string[])["", "/result", "/events"])
        {
            using var other = await server.Send(HttpMethod.Get, $"/api/v1/jobs/{id}{path}", ben);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }

        using var cancel = await server.Send(HttpMethod.Post, $"/api/v1/jobs/{id}/cancel", ben);
        Assert.Equal(HttpStatusCode.NotFound, cancel.StatusCode);
    }

    [Fact]
    public async Task A_key_itself_is_nowhere_in_the_store()
    {
        var (_, key) = await server.KeyOf("ana");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Data, "realign.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(id || owner || hash || created) FROM keys";
        string all = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains("ana", all, StringComparison.Ordinal);
        Assert.DoesNotContain(key, all, StringComparison.Ordinal);
        Assert.DoesNotContain(key[ApiKeyStore.Prefix.Length..], all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("local")]
    [InlineData("openid:ana")]
    public async Task An_owner_that_could_be_taken_for_another_is_refused(string owner) =>
        await Assert.ThrowsAsync<RealignException>(() => server.Get<ApiKeyStore>().AddAsync(owner, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_browser_signs_in_with_a_key_and_is_out_when_the_key_is_taken_back()
    {
        using (var closed = await server.Send(HttpMethod.Get, "/"))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
            Assert.Contains("/sign-in?to=%2F", closed.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        var (id, key) = await server.KeyOf("ana");
        var (field, cookie) = await Form();
        using var signed = await server.Send(HttpMethod.Post, "/sign-in", content: new FormUrlEncodedContent([new("key", key), new("to", "/lab"), field]), cookie: cookie);
        Assert.Equal("/lab", signed.Headers.Location?.ToString());
        string given = signed.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("realign=", StringComparison.Ordinal));
        Assert.Contains("httponly", given, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", given, StringComparison.OrdinalIgnoreCase);
        string session = given.Split(';')[0];
        using (var open = await server.Send(HttpMethod.Get, "/api/v1/worlds", cookie: session)) Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        await server.Get<ApiKeyStore>().RevokeAsync(id, TestContext.Current.CancellationToken);
        using var after = await server.Send(HttpMethod.Get, "/api/v1/worlds", cookie: session);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_form_that_another_site_made_does_not_sign_in()
    {
        var (_, key) = await server.KeyOf("ana");
        using var answer = await server.Send(HttpMethod.Post, "/sign-in", content: new FormUrlEncodedContent([new("key", key), new("to", "/")]));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.Where(h => h.Key == "Set-Cookie").SelectMany(h => h.Value), c => c.StartsWith("realign=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//example.org/")]
    [InlineData("https://example.org/")]
    [InlineData("/\\example.org")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        var (_, key) = await server.KeyOf("ana");
        var (field, cookie) = await Form();
        using var signed = await server.Send(HttpMethod.Post, "/sign-in", content: new FormUrlEncodedContent([new("key", key), new("to", to), field]), cookie: cookie);
        Assert.Equal("/", signed.Headers.Location?.ToString());
    }

    private async Task<(KeyValuePair<string, string> Field, string Cookie)> Form()
    {
        using var page = await server.Send(HttpMethod.Get, "/sign-in");
        string html = await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var token = Token().Match(html);
        Assert.True(token.Success, html);
        return (new(token.Groups[1].Value, token.Groups[2].Value), string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
    }

    [GeneratedRegex("""name="(__RequestVerificationToken)" value="([^"]+)""")]
    private static partial Regex Token();
}
