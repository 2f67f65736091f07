using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>
/// The uncertain inputs of a scenario and their draws: the paper that trade elasticities come from, their errors within a paper, and the size of each
/// uncertain event. All events that take their size from one estimate are one input, with both directions of each. An event of the same id or estimate draws the same quantile in every scenario, so that scenarios of one draw can be compared.
/// </summary>
public sealed class ScenarioDraws
{
    /// <summary>Inputs before the events: across papers, within them.</summary>
    private const int Papers = 0, Errors = 1;

    private const int EventPositions = 1 << 20;
    private const int HorizonPosition = 1 << 19;
    private readonly ElasticityDraws? _elasticities;
    private readonly double[] _central;
    private readonly int[] _inputOfEvent;
    private readonly int[][] _positionOfEvent;
    private readonly int _offset;

    /// <exception cref="RealignException">A sector of the scenario's elasticities is unknown.</exception>
    public ScenarioDraws(ResolvedScenario scenario, ElasticityDraws? elasticities)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        _elasticities = scenario.Scenario.Elasticities.IsOpen ? elasticities : null;
        _central = [.. scenario.Scenario.Elasticities.Of(scenario.World, scenario.Scenario.Groups)];
        _offset = _elasticities is null ? 0 : 2;
        var uncertain = scenario.UncertainEvents;
        var estimates = scenario.Estimates;
        string[] names = [.. scenario.EventIds.Select((id, k) => estimates[k] is { } estimate ? $"Estimate '{estimate}'" : $"Size of '{id}'")];
        string[] inputs = [.. names.Where((_, k) => uncertain[k]).Distinct()];
        _inputOfEvent = [.. names.Select((name, k) => uncertain[k] ? _offset + Array.IndexOf(inputs, name) : -1)];
        _positionOfEvent = [.. scenario.EventIds.Select((id, k) => estimates[k] is { } estimate
            ? (int[])[EventPositions + StableHash($"estimate:{estimate}"), EventPositions + StableHash($"estimate:{estimate}/2")]
            : [EventPositions + StableHash(id)])];
        Inputs = [
            .. _elasticities is null ? Array.Empty<string>() : ["Trade elasticities: which study", "Trade elasticities: errors within a study"],
            .. inputs,
        ];
    }

    public ResolvedScenario Scenario { get; }

    /// <summary>Labels of the uncertain inputs.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The long-run elasticities and the shock of a draw; with no source, at central values.</summary>
    public (double[] Elasticities, Shock Shock) Draw(InputSource? source)
    {
        if (source is not { } from) return (_central, Scenario.ToShock(_central));
        double[] θ = _elasticities?.Draw(from[Papers], from[Errors]) ?? _central;
        return (θ, Scenario.ToShock(θ, (k, number) => from[_inputOfEvent[k]].Uniform(_positionOfEvent[k][number])));
    }

    /// <summary>How elasticities grow with the horizon in a draw; with no random numbers, the central course.</summary>
    public static ElasticityHorizon Horizon(CounterRandom? random) => random is { } r
        ? ElasticityHorizon.Draw(r.Uniform(HorizonPosition), r.Uniform(HorizonPosition + 1))
        : ElasticityHorizon.Central;

    /// <summary>FNV-1a, in 29 bits: the hash of the framework differs from run to run.</summary>
    private static int StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = (hash ^ c) * 16777619;
        return (int)(hash & 0x1FFFFFFF);
    }
}
