namespace Realign.Facts;

/// <summary>Something that a check found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Facts">The figures that it is about.</param>
/// <param name="Text">In words, with the figures, the difference and what would have been accepted.</param>
public sealed record FactFinding(FactFindingKind Kind, IReadOnlyList<Fact> Facts, string Text);
