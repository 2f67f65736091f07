using Realign.Events;
using Realign.Worlds;

namespace Realign.Sweeps;

/// <summary>One combination of a sweep: a scenario with its model and closure, on a world.</summary>
/// <param name="Id">The scenario as results call it.</param>
/// <param name="WorldName">The world as the sweep names it.</param>
/// <param name="World">The world.</param>
/// <param name="Scenario">The scenario with the model and the closure of the combination.</param>
public sealed record SweepCell(string Id, string WorldName, World World, Scenario Scenario)
{
    public string Closure => ScenarioFile.NameOf(Scenario.Closure);

    public override string ToString() => $"{Id} on {WorldName}, {Scenario.Model}, {Closure}";
}
