using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Realign.Server.Access;

/// <summary>Knows a caller by the key in <c>Authorization: Bearer realign_…</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the container.")]
internal sealed class ApiKeyHandler(ApiKeyStore keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "key";
    private const string Bearer = "Bearer ";

    /// <summary>The key that a request shows; null when it shows none.</summary>
    public static string? KeyOf(string? header) => header?.StartsWith(Bearer + ApiKeyStore.Prefix, StringComparison.Ordinal) == true ? header[Bearer.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request.Headers.Authorization) is not { } key) return AuthenticateResult.NoResult();
        return await keys.FindAsync(key, Context.RequestAborted).ConfigureAwait(false) is { } known
            ? AuthenticateResult.Success(new AuthenticationTicket(Caller.Named(known.Owner, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("No good key.");
    }
}
