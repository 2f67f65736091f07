namespace Realign.Facts;

/// <summary>What a check of figures found, and how much it compared.</summary>
/// <param name="Figures">Figures checked.</param>
/// <param name="Comparisons">Figures compared with others: balances, totals, shares, ratios, sizes.</param>
/// <param name="Tolerance">What was accepted beyond rounding, a fraction of the largest part.</param>
/// <param name="Findings">Contradictions first.</param>
public sealed record FactCheckReport(int Figures, int Comparisons, double Tolerance, IReadOnlyList<FactFinding> Findings)
{
    /// <summary>Whether nothing contradicts; disputed figures are no contradiction.</summary>
    public bool Holds => Findings.All(f => f.Kind == FactFindingKind.Disputed);
}
