namespace Realign.Server.Access;

/// <summary>A key as it is kept: whose it is, never the key itself.</summary>
public sealed record ApiKey
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    /// <summary>When it was made, in milliseconds since 1970.</summary>
    public long Created { get; init; }

    /// <summary>When it was taken back, in milliseconds since 1970; null while it is good.</summary>
    public long? Revoked { get; init; }
}
