using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Realign.Cluster;

/// <summary>A grain whose key is the address of a silo stands on that silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnItsSiloAttribute() : PlacementAttribute(new OnItsSilo());

[GenerateSerializer, Immutable, Alias("realign.on-its-silo")]
internal sealed class OnItsSilo : PlacementStrategy;

internal sealed class OnItsSiloDirector : IPlacementDirector
{
    /// <exception cref="OrleansException">The silo is no member any more.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        string key = target.GrainIdentity.Key.ToString()!;
        var silo = context.GetCompatibleSilos(target).FirstOrDefault(s => s.ToParsableString() == key) ?? throw new OrleansException($"The worker {key} is not in the cluster.");
        return Task.FromResult(silo);
    }
}
