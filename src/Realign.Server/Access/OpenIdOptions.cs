namespace Realign.Server.Access;

/// <summary>A provider of identities that speaks OpenID Connect.</summary>
public sealed record OpenIdOptions
{
    /// <summary>The provider's address, under which <c>/.well-known/openid-configuration</c> stands.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The name under which the provider knows this server; tokens must be made out to it.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The secret that the provider gave this server, best from the environment; null for none.</summary>
    public string? ClientSecret { get; init; }

    /// <exception cref="RealignException">A part is missing, or what is said to the provider could be read on the way.</exception>
    internal void Check()
    {
        if (ClientId.Length == 0) throw new RealignException("access:openId:clientId is missing: give the name under which the provider knows this server.");
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw new RealignException($"access:openId:authority '{Authority}': write the provider's address, like https://login.example.org/realms/main; http only for this machine.");
    }
}
