namespace Realign.Claims.Proposals;

/// <summary>A field in which the two readers differ on a claim that both found.</summary>
/// <param name="Start">Offset of the claim into the text.</param>
/// <param name="Field">The field, named as in JSON.</param>
/// <param name="Rules">What the rules read and the claim keeps; null for nothing.</param>
/// <param name="Model">What the model proposed; null for nothing.</param>
public sealed record ProposalDifference(int Start, string Field, string? Rules, string? Model);
