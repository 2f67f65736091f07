using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>The main scenario under other closures, models and elasticities, each with the sentence that says why it differs.</summary>
internal sealed class VariantRuns(Laboratory laboratory, ScenarioDraws scenario, Samples asIs)
{
    private static readonly (string Id, string Label, string Why, Setting Setting)[] _variants =
    [
        ("own-share", "Deficits follow own income", "A deficit is borrowed against an economy's own income, so that it shrinks where income shrinks instead of staying a share of the world's.", new Setting { Closure = Closure.OwnShare }),
        ("balanced", "No trade deficits", "Everyone pays for imports with exports, before and after: nobody's income leans on transfers from abroad, and the starting point is another world.", new Setting { Closure = Closure.Balanced }),
        ("one-sector", "One sector", "All goods and services are one sector with one elasticity: who sells what to whom no longer matters, nor which inputs are hard to replace. Goods cannot be told from services, so balances are of all trade.", new Setting { OneSector = true }),
        ("short-run", "Short-run elasticities", "In the first year buyers hardly switch suppliers, so quantities move less and prices carry more of the adjustment.", new Setting { Years = 1 }),
        ("fixed-labour", "Labour fixed in its sector", "Workers and capital cannot leave a sector that loses its market, so that its pay falls and its output does not.", new Setting { SpecificFactorShare = 1 }),
        ("short-run-fixed-labour", "Short run, labour fixed", "Neither buyers nor factors of production have adjusted yet: the first months after a shock.", new Setting { Years = 1, SpecificFactorShare = 1 }),
    ];

    /// <summary>How many have to be solved.</summary>
    public static int Count => _variants.Length;

    public IReadOnlyList<VariantResult> Run() =>
    [
        Result("main", "As in the scenario", "All sectors, labour moves between them, trade has fully adjusted; the closure is the scenario's.", new Setting(), asIs),
        .. _variants.Select(v => Result(v.Id, v.Label, v.Why, v.Setting, laboratory.MeasureSamples(v.Label, scenario, v.Setting, null))),
    ];

    private VariantResult Result(string id, string label, string why, Setting setting, Samples samples) => samples.Failed < samples.Tried
        ? new VariantResult(id, label, why, laboratory.Intervals(samples), null)
        : new VariantResult(id, label, why, null, laboratory.Solve(scenario, setting, null).Failure ?? "no draw converged");
}
