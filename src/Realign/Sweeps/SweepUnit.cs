namespace Realign.Sweeps;

/// <summary>The least piece of work that is done, stored and acknowledged as a whole: some draws of one combination.</summary>
/// <param name="Number">Its place in the sweep, from 0; it is the key of its shard.</param>
/// <param name="Cell">Position of the combination.</param>
/// <param name="FirstDraw">Its first draw, from 0.</param>
/// <param name="Draws">How many; 0 for the central values.</param>
public readonly record struct SweepUnit(int Number, int Cell, long FirstDraw, int Draws);
