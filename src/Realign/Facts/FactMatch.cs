namespace Realign.Facts;

/// <summary>A figure that answers a query, and how.</summary>
/// <param name="Fact">The figure.</param>
/// <param name="PeriodMatch">How its period lies to that asked for.</param>
/// <param name="Distance">0 when exact; when overlapping, the share of the days of both that is not in common, and for a stock the years between the days of count; when nearest, the years between the closest ends.</param>
/// <param name="SameLength">Whether its period is as long as that asked for: flows of different lengths cannot be compared.</param>
/// <param name="BasisMatch">How its basis lies to that asked for.</param>
/// <param name="How">The same in words; empty when period and basis are those asked for.</param>
public sealed record FactMatch(Fact Fact, PeriodMatch PeriodMatch, double Distance, bool SameLength, BasisMatch BasisMatch, string How);
