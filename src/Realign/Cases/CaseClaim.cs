using Realign.Claims;

namespace Realign.Cases;

/// <summary>A claim of a case, and on what it is tested.</summary>
/// <param name="Id">Name within the case; unique.</param>
/// <param name="Claim">What is said.</param>
/// <param name="Scenario">Id of the scenario; null for the main one, <see cref="NoScenario"/> for none.</param>
/// <param name="Measure">Id of the measure; null to find it by what the claim says.</param>
/// <param name="Appearance">Where it was made or reported, an absolute http or https address; null when the case does not say.</param>
public sealed record CaseClaim(string Id, Claim Claim, string? Scenario, string? Measure, Uri? Appearance = null)
{
    /// <summary>Stands for no scenario: the claim says what is or has been, or nothing in the case brings it about.</summary>
    public const string NoScenario = "none";

    /// <summary>Why a claim without a scenario has no test on a model.</summary>
    internal const string WithoutScenario = "By the case the claim has no scenario: it says what is or has been, or no event of the case brings it about.";
}
