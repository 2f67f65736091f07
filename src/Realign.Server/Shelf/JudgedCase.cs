using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Server.Shelf;

/// <summary>What the last run of a case found, as its <c>result.json</c> has it.</summary>
/// <param name="RealignVersion">The program that made it.</param>
/// <param name="Command">What reproduces it.</param>
/// <param name="At">The day at which it was run; null for every event.</param>
/// <param name="Draws">Of uncertain inputs.</param>
/// <param name="Seed">Of the draws.</param>
/// <param name="Solutions">Counterfactuals that were solved.</param>
/// <param name="World">That it was run on.</param>
/// <param name="Measures">What was measured.</param>
/// <param name="Scenarios">Each with a value a measure.</param>
/// <param name="Claims">Each with its verdict.</param>
internal sealed record JudgedCase(
    string RealignVersion, string Command, string? At, int Draws, long Seed, int Solutions, JudgedWorld World, IReadOnlyList<MeasureInfo> Measures, IReadOnlyList<JudgedScenario> Scenarios, IReadOnlyList<JudgedClaim> Claims)
{
    /// <summary>Whether a file of the case is younger than the run.</summary>
    public bool Stale { get; init; }
}

/// <summary>The world of a run.</summary>
internal sealed record JudgedWorld(string Name, int Year, string Hash);

/// <summary>A scenario of a run: values in the order of the measures.</summary>
internal sealed record JudgedScenario(string Id, string Title, IReadOnlyList<JudgedValue> Values);

/// <summary>A median with the ends of its range, null without draws.</summary>
internal sealed record JudgedValue(double Value, double? Low, double? High);
