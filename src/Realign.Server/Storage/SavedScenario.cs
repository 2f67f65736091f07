namespace Realign.Server.Storage;

/// <summary>A scenario that a user keeps.</summary>
public sealed record SavedScenario
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Name { get; init; }

    /// <summary>The scenario as YAML.</summary>
    public required string Text { get; init; }

    /// <summary>When it was first kept, in milliseconds since 1970.</summary>
    public long Created { get; init; }

    /// <summary>When it was last changed, in milliseconds since 1970.</summary>
    public long Changed { get; init; }
}
