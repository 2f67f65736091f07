using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Realign.Server.Access;
using Realign.Server.Api;
using Realign.Server.Jobs;
using Realign.Server.Operations;
using Realign.Server.Pages;
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
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listening(kestrel, options)).UseUrls(ListenAddress.Of(options));
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.AddTelemetry(options.Log);
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = ListenAddress.HostsOf(options));
        builder.Services.AddRouting();
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton(new DataShelf(AppContext.BaseDirectory)).AddSingleton<Warming>().AddHostedService(services => services.GetRequiredService<Warming>());
        // A factory, so that the container closes the store when the server ends.
        builder.Services.AddSingleton(_ => options.OpenStoreAsync(CancellationToken.None).GetAwaiter().GetResult());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<ScenarioStore>().AddSingleton<JobStore>();
        builder.Services.AddSingleton<IJobKind, ScenarioJob>().AddSingleton<IJobKind, CaseJob>().AddSingleton<IJobKind, CheckJob>();
        builder.Services.AddSingleton(options.Jobs).AddSingleton<JobMeter>().AddSingleton<JobRunner>().AddHostedService(services => services.GetRequiredService<JobRunner>());
        builder.Services.AddHealthChecks().AddCheck<Warming>("world", tags: ["ready"]);
        builder.Services.AddApiDocument();
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Explain).AddExceptionHandler<Problems>();
        // What cannot be bound is thrown, so that it is answered like every other mistake, with what is wrong.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddRequestTimeouts();
        builder.Services.AddAccess(options.Access);
        builder.Services.AddLimits(options.Limits);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddPages();

        var app = builder.Build();
        app.Services.GetRequiredService<Store>();
        if (options.Proxies.Count > 0) app.UseForwardedHeaders(Forwarded(options));
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseStatusCodePages());
        app.UseSameOrigin();
        app.UsePagesOfErrors();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAccess(options.Access);
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapSignIn(options.Access);
        app.MapApi();
        app.MapPageFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static ForwardedHeadersOptions Forwarded(ServerOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (string proxy in options.Proxies) forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        return forwarded;
    }

    private static void Listening(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.Limits.BodyBytes;
        if (options.Certificate is not { } certificate) return;
        try
        {
            var read = X509Certificate2.CreateFromPemFile(certificate.File, certificate.Key);
            kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new RealignException($"The certificate {certificate.File} with the key {certificate.Key} cannot be read: {e.Message} Give two PEM files.");
        }
    }
}
