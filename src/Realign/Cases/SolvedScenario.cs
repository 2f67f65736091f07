using Realign.Models.Ensembles;
using Realign.PublicFinance.Budget;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>A scenario of a case, solved: what is reported of it, and the draws behind.</summary>
/// <param name="Result">What is reported.</param>
/// <param name="Draws">Its uncertain inputs.</param>
/// <param name="Impulses">What it does to the economy's budget; null when it has no solution.</param>
/// <param name="Samples">The draws; null when it has no solution.</param>
/// <param name="MeasuresAt">Where in a row of the samples the case's measures begin.</param>
internal sealed record SolvedScenario(CaseScenarioResult Result, ScenarioDraws Draws, ScenarioImpulses? Impulses, Samples? Samples, int MeasuresAt)
{
    public string Id => Result.Id;

    /// <summary>A measure over the draws that converged; one number without draws, none without a solution.</summary>
    public double[] Values(int measure) => Samples?.Column(MeasuresAt + measure) ?? [];
}
