using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Finds events of which nobody could say which one holds: tariffs that set what another sets or adds to, boycotts or embargoes of the same
/// trade, agreements on the same trade. Tariffs that all add are meant to stack.
/// </summary>
internal static class OverlapRule
{
    /// <exception cref="RealignException">Two events contradict each other; the message names both, where they stand and a cell.</exception>
    public static void Check(IReadOnlyList<EventInForce> events, World world)
    {
        for (int a = 0; a < events.Count; a++)
        {
            HashSet<(int, int, int)>? cells = null;
            for (int b = a + 1; b < events.Count; b++)
            {
                ScenarioEvent first = events[a].Event, second = events[b].Event;
                if (!Contradict(first, second) || !first.Overlaps(second)) continue;
                cells ??= [.. events[a].Cells];
                foreach (var (n, i, j) in events[b].Cells)
                    if (cells.Contains((n, i, j)))
                        throw Overlap(first, second, $"{world.Sectors[j].Code} from {world.Economies[i].Code} to {world.Economies[n].Code}");
            }
        }
    }

    private static RealignException Overlap(ScenarioEvent first, ScenarioEvent second, string cell) => second.Place.Error(
        $"event '{second.Id}' ({second.Place}) overlaps with '{first.Id}' ({first.Place}) on {cell}, and which one holds would be a guess. " +
        $"Give them separate dates or scopes{(second is TariffEvent or TariffScheduleEvent ? ", or let both 'add'" : "")}.");

    private static bool Contradict(ScenarioEvent a, ScenarioEvent b) => (a, b) switch
    {
        (TariffEvent or TariffScheduleEvent, TariffEvent or TariffScheduleEvent) => Sets(a) || Sets(b),
        (BoycottEvent, BoycottEvent) => true,
        (AgreementEvent, AgreementEvent) => true,
        _ => false,
    };

    private static bool Sets(ScenarioEvent e) => e is TariffEvent { Mode: TariffMode.Set } or TariffScheduleEvent { Mode: TariffMode.Set };
}
