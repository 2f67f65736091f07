namespace Realign.Server.Access;

/// <summary>How the server asks who calls. When it does not ask, only this machine may reach it.</summary>
public sealed record AccessOptions
{
    /// <summary>Whether callers may show an API key.</summary>
    public bool Keys { get; init; }

    /// <summary>The provider of identities by OpenID Connect; null for none.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>Whether every caller must say who they are.</summary>
    public bool IsAsked => Keys || OpenId is not null;
}
