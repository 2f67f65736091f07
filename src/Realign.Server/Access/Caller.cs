using Microsoft.AspNetCore.Http;

namespace Realign.Server.Access;

/// <summary>Whose the stored things are that a request may see.</summary>
internal static class Caller
{
    /// <summary>The one user of a server that only this machine reaches.</summary>
    public const string Local = "local";

    public static string Of(HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : Local;
}
