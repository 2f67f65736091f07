namespace Realign.Claims.Proposals;

/// <summary>A proposal that failed a check.</summary>
/// <param name="Quote">The words that it points at, cut at 200 characters; null when it points at none.</param>
/// <param name="Rule">The check that it failed.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record RefusedProposal(string? Quote, ProposalRule Rule, string Reason);
