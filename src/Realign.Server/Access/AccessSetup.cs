using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realign.Server.Language;
using Realign.Server.Storage;

namespace Realign.Server.Access;

/// <summary>Asks who calls, in the ways that <see cref="AccessOptions"/> names: a program shows a key or a token, a browser a cookie that it got for one of them.</summary>
internal static class AccessSetup
{
    private const string ByCookie = "cookie", ByToken = "token", ByProvider = "provider", ByAny = "any";

    private static readonly TimeSpan _session = TimeSpan.FromHours(12);

    public static void AddAccess(this IServiceCollection services, AccessOptions access)
    {
        services.AddSingleton(access).AddSingleton<ApiKeyStore>();
        services.AddDataProtection().SetApplicationName("Realign");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new CookieKeyStore(s.GetRequiredService<Store>())));
        if (!access.IsAsked) return;
        access.OpenId?.Check();
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var ways = services.AddAuthentication(ByAny)
            .AddPolicyScheme(ByAny, null, options => options.ForwardDefaultSelector = context => WayOf(context, access))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(ByCookie, SetUp);
        if (access.OpenId is { } provider) ways.AddJwtBearer(ByToken, options => SetUp(options, provider)).AddOpenIdConnect(ByProvider, options => SetUp(options, provider));
    }

    public static void UseAccess(this WebApplication app, AccessOptions access)
    {
        if (!access.IsAsked) return;
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>The page that asks who one is, and what its buttons lead to.</summary>
    public static void MapSignIn(this WebApplication app, AccessOptions access)
    {
        if (!access.IsAsked) return;
        app.MapGet("/sign-in", (HttpContext context, string? to, bool failed = false) => SignInPage(context, access, to, failed ? "Signing in with the provider did not work, or took too long. Try again." : null)).AllowAnonymous();
        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(ByCookie).ConfigureAwait(false);
            return TypedResults.LocalRedirect("/sign-in");
        });
        if (access.Keys) app.MapPost("/sign-in", SignIn).DisableAntiforgery().AllowAnonymous().RequireRateLimiting(LimitSetup.SigningIn);
        if (access.OpenId is not null)
            app.MapGet("/sign-in/provider", (string? to) => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalPath.Of(to) }, [ByProvider])).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(HttpContext context, [FromForm] string? key, [FromForm] string? to, ApiKeyStore keys, AccessOptions access, IAntiforgery forgery)
    {
        // Asked here rather than by the framework, so that somebody who left the form open for a day gets it again and not an empty answer.
        if (!await forgery.IsRequestValidAsync(context).ConfigureAwait(false)) return SignInPage(context, access, to, "The form was too old, or was not from this server. Try again.");
        if (await keys.FindAsync(key?.Trim(), context.RequestAborted).ConfigureAwait(false) is not { } known) return SignInPage(context, access, to, "This key is not known here, or was taken back.");
        await context.SignInAsync(ByCookie, Caller.Named(known.Owner, ByCookie, known.Id)).ConfigureAwait(false);
        return TypedResults.LocalRedirect(LocalPath.Of(to));
    }

    private static RazorComponentResult<SignInPage> SignInPage(HttpContext context, AccessOptions access, string? to, string? failure)
    {
        context.Response.StatusCode = failure is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        return new RazorComponentResult<SignInPage>(new { Access = access, Words = LanguageRoutes.Of(context), To = LocalPath.Of(to), Failure = failure });
    }

    private static string WayOf(HttpContext context, AccessOptions access)
    {
        string? header = context.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(header)) return ByCookie;
        return (access.Keys && ApiKeyHandler.KeyOf(header) is not null) || access.OpenId is null ? ApiKeyHandler.Name : ByToken;
    }

    private static void SetUp(CookieAuthenticationOptions options)
    {
        (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite) = ("realign", true, SameSiteMode.Lax);
        (options.ExpireTimeSpan, options.SlidingExpiration, options.LoginPath, options.ReturnUrlParameter) = (_session, true, "/sign-in", "to");
        // A program has no use for a page to sign in at.
        options.Events.OnRedirectToLogin = redirect =>
        {
            if (redirect.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else redirect.Response.Redirect(redirect.RedirectUri);
            return Task.CompletedTask;
        };
        // A key that was taken back ends the sessions that began with it.
        options.Events.OnValidatePrincipal = async valid =>
        {
            if (Caller.KeyOf(valid.Principal) is { } key && !await valid.HttpContext.RequestServices.GetRequiredService<ApiKeyStore>().IsGoodAsync(key, valid.HttpContext.RequestAborted).ConfigureAwait(false))
                valid.RejectPrincipal();
        };
    }

    private static void SetUp(JwtBearerOptions options, OpenIdOptions provider)
    {
        (options.Authority, options.Audience, options.MapInboundClaims) = (provider.Authority, provider.ClientId, false);
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = valid =>
            {
                valid.Principal = Caller.Named(Caller.NameOf(valid.Principal!), ByToken);
                return Task.CompletedTask;
            },
        };
    }

    private static void SetUp(OpenIdConnectOptions options, OpenIdOptions provider)
    {
        (options.Authority, options.ClientId, options.ClientSecret, options.MapInboundClaims) = (provider.Authority, provider.ClientId, provider.ClientSecret, false);
        (options.ResponseType, options.UsePkce, options.SignInScheme, options.CallbackPath) = ("code", true, ByCookie, "/sign-in/back");
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        // The provider answers through the address, so that cookies need not come along from another site, nor https where the server stands behind a proxy.
        options.ResponseMode = "query";
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Events.OnTokenValidated = valid =>
        {
            valid.Principal = Caller.Named(Caller.NameOf(valid.Principal!), ByCookie);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failed =>
        {
            failed.Response.Redirect("/sign-in?failed=true");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
