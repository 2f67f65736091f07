namespace Realign.Claims;

/// <summary>How a text is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Its language; null to find out.</summary>
    public Language? Language { get; init; }

    /// <summary>The economy that "the country" means where neither text, title nor context names one: an ISO 3166 alpha-3 code.</summary>
    public string? Home { get; init; }

    /// <summary>The article's title, read for what it is about only.</summary>
    public string? Title { get; init; }

    /// <summary>What the passage before it, of the same article, left.</summary>
    public ReadingContext Before { get; init; }
}
