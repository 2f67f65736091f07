namespace Realign.PublicFinance.Capacity;

/// <summary>The capacity to pay by one definition.</summary>
/// <param name="Id">For programs.</param>
/// <param name="Name">For readers.</param>
/// <param name="Unit">Of before and after.</param>
/// <param name="Before">Null when a figure is missing or the measure is not defined.</param>
/// <param name="After">At central values.</param>
/// <param name="Ratio">Capacity after over before: 2 means that it doubled, whichever way the measure points.</param>
/// <param name="Low">5 % quantile of the ratio over draws; null without.</param>
/// <param name="High">95 % quantile of the ratio.</param>
/// <param name="Probability">Share of draws in which the capacity at least doubles; 1 or 0 without draws, null where there is no ratio.</param>
/// <param name="Doubles">Whether the capacity doubles.</param>
/// <param name="Needs">What doubling would take, or what is missing.</param>
public sealed record CapacityMeasure(string Id, string Name, string Unit, double? Before, double? After, double? Ratio, double? Low, double? High, double? Probability, CapacityVerdict Doubles, string Needs);
