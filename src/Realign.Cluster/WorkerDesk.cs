using System.Collections.Concurrent;
using Realign.Sweeps;
using Realign.Worlds;

namespace Realign.Cluster;

/// <summary>What a worker holds: worlds by their hash, the sweeps that it works for, and the threads that solve. Safe to use from several threads.</summary>
internal sealed class WorkerDesk : IDisposable
{
    /// <summary>A sweep that nobody asked after for so long has lost its coordinator.</summary>
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    private const int MostWorlds = 64;
    private const int LargestBlob = 512 << 20;

    private readonly ConcurrentDictionary<string, BlobAssembly> _arriving = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _bundles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, World> _worlds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WorkerSweep> _sweeps = new(StringComparer.Ordinal);
    private readonly Func<SweepPlan, Func<SweepUnit, CancellationToken, byte[]>> _solver;
    private readonly SolvePool _pool;
    private readonly Lock _beginning = new();
    private readonly Timer _sweeper;

    public WorkerDesk(WorkerCard card, Func<SweepPlan, Func<SweepUnit, CancellationToken, byte[]>> solver)
    {
        (Card, _solver, _pool) = (card, solver, new SolvePool(card.Threads));
        _sweeper = new Timer(_ => DropForsaken(), null, _lease / 4, _lease / 4);
    }

    public WorkerCard Card { get; }

    public string[] Missing(string[] keys) => [.. keys.Where(k => !_bundles.ContainsKey(k) && !_worlds.ContainsKey(k))];

    public string? Put(BlobPiece piece)
    {
        if (piece.Total is < 1 or > LargestBlob) return $"a bundle of {piece.Total:N0} bytes is refused; 1 to {LargestBlob:N0} are possible.";
        var assembly = _arriving.GetOrAdd(piece.Key, _ => new BlobAssembly(piece.Total));
        if (!assembly.TryAdd(piece, out byte[]? whole)) return $"the piece at {piece.Offset:N0} of '{piece.Key}' does not fit.";
        if (whole is null) return null;
        _arriving.TryRemove(piece.Key, out _);
        try
        {
            Keep(piece.Key, whole);
            return null;
        }
        catch (Exception e) when (e is RealignException or IOException or InvalidDataException)
        {
            return e.Message;
        }
    }

    public string? Begin(string bundle)
    {
        lock (_beginning)
        {
            if (_sweeps.TryGetValue(bundle, out var known) && known.Touch()) return null;
            if (!_bundles.TryGetValue(bundle, out byte[]? bytes)) return "the worker does not hold the sweep.";
            try
            {
                var plan = SweepBundle.Open(bytes, hash => _worlds.TryGetValue(hash, out var world) ? world : throw new RealignException($"the worker does not hold the world {hash}."));
                _sweeps[bundle] = new WorkerSweep(plan, _solver(plan), _pool);
                return null;
            }
            catch (Exception e) when (e is RealignException or IOException or InvalidDataException)
            {
                return e.Message;
            }
        }
    }

    public Task<WorkReport> Exchange(string bundle, WorkOrder order) =>
        _sweeps.TryGetValue(bundle, out var sweep) && sweep.Touch() ? sweep.Exchange(order) : Task.FromResult(new WorkReport(null));

    public byte[] Read(string bundle, int unit, int offset) => _sweeps.TryGetValue(bundle, out var sweep) ? sweep.Read(unit, offset) : [];

    public void Leave(string bundle)
    {
        if (_sweeps.TryRemove(bundle, out var sweep)) sweep.Dispose();
        _bundles.TryRemove(bundle, out _);
    }

    public void Dispose()
    {
        _sweeper.Dispose();
        foreach (string bundle in _sweeps.Keys) Leave(bundle);
        _pool.Dispose();
    }

    private void Keep(string key, byte[] whole)
    {
        if (SweepBundle.IsKeyOf(key, whole))
        {
            _bundles[key] = whole;
            return;
        }

        var world = WorldParcel.Open(whole);
        if (world.Hash != key) throw new RealignException($"the world that arrived has the hash {world.Hash}, it was sent as {key}; it is refused.");
        // More worlds than any sweep of ours has had; all are dropped, those in use live on in their sweeps.
        if (_worlds.Count >= MostWorlds) _worlds.Clear();
        _worlds[key] = world;
    }

    private void DropForsaken()
    {
        foreach (var (bundle, sweep) in _sweeps)
            if (sweep.Idle > _lease) Leave(bundle);
    }
}

/// <summary>A blob that arrives in pieces, in any order and perhaps twice.</summary>
internal sealed class BlobAssembly(int total)
{
    private readonly byte[] _bytes = new byte[total];
    private readonly HashSet<int> _offsets = [];
    private readonly Lock _lock = new();
    private int _received;

    /// <summary>Adds a piece; gives the whole with the last.</summary>
    public bool TryAdd(BlobPiece piece, out byte[]? whole)
    {
        lock (_lock)
        {
            whole = null;
            if (piece.Total != _bytes.Length || piece.Offset < 0 || piece.Bytes.Length > _bytes.Length - piece.Offset) return false;
            if (!_offsets.Add(piece.Offset)) return true;
            piece.Bytes.CopyTo(_bytes, piece.Offset);
            _received += piece.Bytes.Length;
            if (_received == _bytes.Length) whole = _bytes;
            return true;
        }
    }
}
