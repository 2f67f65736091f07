using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Realign.Server.Tests.Api;

public class ApiDocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_document_is_valid_and_has_every_endpoint_with_its_summary()
    {
        var (document, diagnostic) = await Document();
        Assert.Empty(diagnostic.Errors);
        var described = document.Paths.SelectMany(p => p.Value.Operations!.Select(o => (Path: $"{o.Key.Method} {p.Key}", o.Value.Summary))).ToList();
        Assert.All(described, d => Assert.False(string.IsNullOrWhiteSpace(d.Summary), d.Path));
        var there = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal) && e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null && e.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .SelectMany(e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"));
        Assert.Equal(there.Order(StringComparer.Ordinal), described.Select(d => d.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_an_endpoint_takes_and_answers_is_there()
    {
        var (document, _) = await Document();
        var run = document.Paths["/api/v1/scenarios/run"].Operations![HttpMethod.Post];
        Assert.True(run.RequestBody!.Content!.ContainsKey("application/yaml"));
        Assert.Contains(run.Parameters!, p => p.Name == "at");
        Assert.Equal("/api/v1/schemas/run-result", run.ExternalDocs!.Url!.OriginalString);
        Assert.True(run.Responses!.ContainsKey("429"));
        Assert.Contains("JobAnswer", document.Components!.Schemas!.Keys);
    }

    [Fact]
    public async Task Every_schema_that_is_listed_can_be_read()
    {
        using var list = JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/schemas"));
        Assert.True(list.RootElement.GetArrayLength() > 10);
        foreach (var name in list.RootElement.EnumerateArray())
        {
            using var schema = JsonDocument.Parse(await server.Client.GetStringAsync($"/api/v1/schemas/{name.GetString()}"));
            Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
        }

        using var none = await server.Client.GetAsync("/api/v1/schemas/none");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/worlds", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_answered_as_a_problem(string method, string path, HttpStatusCode expected)
    {
        using var answer = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<(OpenApiDocument Document, OpenApiDiagnostic Diagnostic)> Document()
    {
        await using var stream = await server.Client.GetStreamAsync("/api/v1/openapi.json");
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        copy.Position = 0;
        var read = await OpenApiDocument.LoadAsync(copy, "json");
        return (read.Document!, read.Diagnostic!);
    }
}
