namespace Realign.Cases;

/// <summary>A buyer that refuses a part of what it buys of an origin, and who is asked to sell instead.</summary>
/// <param name="Buyer">Code.</param>
/// <param name="From">Code of the origin.</param>
/// <param name="Share">The share refused, up to 1.</param>
/// <param name="Alternatives">A country or a group, as <c>realign product switch</c> names them.</param>
/// <param name="Within">The most that the alternatives may become dearer, a fraction.</param>
public sealed record SwitchingPlan(string Buyer, string From, double Share, string Alternatives, double Within);
