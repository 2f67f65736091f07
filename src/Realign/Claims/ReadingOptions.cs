namespace Realign.Claims;

/// <summary>How a text is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Its language; null to find out.</summary>
    public Language? Language { get; init; }

    /// <summary>The economy that "the country" means where the text names none: an ISO 3166 alpha-3 code.</summary>
    public string? Home { get; init; }
}
