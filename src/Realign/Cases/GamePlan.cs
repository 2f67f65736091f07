namespace Realign.Cases;

/// <summary>A small game of complete information: a scenario, who plays, and a tree of moves that ends in sets of its events.</summary>
/// <param name="Title">What a reader sees.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Players">Codes.</param>
/// <param name="Root">The first decision.</param>
public sealed record GamePlan(string Title, string File, IReadOnlyList<string> Players, GameMove Root);

/// <summary>A move and what follows: a decision of a player, or, without one, an end with its events.</summary>
/// <param name="Label">What a reader sees.</param>
/// <param name="Player">Who decides next; null at an end.</param>
/// <param name="Moves">What that player may do.</param>
/// <param name="Events">Ids of the events in force at an end.</param>
public sealed record GameMove(string Label, string? Player, IReadOnlyList<GameMove> Moves, IReadOnlyList<string> Events);
