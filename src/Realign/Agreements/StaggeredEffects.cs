namespace Realign.Agreements;

/// <summary>Effects that may differ by year of joining and by year (Wooldridge 2023), and their means.</summary>
/// <param name="EachEqual">Mean over members and years.</param>
/// <param name="ByTrade">Mean with weights by the trade with the hub that would have been without joining.</param>
/// <param name="Path">Means over members by years since joining.</param>
/// <param name="Cohorts">Means over years by year of joining, which is the name.</param>
public sealed record StaggeredEffects(DirectedEffects EachEqual, DirectedEffects ByTrade, IReadOnlyList<EventYear> Path, IReadOnlyList<DirectedEffects> Cohorts);
