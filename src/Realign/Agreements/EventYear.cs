namespace Realign.Agreements;

/// <summary>Effects a number of years since joining.</summary>
/// <param name="Year">0 is the year of joining.</param>
/// <param name="Exports">On the member's exports to the hub.</param>
/// <param name="Imports">On the member's imports from the hub.</param>
public sealed record EventYear(int Year, EffectEstimate Exports, EffectEstimate Imports);
