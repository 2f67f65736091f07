using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Realign.Backtests;
using Realign.Server.Drafting;
using Realign.Server.Lab;
using Realign.Server.Language;
using Realign.Server.Shelf;

namespace Realign.Server.Pages;

/// <summary>What the pages need of the server.</summary>
internal static class PageSetup
{
    /// <summary>What a browser may send in one message: a pasted article, with room for its encoding.</summary>
    private const int LargestMessage = 1 << 20;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<LabBench>().AddSingleton<DraftDesk>().AddSingleton(new CaseShelf([Path.Combine(AppContext.BaseDirectory, "cases"), Path.GetFullPath("cases")]));
        services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.Configure<CircuitOptions>(circuit =>
        {
            circuit.DisconnectedCircuitMaxRetained = 20;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
    }

    /// <summary>A defect and an address that leads nowhere get a page, unless a program asks: the API answers for itself.</summary>
    public static void UsePagesOfErrors(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        pages => pages.UseExceptionHandler("/error", createScopeForErrors: true).UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));

    /// <summary>What pages lead to that is no page: the choice of a language, files to download.</summary>
    public static void MapPageFiles(this IEndpointRouteBuilder app)
    {
        app.MapLanguage();
        app.MapLabFiles();
        app.MapGet("/cases/{name}/report/{file}", (string name, string file, CaseShelf shelf) => shelf.ReportFile(name, file) is { } path ? Results.File(path, "application/octet-stream", file) : Results.NotFound());
        app.MapGet("/record/{episode}.svg", (string episode) => TrackRecord.Picture(episode) is { } svg ? Results.Text(svg, "image/svg+xml") : Results.NotFound());
    }
}
