using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>Computes one draw. Called from several threads.</summary>
/// <param name="random">Its random numbers; null asks for the central values.</param>
/// <param name="row">Where its numbers go.</param>
/// <returns>Whether it succeeded; if not, the row is not read.</returns>
public delegate bool DrawBody(CounterRandom? random, Span<double> row);
