using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realign.Server.Access;
using Realign.Server.Api;
using Realign.Server.Jobs;
using Realign.Server.Operations;
using Realign.Server.Shelf;
using Realign.Server.Storage;

namespace Realign.Server;

/// <summary>Puts the server together: what it is configured with, what it answers with, and in which order a request passes.</summary>
public static class ServerApplication
{
    /// <summary>The application, ready to run.</summary>
    /// <exception cref="RealignException">It is told to listen where others could reach it, or what it keeps cannot be opened.</exception>
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
        // A factory, so that the container closes the store when the server ends.
        builder.Services.AddSingleton(_ => options.OpenStoreAsync(CancellationToken.None).GetAwaiter().GetResult());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<ScenarioStore>().AddSingleton<JobStore>();
        builder.Services.AddSingleton<IJobKind, ScenarioJob>().AddSingleton<IJobKind, CaseJob>();
        builder.Services.AddSingleton(options.Jobs).AddSingleton<JobMeter>().AddSingleton<JobRunner>().AddHostedService(services => services.GetRequiredService<JobRunner>());
        builder.Services.AddHealthChecks().AddCheck<Warming>("world", tags: ["ready"]);
        builder.Services.AddProblemDetails().AddExceptionHandler<Problems>();
        builder.Services.AddRequestTimeouts();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        app.Services.GetRequiredService<Store>();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapApi();
        app.MapRazorComponents<Pages.App>().AddInteractiveServerRenderMode();
        return app;
    }
}
