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

    /// <summary>The draws of each, once it has run; the first is the main scenario.</summary>
    public IReadOnlyList<(string Id, string Label, Setting Setting, Samples Samples)> Draws { get; private set; } = [];

    public IReadOnlyList<VariantResult> Run()
    {
        Draws = [
            ("main", "As in the scenario", new Setting(), asIs),
            .. _variants.Select(v => (v.Id, v.Label, v.Setting, laboratory.MeasureSamples(v.Label, scenario, v.Setting, null))),
        ];
        string Why(string id) => _variants.FirstOrDefault(v => v.Id == id).Why ?? "All sectors, labour moves between them, trade has fully adjusted; the closure is the scenario's.";
        return [.. Draws.Select(d => Result(d.Id, d.Label, Why(d.Id), d.Setting, d.Samples))];
    }

    private VariantResult Result(string id, string label, string why, Setting setting, Samples samples) => samples.Failed < samples.Tried
        ? new VariantResult(id, label, why, laboratory.Intervals(samples), null)
        : new VariantResult(id, label, why, null, laboratory.Solve(scenario, setting, null).Failure ?? "no draw converged");
}
