namespace Realign.Worlds;

/// <summary>Trade elasticities of one paper on the sectors of a world.</summary>
/// <param name="Name">Name by which scenarios choose it, for example <c>caliendo_parro_2015</c>.</param>
/// <param name="Source">The paper, and the table the values come from.</param>
/// <param name="Values">Trade elasticity θ_j, one a sector.</param>
/// <param name="Estimated">Whether the paper estimates the sector; false where a value stands in for a missing one.</param>
public sealed record ElasticitySet(string Name, string Source, IReadOnlyList<double> Values, IReadOnlyList<bool> Estimated);
