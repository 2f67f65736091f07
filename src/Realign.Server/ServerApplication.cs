using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realign.Server.Access;
using Realign.Server.Api;
using Realign.Server.Operations;
using Realign.Server.Pages;
using Realign.Server.Shelf;

namespace Realign.Server;

/// <summary>Puts the server together: what it is configured with, what it answers with, and in which order a request passes.</summary>
public static class ServerApplication
{
    /// <summary>The application, ready to run.</summary>
    /// <exception cref="RealignException">It is told to listen where others could reach it.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.ApplicationName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1 << 20).UseUrls(LoopbackAddress.Require(options.Listen));
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = LoopbackAddress.Hosts);
        builder.Services.AddRouting();
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton(new DataShelf(AppContext.BaseDirectory)).AddSingleton<Warming>().AddHostedService(services => services.GetRequiredService<Warming>());
        builder.Services.AddHealthChecks().AddCheck<Warming>("world", tags: ["ready"]);
        builder.Services.AddProblemDetails().AddExceptionHandler<Problems>();
        builder.Services.AddRequestTimeouts();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddPages();

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UsePagesOfErrors();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapApi();
        app.MapPageFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
