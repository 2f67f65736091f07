namespace Realign.Worlds;

/// <summary>A group of industries.</summary>
/// <param name="Code">Short code, for example <c>C10T12</c>.</param>
/// <param name="Name">English name.</param>
/// <param name="Definition">What the sector contains, in the terms of a published classification.</param>
/// <param name="IsGood">Whether its product is a good; goods make up merchandise trade.</param>
public sealed record Sector(string Code, string Name, string Definition, bool IsGood);
