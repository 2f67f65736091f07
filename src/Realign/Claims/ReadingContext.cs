namespace Realign.Claims;

/// <summary>What a passage leaves to the next one of the same article: the economy that it is about, and the one on the other side.</summary>
/// <param name="Topic">What "the country" means; null when nothing has said so.</param>
/// <param name="Other">What "that country" means.</param>
public readonly record struct ReadingContext(string? Topic, string? Other)
{
    /// <summary>How much the passages so far spoke of each economy that they may be about; what is long ago counts less.</summary>
    internal IReadOnlyDictionary<string, double>? Weights { get; init; }

    /// <summary>Whose each measure was when it was last claimed.</summary>
    internal IReadOnlyDictionary<ClaimMeasure, (string? Subject, string? Partner)>? Parties { get; init; }
}
