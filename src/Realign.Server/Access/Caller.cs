using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Realign.Server.Access;

/// <summary>Whose the stored things are that a request may see.</summary>
internal static class Caller
{
    /// <summary>The one user of a server that only this machine reaches.</summary>
    public const string Local = "local";

    private const string KeyClaim = "key";

    /// <summary>Of a caller who said who they are, the name; else the one of this machine. A server that asks lets nobody pass who did not say it.</summary>
    public static string Of(HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : Local;

    /// <summary>What is known of a caller, after they have said who they are in one of the ways.</summary>
    /// <param name="name">Who they are.</param>
    /// <param name="way">In which way they said it.</param>
    /// <param name="key">The id of the key that they showed; null for none.</param>
    public static ClaimsPrincipal Named(string name, string way, string? key = null) =>
        new(new ClaimsIdentity(key is null ? [new Claim(ClaimTypes.Name, name)] : [new Claim(ClaimTypes.Name, name), new Claim(KeyClaim, key)], way));

    /// <summary>The id of the key with which a browser signed in; null when it did so in another way.</summary>
    public static string? KeyOf(ClaimsPrincipal? principal) => principal?.FindFirst(KeyClaim)?.Value;

    /// <summary>The name of somebody whom a provider of identities vouches for; it cannot be that of a key's owner.</summary>
    public static string NameOf(ClaimsPrincipal vouched) =>
        vouched.FindFirst("sub")?.Value is { Length: > 0 } subject ? $"openid:{subject}" : throw new RealignException("The provider of identities named nobody: its token has no 'sub'.");
}
