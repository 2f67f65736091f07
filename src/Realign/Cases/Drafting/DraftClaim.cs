using Realign.Claims;

namespace Realign.Cases.Drafting;

/// <summary>A claim of a drafted case, and on what it is to be tested.</summary>
/// <param name="Id">Name within the case; unique.</param>
/// <param name="Claim">What is said.</param>
/// <param name="Scenario">Id of the scenario; <see cref="CaseClaim.NoScenario"/> for none.</param>
/// <param name="Measure">Id of the measure; null where no model computes what the claim is about.</param>
/// <param name="Why">Why these, in a sentence.</param>
/// <param name="Facts">Published figures that answer it, in words; none when there are none.</param>
public sealed record DraftClaim(string Id, Claim Claim, string Scenario, string? Measure, string Why, IReadOnlyList<string> Facts);
