namespace Realign.Facts;

/// <summary>What building the ledger took in and left out.</summary>
/// <param name="Facts">The figures.</param>
/// <param name="Episodes">The past episodes.</param>
/// <param name="LeftOut">By reason, the ids of rows of the sources that are not in it.</param>
/// <param name="Repaired">How many rows were repaired; each says so in its note.</param>
public sealed record FactsBuild(IReadOnlyList<Fact> Facts, IReadOnlyList<PastEpisode> Episodes, IReadOnlyList<(string Reason, IReadOnlyList<string> Ids)> LeftOut, int Repaired);
