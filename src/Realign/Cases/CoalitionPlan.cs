namespace Realign.Cases;

/// <summary>Economies that may act together: a scenario, and which of its events are whose. Events of nobody are always in force.</summary>
/// <param name="Title">What a reader sees.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Players">Code of each economy with the ids of its events.</param>
public sealed record CoalitionPlan(string Title, string File, IReadOnlyList<(string Economy, IReadOnlyList<string> Events)> Players);
