using Realign.Worlds;

namespace Realign.Events;

/// <summary>A scenario whose codes are positions in a world and whose events in force are fixed: turning it into a shock is arithmetic.</summary>
public sealed class ResolvedScenario
{
    private readonly List<EventInForce> _events;
    private readonly ShockPlan _plan;

    internal ResolvedScenario(Scenario scenario, World world, DateOnly? at, List<EventInForce> events) =>
        (Scenario, World, At, _events, _plan) = (scenario, world, at, events, new ShockPlan(world, events));

    public Scenario Scenario { get; }

    public World World { get; }

    /// <summary>The day whose events are in force; null when all are.</summary>
    public DateOnly? At { get; }

    /// <summary>Whether any event in force has a range or an estimate.</summary>
    public bool IsUncertain => _events.Any(e => e.IsUncertain);

    /// <summary>Ids of the events in force, in the order of the draws of <see cref="ToShock"/>.</summary>
    public IReadOnlyList<string> EventIds => [.. _events.Select(e => e.Event.Id)];

    /// <summary>Whether each event in force has a range or an estimate.</summary>
    public IReadOnlyList<bool> UncertainEvents => [.. _events.Select(e => e.IsUncertain)];

    /// <summary>Id of the estimate that each event in force takes its size from; null for none. Events of one estimate have one draw: what is uncertain is the same.</summary>
    public IReadOnlyList<string?> Estimates => [.. _events.Select(e => (e.Event as AgreementEvent)?.Estimate?.Id)];

    /// <summary>Whether an event is in force.</summary>
    public bool InForce(ScenarioEvent e) => _events.Any(f => f.Event.Id == e.Id);

    /// <summary>The shock, with trade elasticities θ_j for agreements.</summary>
    /// <param name="θ">Trade elasticities, one a sector.</param>
    /// <param name="draw">Quantiles in (0, 1) of the k-th event in force: number 0, and 1 for an estimate, whose two directions are drawn together; null takes every event at its central value.</param>
    /// <exception cref="RealignException">There is not one elasticity a sector, a quantile is outside 0 to 1, or a size leads to an impossible tariff or cost.</exception>
    public Shock ToShock(IReadOnlyList<double> θ, Func<int, int, double>? draw = null)
    {
        ArgumentNullException.ThrowIfNull(θ);
        if (θ.Count != World.Sectors.Count) throw new RealignException($"There are {θ.Count} trade elasticities for the {World.Sectors.Count} sectors of world '{World.Name}'; give one a sector.");
        var draft = _plan.Start();
        for (int k = 0; k < _events.Count; k++)
        {
            var e = _events[k];
            int at = k;
            var (size, second) = e.Sizes(draw is null ? null : number => draw(at, number));
            e.Apply(draft, _plan.Slots(k), size, second, θ);
        }

        return draft.ToShock();
    }
}
