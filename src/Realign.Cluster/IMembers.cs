namespace Realign.Cluster;

/// <summary>Whom a coordinator can call: the members of a cluster, or simulated ones. A call that fails because of the way or the member throws what <see cref="SweepCampaign"/> takes for a loss.</summary>
internal interface IMembers
{
    Task<string[]> Roster();

    Task<WorkerCard> Describe(string worker);

    Task<string[]> Missing(string worker, string[] keys);

    Task<string?> Put(string worker, BlobPiece piece);

    Task<string?> Begin(string worker, string bundle);

    Task<WorkReport> Exchange(string worker, string bundle, WorkOrder order);

    Task<byte[]> Read(string worker, string bundle, int unit, int offset);

    Task Leave(string worker, string bundle);
}

/// <summary>The members of an Orleans cluster.</summary>
internal sealed class GrainMembers(IGrainFactory grains) : IMembers
{
    private int _asked;

    /// <summary>Another grain each time, so that the loss of a silo keeps the roster waiting once.</summary>
    public Task<string[]> Roster() => grains.GetGrain<IRoster>(_asked++).Workers();

    public Task<WorkerCard> Describe(string worker) => At(worker).Describe();

    public Task<string[]> Missing(string worker, string[] keys) => At(worker).Missing(keys);

    public Task<string?> Put(string worker, BlobPiece piece) => At(worker).Put(piece);

    public Task<string?> Begin(string worker, string bundle) => At(worker).Begin(bundle);

    public Task<WorkReport> Exchange(string worker, string bundle, WorkOrder order) => At(worker).Exchange(bundle, order);

    public Task<byte[]> Read(string worker, string bundle, int unit, int offset) => At(worker).Read(bundle, unit, offset);

    public Task Leave(string worker, string bundle) => At(worker).Leave(bundle);

    private IWorker At(string worker) => grains.GetGrain<IWorker>(worker);
}
