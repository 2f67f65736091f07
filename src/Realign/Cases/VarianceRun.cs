using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>Which input drives the spread of the main scenario's measures.</summary>
internal sealed class VarianceRun(Laboratory laboratory, ScenarioDraws scenario, Samples asIs)
{
    /// <summary>How many samples of all draws it takes, besides that of the scenario as it is.</summary>
    public static int Samples(ScenarioDraws scenario, Laboratory laboratory) => laboratory.Draws > 1 && scenario.Inputs.Count > 1 ? scenario.Inputs.Count + 1 : 0;

    /// <summary>The shares; null without draws or with fewer than two uncertain inputs.</summary>
    public VarianceResult? Run()
    {
        if (Samples(scenario, laboratory) == 0) return null;
        var second = Sample("variance", r => InputSource.Of(VarianceShares.Other(r)));
        List<Samples> swapped = [.. Enumerable.Range(0, scenario.Inputs.Count).Select(i => Sample("variance", r => new InputSource(r, VarianceShares.Other(r), i)))];
        var byMeasure = Enumerable.Range(0, laboratory.Measures.Width).Select(m => VarianceShares.Of(asIs, second, swapped, m)).ToList();
        return new VarianceResult(scenario.Inputs, [.. Enumerable.Range(0, scenario.Inputs.Count).Select(i => (IReadOnlyList<VarianceShare>)[.. byMeasure.Select(shares => shares[i])])]);
    }

    private Samples Sample(string part, Func<Numerics.CounterRandom, InputSource> source) => laboratory.MeasureSamples(part, scenario, new Setting(), source);
}
