namespace Realign.Claims;

/// <summary>What was read.</summary>
/// <param name="Language">The language that the text was read in.</param>
/// <param name="Claims">The claims, in the order of the text.</param>
/// <param name="Context">For the next passage of the same article.</param>
public sealed record ReadingResult(Language Language, IReadOnlyList<Claim> Claims, ReadingContext Context)
{
    /// <summary>What a language model proposed and what became of it; null where none was asked.</summary>
    public Proposals.ProposalReport? Proposals { get; init; }
}
