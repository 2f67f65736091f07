using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Realign.Server.Tests.Jobs;

public class CheckJobTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Article = """
        Chile faces a new tariff

        SANTIAGO, 3 June 2025. The United States will impose a tariff of 25% on imports from Chile in July. Chile's exports to the United States will fall by 20%, the minister of trade said.
        """;

    [Fact]
    public async Task An_article_goes_from_its_text_to_verdicts()
    {
        var job = await Submit(new { kind = "check", article = Article, draws = 4 }, HttpStatusCode.Accepted);
        string id = job.GetProperty("id").GetString()!;
        for (var begun = Stopwatch.StartNew(); !Ended(job); job = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}"))
        {
            Assert.True(begun.Elapsed < TimeSpan.FromMinutes(3), job.GetRawText());
            await Task.Delay(200);
        }

        Assert.True(job.GetProperty("state").GetString() == "done", job.GetRawText());
        var answer = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}/result");
        var draft = answer.GetProperty("draft");
        Assert.Equal("CHL", draft.GetProperty("economy").GetString());
        Assert.Equal("2025-06-03", draft.GetProperty("at").GetString());
        var claims = answer.GetProperty("result").GetProperty("claims").EnumerateArray().ToList();
        Assert.Equal(draft.GetProperty("claims").GetArrayLength(), claims.Count);
        Assert.All(claims, c => Assert.False(string.IsNullOrEmpty(c.GetProperty("verdict").GetRawText())));
    }

    [Fact]
    public async Task A_draft_is_answered_at_once_and_its_files_are_those_of_a_case()
    {
        using var answer = await server.Client.PostAsync("/api/v1/claims/check?date=2025-06-04", new StringContent(Article, Encoding.UTF8, "text/plain"));
        var draft = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("2025-06-04", draft.GetProperty("at").GetString());
        Assert.Contains("economy: CHL", draft.GetProperty("files").GetProperty("case.yaml").GetString(), StringComparison.Ordinal);
        Assert.Contains(draft.GetProperty("events").EnumerateArray(), e => e.GetProperty("kind").GetString() == "tariff");
    }

    [Theory]
    [InlineData("""{"kind": "check"}""", "article")]
    [InlineData("""{"kind": "check", "article": "x", "url": "https://example.org/"}""", "article")]
    [InlineData("""{"kind": "check", "url": "file:///etc/passwd"}""", "url")]
    [InlineData("""{"kind": "check", "article": "x", "home": "Chile"}""", "home")]
    [InlineData("""{"kind": "check", "article": "x", "date": "soon"}""", "date")]
    [InlineData("""{"kind": "check", "article": "x", "draws": 100000}""", "draws")]
    [InlineData("""{"kind": "check", "article": "x", "drwas": 1}""", "drwas")]
    public async Task A_wrong_field_is_named(string request, string field) =>
        Assert.Equal(field, (await Submit(JsonSerializer.Deserialize<JsonElement>(request), HttpStatusCode.BadRequest)).GetProperty("field").GetString());

    [Fact]
    public async Task A_text_without_claims_does_not_wait_in_the_queue() =>
        Assert.Contains("No claim", (await Submit(new { kind = "check", article = "The weather was good this morning, and the people went to the market early." }, HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5080/api/v1/jobs")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/")]
    public async Task A_page_of_a_private_address_is_not_fetched(string url)
    {
        var job = await Submit(new { kind = "check", url }, HttpStatusCode.Accepted);
        string id = job.GetProperty("id").GetString()!;
        for (int k = 0; k < 300 && !Ended(job); k++, await Task.Delay(100)) job = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}");
        Assert.Equal("failed", job.GetProperty("state").GetString());
        Assert.Contains("public", job.GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    private static bool Ended(JsonElement job) => job.GetProperty("ended").ValueKind != JsonValueKind.Null;

    private async Task<JsonElement> Submit(object request, HttpStatusCode expected)
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/jobs", request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
