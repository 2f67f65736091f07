using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Realign.Events;
using Realign.Server.Access;
using Realign.Server.Storage;

namespace Realign.Server.Api;

/// <summary>The scenarios that a user keeps: <c>/api/v1/scenarios</c>.</summary>
internal static class SavedScenarioRoutes
{
    public static void MapSavedScenarios(this IEndpointRouteBuilder api)
    {
        api.MapGet("/scenarios", async (HttpContext context, ScenarioStore scenarios) => (await scenarios.ListAsync(Caller.Of(context), context.RequestAborted).ConfigureAwait(false)).Select(Answer)).Describe("scenarios", "The scenarios that you keep, the last changed first.");
        api.MapPost("/scenarios", async (HttpContext context, ScenarioStore scenarios) =>
        {
            var (name, text) = await Read(context).ConfigureAwait(false);
            var saved = await scenarios.AddAsync(Caller.Of(context), name, text, context.RequestAborted).ConfigureAwait(false);
            return TypedResults.Created($"/api/v1/scenarios/{saved.Id}", Answer(saved));
        }).Describe("scenarios", "Keeps a scenario.").Takes(ApiText.Yaml, "A scenario as YAML.");
        api.MapGet("/scenarios/{id}", async (string id, HttpContext context, ScenarioStore scenarios) =>
            Answer(await scenarios.FindAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false) ?? throw Unknown(id))).Describe("scenarios", "A scenario that you keep.");
        api.MapPut("/scenarios/{id}", async (string id, HttpContext context, ScenarioStore scenarios) =>
        {
            var (name, text) = await Read(context).ConfigureAwait(false);
            return Answer(await scenarios.ChangeAsync(Caller.Of(context), id, name, text, context.RequestAborted).ConfigureAwait(false) ?? throw Unknown(id));
        }).Describe("scenarios", "Puts another text in the place of a scenario that you keep.").Takes(ApiText.Yaml, "A scenario as YAML.");
        api.MapDelete("/scenarios/{id}", async (string id, HttpContext context, ScenarioStore scenarios) =>
            await scenarios.DeleteAsync(Caller.Of(context), id, context.RequestAborted).ConfigureAwait(false) ? TypedResults.NoContent() : throw Unknown(id)).Describe("scenarios", "Forgets a scenario that you keep.");
    }

    /// <summary>What is kept must at least be a scenario; whether it fits its world is asked when it is run.</summary>
    private static async Task<(string Name, string Text)> Read(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        return (ScenarioFile.Parse(text, "body").Name, text);
    }

    private static SavedScenarioAnswer Answer(SavedScenario saved) =>
        new(saved.Id, saved.Name, saved.Text, DateTimeOffset.FromUnixTimeMilliseconds(saved.Created), DateTimeOffset.FromUnixTimeMilliseconds(saved.Changed));

    private static NotFoundException Unknown(string id) => new($"You keep no scenario '{id}'. GET /api/v1/scenarios lists yours.");
}

/// <summary>A scenario that a user keeps, as YAML.</summary>
internal sealed record SavedScenarioAnswer(string Id, string Name, string Text, DateTimeOffset Created, DateTimeOffset Changed);
