using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Dependence;
using Realign.PublicFinance;
using Realign.Reports;
using Realign.Server.Shelf;

namespace Realign.Server.Api;

/// <summary>The studies of <c>/api/v1</c> that are short enough to be answered at once.</summary>
internal static class StudyRoutes
{
    private const int MostPaths = 20_000;

    public static void MapStudies(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dependence/{economy}", Depend).Describe("studies", "How an economy depends on a partner (`on`), at central values.", "dependence-result").Computes();
        api.MapGet("/debt/{economy}", Debt).Describe("studies", "Where the public debt of an economy goes; `paths` from 1 to 20,000.", "debt-result").Computes();
    }

    private static ContentHttpResult Depend(string economy, string? on, string? world, DataShelf shelf, CancellationToken cancellation)
    {
        if (on is null) throw new RequestException("on", null, "it is missing.", "Name the partner, like on=USA.");
        var read = shelf.Model(world).World;
        var options = new DependenceOptions { Threads = 1, UsdPerUnit = RunReport.UsdPer(read.Unit) };
        var study = new DependenceStudy(read, EconomyGroup.Find(read, economy), options);
        return ApiRoutes.Json(study.On(EconomyGroup.Find(read, on), null, cancellation).ToJson());
    }

    private static ContentHttpResult Debt(string economy, int? paths, long? seed, DataShelf shelf, CancellationToken cancellation)
    {
        if (paths is < 1 or > MostPaths) throw new RequestException("paths", paths.ToString(), "it is out of range.", $"Ask for 1 to {MostPaths}.");
        var options = new DebtOptions { Threads = 1, Paths = paths ?? 10_000, Seed = seed ?? 1 };
        return ApiRoutes.Json(new DebtStudy(shelf.Macro, economy, options).Run([], cancellation).ToJson());
    }
}
