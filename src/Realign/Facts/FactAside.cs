namespace Realign.Facts;

/// <summary>A figure that is near what was asked and does not answer it.</summary>
public sealed record FactAside(Fact Fact, string Reason);
