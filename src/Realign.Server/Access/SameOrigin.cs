using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Realign.Server.Access;

/// <summary>Refuses what a page from elsewhere makes a browser send here: it could start jobs in the name of whoever looks at that page. Programs send no origin, and pass.</summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this WebApplication app) => app.Use((context, next) => Passes(context.Request)
        ? next(context)
        : TypedResults.Problem("This request was made by a page from another site. Call the API from a program, or from a page of this server.", statusCode: 403, title: "Refused.").ExecuteAsync(context));

    private static bool Passes(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return true;
        bool ours = request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value && from.Scheme == request.Scheme;
        if (ours || request.Headers.Origin.Count > 0) return ours;
        return request.Headers["Sec-Fetch-Site"] is not [{ } site] || site is "same-origin" or "none";
    }
}
