namespace Realign.Verdicts;

/// <summary>A number behind a test.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">USD, fraction, times, people …</param>
/// <param name="Source">Publisher and period of a fact; scenario and draws of a result; how it was computed from others.</param>
/// <param name="Link">Where it is published; null for what was computed.</param>
public sealed record ClaimFigure(string Label, double Value, string Unit, string Source, string? Link = null);
