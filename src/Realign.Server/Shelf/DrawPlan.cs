namespace Realign.Server.Shelf;

/// <summary>Draws of what is uncertain in a scenario.</summary>
/// <param name="Draws">How many; 0 for central values alone.</param>
/// <param name="Seed">Their seed.</param>
/// <param name="Threads">How many at a time; the result is the same for any number.</param>
public readonly record struct DrawPlan(int Draws, long Seed, int Threads);
