using Orleans.Concurrency;

namespace Realign.Cluster;

/// <summary>Passes calls on to the desk of its silo; it holds nothing, so that it does not matter how often it is made.</summary>
[Reentrant, OnItsSilo]
internal sealed class WorkerGrain(WorkerDesk desk) : Grain, IWorker
{
    public Task<WorkerCard> Describe() => Task.FromResult(desk.Card);

    public Task<string[]> Missing(string[] keys) => Task.FromResult(desk.Missing(keys));

    // Reading a world or laying out a sweep takes some tenths of a second, which a grain's thread must not be kept for.
    public Task<string?> Put(BlobPiece piece) => Task.Run(() => desk.Put(piece));

    public Task<string?> Begin(string bundle) => Task.Run(() => desk.Begin(bundle));

    public Task<WorkReport> Exchange(string bundle, WorkOrder order) => desk.Exchange(bundle, order);

    public Task<byte[]> Read(string bundle, int unit, int offset) => Task.FromResult(desk.Read(bundle, unit, offset));

    public Task Leave(string bundle)
    {
        desk.Leave(bundle);
        return Task.CompletedTask;
    }
}
