namespace Realign.Claims.Proposals;

/// <summary>What a language model proposed for a text, and what became of it.</summary>
public sealed record ProposalReport
{
    /// <summary>The model that was asked.</summary>
    public required string Model { get; init; }

    /// <summary>Requests sent.</summary>
    public required int Requests { get; init; }

    /// <summary>Proposals received.</summary>
    public required int Proposed { get; init; }

    /// <summary>Those that passed and that the rules had found too.</summary>
    public required int Confirmed { get; init; }

    /// <summary>Those that passed and that the rules had not found.</summary>
    public required int Added { get; init; }

    /// <summary>Those that failed a check, in the order of the answers.</summary>
    public required IReadOnlyList<RefusedProposal> Refused { get; init; }

    /// <summary>Fields in which a proposal differs from the rules' claim on the same words; the claim keeps what the rules say.</summary>
    public required IReadOnlyList<ProposalDifference> Differences { get; init; }

    /// <summary>What went wrong, in plain words; empty when the model answered for the whole text.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The model answered usably for the whole text.</summary>
    public bool Complete => Warnings.Count == 0;

    /// <summary>The caller cancelled before the end; what was found until then is there.</summary>
    public bool Interrupted { get; init; }
}
