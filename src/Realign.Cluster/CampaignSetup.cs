using Realign.Sweeps;

namespace Realign.Cluster;

/// <summary>What a campaign needs from outside.</summary>
/// <param name="Members">Whom it can call.</param>
/// <param name="Plan">The sweep.</param>
/// <param name="Card">What a worker must agree with.</param>
/// <param name="Store">Stores how a unit ended; done when it is safely on disk. What it throws stops the campaign.</param>
/// <param name="NoWorkers">What to throw when nobody solves for so long, from the reasons for which workers were refused.</param>
internal sealed record CampaignSetup(IMembers Members, SweepPlan Plan, WorkerCard Card, Func<UnitEnd, Task> Store, Func<IEnumerable<string>, Exception> NoWorkers)
{
    /// <summary>How long it goes on without a worker.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Is told in a sentence when a worker joins, leaves, is lost or is refused.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
