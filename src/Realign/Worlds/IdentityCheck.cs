namespace Realign.Worlds;

/// <summary>How well a world keeps one accounting identity.</summary>
/// <param name="Name">Short name, for example <c>income</c>.</param>
/// <param name="Statement">The identity in symbols and words.</param>
/// <param name="LargestViolation">The largest absolute gap over world GDP; for shares, rates and counts the gap itself.</param>
/// <param name="Where">Codes of the place of the largest gap, empty when there is none.</param>
/// <param name="Holds">Whether the largest gap is within the tolerance of <see cref="WorldCheck"/>.</param>
public sealed record IdentityCheck(string Name, string Statement, double LargestViolation, string Where, bool Holds);
