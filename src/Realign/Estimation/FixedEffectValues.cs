namespace Realign.Estimation;

/// <summary>Recovered effects of one fixed effect.</summary>
/// <param name="Name">Its keys joined by <c>^</c>.</param>
/// <param name="Levels">Names of the levels, the keys' levels joined by <c>^</c>.</param>
/// <param name="Values">On the scale of η, in the order of <paramref name="Levels"/>.</param>
/// <param name="Components">By level the connected component it belongs to; effects are comparable only within one.</param>
public sealed record FixedEffectValues(string Name, IReadOnlyList<string> Levels, IReadOnlyList<double> Values, IReadOnlyList<int> Components);
