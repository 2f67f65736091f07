namespace Realign.Claims.Proposals;

/// <summary>A claim as a model proposes it: of the right shape, not yet checked against the text.</summary>
internal sealed record Proposal
{
    public required string Quote { get; init; }

    public required ClaimMeasure Measure { get; init; }

    public required ClaimDirection Direction { get; init; }

    public required ClaimModality Modality { get; init; }

    public double? Value { get; init; }

    public double? ValueHigh { get; init; }

    public string? Unit { get; init; }

    public string? Subject { get; init; }

    public string? Partner { get; init; }

    public string? Sector { get; init; }

    public string? Speaker { get; init; }

    public string? Time { get; init; }

    public string? Cause { get; init; }
}
