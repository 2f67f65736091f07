using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Events;
using Realign.Facts;
using Realign.Server.Drafting;
using Realign.Server.Shelf;

namespace Realign.Server.Api;

/// <summary>What <c>/api/v1</c> answers.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.WithRequestTimeout(TimeSpan.FromSeconds(30));
        api.ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/worlds", (DataShelf shelf) => shelf.Worlds).Describe("worlds", "Names of the worlds.");
        api.MapGet("/worlds/{name}", (string name, DataShelf shelf) => WorldSummaryAnswer.Of(shelf.Model(name).World)).Describe("worlds", "A world: its hash, economies and sectors.");
        api.MapPost("/scenarios/validate", Validate).Describe("scenarios", "Whether a scenario fits its world; `at` for the events of a day.").Takes(ApiText.Yaml, "A scenario as YAML.");
        api.MapPost("/scenarios/run", Run).Describe("scenarios", "What a scenario does at central values, as `realign run --json` prints it; `at` for the events of a day.", "run-result").Takes(ApiText.Yaml, "A scenario as YAML.").Computes();
        api.MapPost("/claims/read", Read).Describe("claims", "The claims of an article, as `realign read --json` prints them.", "claims").Takes(ApiText.Article, "The article: plain text, Markdown, HTML or PDF.").Computes();
        api.MapPost("/claims/check", Check).Describe("claims", "A case drafted from an article: events, claims and on what each is tested, gaps, and the files of the folder. A job of kind `check` also runs it.").Takes(ApiText.Article, "The article: plain text, Markdown, HTML or PDF.").Computes();
        api.MapGet("/facts", Find).Describe("facts", "Published figures, as `realign facts find --json` prints them.", "facts-result");
        api.MapStudies();
        api.MapProducts();
        api.MapCases();
        api.MapSavedScenarios();
        api.MapJobs();
        app.MapApiDocument();
    }

    private static async Task<IResult> Validate(HttpRequest request, DataShelf shelf, string? at, CancellationToken cancellation)
    {
        var scenario = await Scenario(request, cancellation).ConfigureAwait(false);
        scenario.Resolve(shelf.Model(scenario.World).World, Day("at", at));
        return TypedResults.Ok(new { valid = true, scenario.Name, Events = scenario.Events.Count });
    }

    private static async Task<ContentHttpResult> Run(HttpRequest request, DataShelf shelf, SolveMeter meter, string? at, CancellationToken cancellation)
    {
        var scenario = await Scenario(request, cancellation).ConfigureAwait(false);
        var day = Day("at", at);
        return Json(meter.Time(() => ScenarioSolution.Solve(shelf.Model(scenario.World), scenario, day, cancellation).ToJson()));
    }

    private static async Task<ContentHttpResult> Read(HttpRequest request, string? home, CancellationToken cancellation)
    {
        var options = new ReadingOptions { Home = Economy("home", home) };
        using var body = await Body(request, cancellation).ConfigureAwait(false);
        var article = ArticleReader.Read(body, "body", cancellation);
        return Json(ClaimJson.Write("body", article.Text, ClaimReader.Read(article, options, cancellation)));
    }

    private static async Task<DraftAnswer> Check(HttpRequest request, DataShelf shelf, TimeProvider clock, string? home, string? date, CancellationToken cancellation)
    {
        var options = new DraftOptions { Home = Economy("home", home), Date = Day("date", date), Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) };
        using var body = await Body(request, cancellation).ConfigureAwait(false);
        return DraftAnswer.Of(DraftedArticle.Of(shelf, body, "body", options, cancellation).Required);
    }

    private static async Task<MemoryStream> Body(HttpRequest request, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation).ConfigureAwait(false);
        body.Position = 0;
        return body;
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

    /// <summary>A code of an economy as it is written in a request; null stays null.</summary>
    public static string? Economy(string field, string? code) =>
        code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper)) ? code : throw new RequestException(field, code, "an economy has a code of three capital letters.", "Write it like COL.");

    public static ContentHttpResult Json(string json) => TypedResults.Text(json, "application/json");
}
