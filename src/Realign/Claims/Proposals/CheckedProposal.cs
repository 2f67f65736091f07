using Realign.Claims.Quantities;

namespace Realign.Claims.Proposals;

/// <summary>A proposal that passed every check.</summary>
/// <param name="Claim">The claim, in the text's own words.</param>
/// <param name="Quantity">The figure that the grammar reads there; null without one.</param>
internal sealed record CheckedProposal(Claim Claim, Quantity? Quantity);
