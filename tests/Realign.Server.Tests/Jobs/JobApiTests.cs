using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Realign.Server.Tests.Jobs;

public class JobApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Tariff = "name: A quarter more\nevents:\n  - id: us-tariff\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: 25%\n";

    [Fact]
    public async Task A_job_is_followed_by_its_events_until_its_result()
    {
        string id = await Submit(new { kind = "scenario", scenario = Tariff, draws = 5, seed = 3 });
        var events = await Follow(id, null);
        Assert.Equal("done", events[^1].Data.GetProperty("state").GetString());
        Assert.Equal(events.Select(e => long.Parse(e.Id!)).Order(), events.Select(e => long.Parse(e.Id!)));
        using var result = JsonDocument.Parse(await server.Client.GetStringAsync($"/api/v1/jobs/{id}/result"));
        Assert.Equal(5, result.RootElement.GetProperty("draws").GetInt32());
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{id}/events");
        again.Headers.Add("Last-Event-ID", events[^1].Id);
        using var nothing = await server.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
    }

    [Fact]
    public async Task A_job_that_runs_is_cancelled()
    {
        string id = await Submit(new { kind = "scenario", scenario = Tariff, draws = 10_000 });
        using (var early = await server.Client.GetAsync($"/api/v1/jobs/{id}/result")) Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        using (var asked = await server.Client.PostAsync($"/api/v1/jobs/{id}/cancel", null)) Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal("cancelled", (await Follow(id, null))[^1].Data.GetProperty("state").GetString());
        using var deleted = await server.Client.DeleteAsync($"/api/v1/jobs/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await server.Client.GetAsync($"/api/v1/jobs/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_request_sent_twice_with_its_key_is_one_job()
    {
        var request = new { kind = "scenario", scenario = Tariff, draws = 1 };
        string first = await Submit(request, "twice"), second = await Submit(request, "twice");
        Assert.Equal(first, second);
        using var other = await Send(new { kind = "scenario", scenario = Tariff, draws = 2 }, "twice");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"magic"}""", "kind")]
    [InlineData("""{"kind":"scenario"}""", "scenario")]
    [InlineData("""{"kind":"scenario","scenario":"x","draws":10001}""", "draws")]
    [InlineData("""{"kind":"case","case":"colombia-belt-and-road","drews":3}""", "drews")]
    public async Task A_wrong_field_is_named_before_the_job_waits(string body, string field)
    {
        using var answer = await server.Client.PostAsync("/api/v1/jobs", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_shipped_case_is_listed_and_has_no_result_before_it_was_run()
    {
        var cases = await server.Client.GetFromJsonAsync<JsonElement>("/api/v1/cases");
        Assert.Contains("colombia-belt-and-road", cases.EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        using var result = await server.Client.GetAsync("/api/v1/cases/colombia-belt-and-road/result");
        Assert.Equal(HttpStatusCode.Conflict, result.StatusCode);
        using var unknown = await server.Client.GetAsync("/api/v1/cases/..%2Fworlds");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_scenario_is_kept_changed_and_forgotten()
    {
        using var created = await server.Client.PostAsync("/api/v1/scenarios", new StringContent(Tariff));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        string address = created.Headers.Location!.ToString();
        using (var changed = await server.Client.PutAsync(address, new StringContent(Tariff.Replace("A quarter more", "B", StringComparison.Ordinal)))) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("B", (await server.Client.GetFromJsonAsync<JsonElement>(address)).GetProperty("name").GetString());
        using (var deleted = await server.Client.DeleteAsync(address)) Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private async Task<string> Submit(object request, string? key = null)
    {
        using var answer = await Send(request, key);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> Send(object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/jobs") { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await server.Client.SendAsync(request);
    }

    private async Task<List<(string? Id, JsonElement Data)>> Follow(string id, string? last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{id}/events");
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        using var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var events = new List<(string?, JsonElement)>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync()) events.Add((item.EventId, JsonSerializer.Deserialize<JsonElement>(item.Data)));
        return events;
    }
}
