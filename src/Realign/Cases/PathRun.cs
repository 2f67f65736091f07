using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>
/// The main scenario year by year: the events in force on each anniversary, phased in so far, and elasticities that have grown so far. Each year is
/// an equilibrium of its own; nothing is accumulated between them.
/// </summary>
internal sealed class PathRun(Laboratory laboratory, Scenario scenario, DateOnly? at, int years)
{
    /// <summary>The path; it starts at the case's day, or with the first event when there is no day.</summary>
    public PathResult? Run() => (at ?? scenario.Events.Min(e => e.Date)) is { } start
        ? new PathResult(scenario.Name, [.. Enumerable.Range(0, years + 1).Select(h => Year(start, h))])
        : null;

    private PathYear Year(DateOnly start, int h)
    {
        var day = start.AddYears(h);
        var resolved = laboratory.Resolve(scenario, day);
        return new PathYear(day.Year, h, ElasticityHorizon.Central.Share(h), laboratory.Measure($"year {h}", resolved, new Setting { Years = h }));
    }
}
