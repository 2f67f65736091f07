using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Server.Jobs;
using Realign.Server.Shelf;

namespace Realign.Server.Api;

/// <summary>The cases that ship: <c>/api/v1/cases</c>.</summary>
internal static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", (DataShelf shelf) => shelf.Cases.Select(id => CaseAnswer.Of(id, shelf.Case(id)))).Describe("cases", "The cases that ship.");
        api.MapGet("/cases/{id}", (string id, DataShelf shelf) => CaseAnswer.Of(Known(id, shelf), shelf.Case(id))).Describe("cases", "A case: question, article, scenarios.");
        api.MapGet("/cases/{id}/result", Result).Describe("cases", "The result of a case once a job has run it as it stands.", "case-result");
    }

    /// <summary>The result of the case as it stands, once a job has run it.</summary>
    private static async Task<ContentHttpResult> Result(string id, DataShelf shelf, JobStore jobs, CancellationToken cancellation) =>
        await jobs.ResultOfAsync(CaseJob.KindName, CaseJob.RequestFor(shelf, Known(id, shelf)), cancellation).ConfigureAwait(false) is { } result
            ? TypedResults.Text(result, "application/json")
            : throw new StateException($"The case '{id}' has not been run as it stands. POST {{\"kind\": \"case\", \"case\": \"{id}\"}} to /api/v1/jobs, and ask again when that job is done.");

    private static string Known(string id, DataShelf shelf) =>
        shelf.Cases.Contains(id, StringComparer.Ordinal) ? id : throw new NotFoundException($"'{id}' is no case of this server. GET /api/v1/cases lists them.");
}
