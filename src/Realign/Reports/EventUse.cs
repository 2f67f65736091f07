namespace Realign.Reports;

/// <summary>An event of a case, and the parts of the case that know it: ids of scenarios, the coalition, the game.</summary>
/// <param name="Event">The event.</param>
/// <param name="InForceIn">Where it is in force.</param>
/// <param name="NotInForceIn">Where it is not, on the case's day.</param>
internal sealed record EventUse(EventSummary Event, IReadOnlyList<string> InForceIn, IReadOnlyList<string> NotInForceIn)
{
    public const string Coalition = "coalition", Game = "game";

    /// <summary>Every event once.</summary>
    public static IReadOnlyList<EventUse> Of(CaseResult result) =>
    [
        .. All(result)
            .GroupBy(e => (e.Event.Id, e.Event.Description, e.Event.Date, e.Event.Source, e.Event.Note))
            .Select(same => new EventUse(same.First().Event, Parts(same, inForce: true), Parts(same, inForce: false))),
    ];

    /// <summary>Every event in every part.</summary>
    public static IEnumerable<(string Part, EventSummary Event)> All(CaseResult result) =>
    [
        .. result.Scenarios.SelectMany(s => s.Run.Scenario.Events.Select(e => (s.Id, e))),
        .. (result.Coalition?.Events ?? []).Select(e => (Coalition, e)),
        .. (result.Game?.Events ?? []).Select(e => (Game, e)),
    ];

    private static List<string> Parts(IEnumerable<(string Part, EventSummary Event)> events, bool inForce) => [.. events.Where(e => e.Event.InForce == inForce).Select(e => e.Part).Distinct()];
}
