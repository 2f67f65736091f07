using Realign.Worlds;

namespace Realign.Events;

/// <summary>A scenario whose codes are positions in a world and whose events in force are fixed: turning it into a shock is arithmetic.</summary>
public sealed class ResolvedScenario
{
    private readonly List<EventInForce> _events;

    internal ResolvedScenario(Scenario scenario, World world, DateOnly? at, List<EventInForce> events) =>
        (Scenario, World, At, _events) = (scenario, world, at, events);

    public Scenario Scenario { get; }

    public World World { get; }

    /// <summary>The day whose events are in force; null when all are.</summary>
    public DateOnly? At { get; }

    /// <summary>Whether any event in force has a range.</summary>
    public bool IsUncertain => _events.Any(e => e.Size.IsUncertain);

    /// <summary>Whether an event is in force.</summary>
    public bool InForce(ScenarioEvent e) => _events.Any(f => ReferenceEquals(f.Event, e));

    /// <summary>The shock, with trade elasticities θ_j for agreements.</summary>
    /// <param name="θ">Trade elasticities, one a sector.</param>
    /// <param name="draw">The quantile in (0, 1) of the k-th event in force; null takes every event at its central value.</param>
    public Shock ToShock(IReadOnlyList<double> θ, Func<int, double>? draw = null)
    {
        var builder = new ShockBuilder(World);
        for (int k = 0; k < _events.Count; k++)
        {
            var e = _events[k];
            e.Apply(builder, draw is null ? e.Size.Value : e.Size.Draw(draw(k)), θ);
        }

        return builder.ToShock();
    }
}

/// <summary>An event in force, with its cells found.</summary>
/// <param name="Event">The event.</param>
/// <param name="Size">Its size.</param>
/// <param name="Cells">Trade cells it touches; economy and sector pairs for productivity.</param>
/// <param name="Apply">Writes it into a shock, at a size and with trade elasticities.</param>
internal sealed record EventInForce(ScenarioEvent Event, EventSize Size, IReadOnlyList<(int N, int I, int J)> Cells, Action<ShockBuilder, double, IReadOnlyList<double>> Apply);
