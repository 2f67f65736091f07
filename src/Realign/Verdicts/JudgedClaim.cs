using Realign.Claims;

namespace Realign.Verdicts;

/// <summary>A claim with its tests and its verdict.</summary>
public sealed record JudgedClaim
{
    public required string Id { get; init; }

    public required Claim Claim { get; init; }

    /// <summary>Where it was made or reported; null when the case does not say.</summary>
    public Uri? Appearance { get; init; }

    /// <summary>Id of the scenario that the claim is tested on; null for none.</summary>
    public string? Scenario { get; init; }

    /// <summary>Id of the case's measure that the claim is about; null for none.</summary>
    public string? Measure { get; init; }

    /// <summary>What has to come out for it to hold; null when it says nothing that could.</summary>
    public ClaimTarget? Target { get; init; }

    public required IReadOnlyList<ClaimTestResult> Tests { get; init; }

    public required Verdict Verdict { get; init; }
}
