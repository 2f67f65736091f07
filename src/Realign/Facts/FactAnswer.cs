namespace Realign.Facts;

/// <summary>What a ledger answers.</summary>
/// <param name="Query">The question.</param>
/// <param name="Matches">Figures that answer it, best first: exact period before overlapping before nearest, smaller distance, same basis before one that stands in, published before derived
/// before the world's, then confidence, outturns before estimates, and the latest date of publication.</param>
/// <param name="Disagreements">Which of them differ by more than their rounding.</param>
/// <param name="Aside">Figures that come near and do not count: projections, targets, statements, other bases, the partner's own count.</param>
/// <param name="Missing">Why nothing matched and what there is; null when something did.</param>
public sealed record FactAnswer(FactQuery Query, IReadOnlyList<FactMatch> Matches, IReadOnlyList<FactDisagreement> Disagreements, IReadOnlyList<FactAside> Aside, string? Missing)
{
    /// <summary>The first match; null when there is none.</summary>
    public FactMatch? Best => Matches.Count > 0 ? Matches[0] : null;

    /// <summary>Matches of exactly the period that was asked for.</summary>
    public IEnumerable<FactMatch> Exact => Matches.Where(m => m.PeriodMatch == PeriodMatch.Exact);
}
