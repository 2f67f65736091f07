using Orleans.Concurrency;

namespace Realign.Cluster;

/// <summary>Reads the membership that its silo holds in memory.</summary>
[StatelessWorker(1)]
internal sealed class RosterGrain(IClusterMembershipService membership) : Grain, IRoster
{
    public Task<string[]> Workers() =>
        Task.FromResult<string[]>([.. membership.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress.ToParsableString()).Order(StringComparer.Ordinal)]);
}
