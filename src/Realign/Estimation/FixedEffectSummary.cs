namespace Realign.Estimation;

/// <summary>One fixed effect, counted over the observations used.</summary>
/// <param name="Name">Its keys joined by <c>^</c>.</param>
/// <param name="Levels">Levels that occur.</param>
/// <param name="Redundant">Levels that the effects named before determine: none for the first, exact for the second, a lower bound from the third on.</param>
/// <param name="Nested">Whether each level lies in one cluster (of any way).</param>
public sealed record FixedEffectSummary(string Name, int Levels, int Redundant, bool Nested);
