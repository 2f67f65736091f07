namespace Realign.Cluster;

/// <summary>
/// A worker, as the coordinator calls it; its key is the address of its silo. Every call ends within seconds: units are handed in and asked after, never
/// waited for. Every call may be repeated. A refusal comes back as a value.
/// </summary>
[Alias("realign.worker")]
internal interface IWorker : IGrainWithStringKey
{
    /// <summary>Who the worker is.</summary>
    [Alias("describe")]
    Task<WorkerCard> Describe();

    /// <summary>Those of the keys of bundles and worlds whose contents the worker does not hold.</summary>
    [Alias("missing")]
    Task<string[]> Missing(string[] keys);

    /// <summary>Hands in a piece of a bundle or a world. The refusal, or null.</summary>
    [Alias("put")]
    Task<string?> Put(BlobPiece piece);

    /// <summary>Makes ready for the sweep of a bundle. The refusal, or null.</summary>
    [Alias("begin")]
    Task<string?> Begin(string bundle);

    /// <summary>Hands in units, lets go of those that are stored, and learns what has ended, at the latest after a second.</summary>
    [Alias("exchange")]
    Task<WorkReport> Exchange(string bundle, WorkOrder order);

    /// <summary>A piece of the shard of a unit that has ended; empty when the worker does not hold it.</summary>
    [Alias("read")]
    Task<byte[]> Read(string bundle, int unit, int offset);

    /// <summary>Drops the sweep.</summary>
    [Alias("leave")]
    Task Leave(string bundle);
}

/// <summary>The workers that a silo knows of. Answered by whichever silo is asked, so that the loss of one never keeps it waiting.</summary>
[Alias("realign.roster")]
internal interface IRoster : IGrainWithIntegerKey
{
    /// <summary>Addresses of active silos.</summary>
    [Alias("workers")]
    Task<string[]> Workers();
}

/// <summary>Who a worker is.</summary>
/// <param name="Version">Realign's version.</param>
/// <param name="Build">Identity of the compiled library.</param>
/// <param name="Arithmetic">Hash of a fixed computation: machines that differ in it give results that differ in the last bits.</param>
/// <param name="Threads">Units that it solves at a time.</param>
[GenerateSerializer, Immutable, Alias("realign.card")]
internal sealed record WorkerCard([property: Id(0)] string Version, [property: Id(1)] string Build, [property: Id(2)] string Arithmetic, [property: Id(3)] int Threads);

/// <summary>A piece of a bundle or a world.</summary>
[GenerateSerializer, Immutable, Alias("realign.piece")]
internal sealed record BlobPiece([property: Id(0)] string Key, [property: Id(1)] int Offset, [property: Id(2)] int Total, [property: Id(3)] byte[] Bytes)
{
    public const int Size = 1 << 20;
}

/// <summary>Units to solve, and units whose shards the worker need not keep.</summary>
[GenerateSerializer, Immutable, Alias("realign.order")]
internal sealed record WorkOrder([property: Id(0)] int[] Submit, [property: Id(1)] int[] Forget);

/// <summary>What has ended and was not let go of; null when the worker does not know the sweep.</summary>
[GenerateSerializer, Immutable, Alias("realign.report")]
internal sealed record WorkReport([property: Id(0)] EndedUnit[]? Ended);

/// <summary>A unit that has ended: the length and the SHA-256 of its shard, or why it failed; and the seconds that it took.</summary>
[GenerateSerializer, Immutable, Alias("realign.ended")]
internal sealed record EndedUnit([property: Id(0)] int Unit, [property: Id(1)] int Length, [property: Id(2)] string? Sha256, [property: Id(3)] string? Failure, [property: Id(4)] double Seconds);
