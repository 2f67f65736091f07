namespace Realign.Claims;

/// <summary>Which reader found a claim.</summary>
public enum ClaimFinder
{
    /// <summary>Word lists and grammar.</summary>
    Rules,

    /// <summary>A language model; its proposal passed every check.</summary>
    Model,

    /// <summary>Each by itself.</summary>
    Both,
}
