using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Events;
using Realign.Facts;
using Realign.Server.Shelf;

namespace Realign.Server.Api;

/// <summary>What <c>/api/v1</c> answers.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.WithRequestTimeout(TimeSpan.FromSeconds(30));
        api.MapGet("/worlds", (DataShelf shelf) => shelf.Worlds);
        api.MapGet("/worlds/{name}", (string name, DataShelf shelf) => WorldSummaryAnswer.Of(shelf.Model(name).World));
        api.MapPost("/scenarios/validate", Validate);
        api.MapPost("/scenarios/run", Run);
        api.MapPost("/claims/read", Read);
        api.MapGet("/facts", Find);
        api.MapStudies();
        api.MapCases();
        api.MapSavedScenarios();
        api.MapJobs();
    }

    private static async Task<IResult> Validate(HttpRequest request, DataShelf shelf, string? at, CancellationToken cancellation)
    {
        var scenario = await Scenario(request, cancellation).ConfigureAwait(false);
        scenario.Resolve(shelf.Model(scenario.World).World, Day("at", at));
        return TypedResults.Ok(new { valid = true, scenario.Name, Events = scenario.Events.Count });
    }

    private static async Task<ContentHttpResult> Run(HttpRequest request, DataShelf shelf, string? at, CancellationToken cancellation)
    {
        var scenario = await Scenario(request, cancellation).ConfigureAwait(false);
        var day = Day("at", at);
        return Json(ScenarioSolution.Solve(shelf.Model(scenario.World), scenario, day, cancellation).ToJson());
    }

    private static async Task<ContentHttpResult> Read(HttpRequest request, string? home, CancellationToken cancellation)
    {
        if (home is not null && !(home.Length == 3 && home.All(char.IsAsciiLetterUpper))) throw new RequestException("home", home, "an economy has a code of three capital letters.", "Write it like COL.");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation).ConfigureAwait(false);
        body.Position = 0;
        var article = ArticleReader.Read(body, "body", cancellation);
        return Json(ClaimJson.Write("body", article.Text, ClaimReader.Read(article, new ReadingOptions { Home = home }, cancellation)));
    }

    private static ContentHttpResult Find(DataShelf shelf, string? economy, string? indicator, string? partner, string? period, string? basis, string? unit)
    {
        var query = new FactQuery
        {
            Economy = economy ?? throw new RequestException("economy", null, "it is missing.", "Write it like economy=COL."),
            Indicator = indicator ?? throw new RequestException("indicator", null, "it is missing.", "Write it like indicator=trade_balance_goods."),
            Partner = partner,
            Period = period is null ? null : FactPeriod.Parse(period),
            Basis = basis,
            Unit = unit,
        };
        return Json(FactsResult.Of([shelf.Facts.Find(query)]).ToJson());
    }

    private static async Task<Scenario> Scenario(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        return ScenarioFile.Parse(await reader.ReadToEndAsync(cancellation).ConfigureAwait(false), "body");
    }

    private static DateOnly? Day(string field, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new RequestException(field, text, "this is no date.", "Write it like 2025-05-14.");

    private static ContentHttpResult Json(string json) => TypedResults.Text(json, "application/json");
}
