using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Server.Access;

namespace Realign.Server.Language;

/// <summary>Choosing a language: kept in a cookie that holds nothing else, back to the page where it was chosen.</summary>
internal static class LanguageRoutes
{
    public const string Cookie = "realign-language";

    public static void MapLanguage(this IEndpointRouteBuilder app) => app.MapGet("/language", Choose);

    /// <summary>The language of a request.</summary>
    public static Words Of(HttpContext context) => Words.Of(context.Request.Cookies[Cookie], context.Request.Headers.AcceptLanguage);

    private static RedirectHttpResult Choose(HttpContext context, string? to, string? back)
    {
        context.Response.Cookies.Append(Cookie, Words.Of(to).Language, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return TypedResults.LocalRedirect(LocalPath.Of(back));
    }
}
