namespace Realign.Cluster;

/// <summary>
/// Which unit goes to which worker. It knows no clock and no network, so that it can be tested and simulated. Units go out in order; those of a lost
/// worker, and those that failed, go out first; when none is left, workers with nothing to do get copies of units that others still work on, so that
/// neither a slow worker nor a lost one keeps the sweep waiting. Not safe for several threads.
/// </summary>
internal sealed class SweepSchedule
{
    /// <summary>How often a unit may be in the hands of a worker that is lost before it is held to be the reason.</summary>
    public const int MostLosses = 5;

    /// <summary>How many workers may solve the same unit.</summary>
    public const int MostCopies = 2;

    private readonly int _attempts;
    private readonly Queue<int> _waiting;
    private readonly Queue<int> _again = [];
    private readonly LinkedList<int> _oldest = [];
    private readonly Dictionary<int, Flight> _flights = [];
    private readonly Dictionary<string, HashSet<int>> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (int Failed, int Lost)> _mishaps = [];
    private readonly HashSet<int> _open;

    /// <param name="units">Units to solve.</param>
    /// <param name="attempts">How often a unit may fail.</param>
    public SweepSchedule(IEnumerable<int> units, int attempts)
    {
        (_waiting, _attempts) = (new(units), attempts);
        _open = [.. _waiting];
    }

    /// <summary>Units that have not ended.</summary>
    public int Open => _open.Count;

    /// <summary>Units in a worker's hands.</summary>
    public int HeldBy(string worker) => Held(worker).Count;

    /// <summary>Units for a worker, until it holds as many as its window; copies only up to the number of its threads.</summary>
    public List<int> Take(string worker, int window, int threads)
    {
        var held = Held(worker);
        var taken = new List<int>();
        while (held.Count < window && Next() is { } unit) Give(unit);
        var copied = _oldest.First;
        while (held.Count < Math.Min(window, threads) && copied is not null)
        {
            var next = copied.Next;
            if (_flights[copied.Value].Workers.Count < MostCopies && !held.Contains(copied.Value)) Give(copied.Value);
            copied = next;
        }

        return taken;

        void Give(int unit)
        {
            held.Add(unit);
            taken.Add(unit);
            if (!_flights.TryGetValue(unit, out var flight)) _flights.Add(unit, flight = new Flight(_oldest.AddLast(unit), []));
            flight.Workers.Add(worker);
        }
    }

    /// <summary>A unit is stored, or noted as failed for good.</summary>
    public void End(int unit)
    {
        _open.Remove(unit);
        if (!_flights.Remove(unit, out var flight)) return;
        _oldest.Remove(flight.Place);
        foreach (string worker in flight.Workers) Held(worker).Remove(unit);
    }

    /// <summary>A unit failed at a worker: true when it may not be tried again.</summary>
    public bool Failed(string worker, int unit)
    {
        if (!LetGo(worker, unit)) return false;
        var (failed, lost) = _mishaps.GetValueOrDefault(unit);
        _mishaps[unit] = (failed + 1, lost);
        return Retry(unit, failed + 1 >= _attempts);
    }

    /// <summary>A worker is lost: units that are held to be the reason.</summary>
    public List<int> Lost(string worker)
    {
        var given = new List<int>();
        foreach (int unit in Held(worker).Order().ToList())
        {
            LetGo(worker, unit);
            var (failed, lost) = _mishaps.GetValueOrDefault(unit);
            _mishaps[unit] = (failed, lost + 1);
            if (Retry(unit, lost + 1 >= MostLosses)) given.Add(unit);
        }

        _held.Remove(worker);
        return given;
    }

    /// <summary>Whether a unit is still to be solved.</summary>
    public bool IsOpen(int unit) => _open.Contains(unit);

    private HashSet<int> Held(string worker)
    {
        if (!_held.TryGetValue(worker, out var held)) _held.Add(worker, held = []);
        return held;
    }

    private int? Next()
    {
        // A unit that went out again may have been solved by the worker that was thought to be lost.
        while (_again.TryDequeue(out int again))
            if (_open.Contains(again)) return again;
        return _waiting.TryDequeue(out int unit) ? unit : null;
    }

    /// <summary>Takes a unit out of a worker's hands; false when it was not in them or has ended.</summary>
    private bool LetGo(string worker, int unit) => Held(worker).Remove(unit) && _flights.TryGetValue(unit, out var flight) && flight.Workers.Remove(worker);

    /// <summary>Has a unit go out again unless a copy is under way; true when it may not.</summary>
    private bool Retry(int unit, bool last)
    {
        if (_flights[unit].Workers.Count > 0) return last;
        _oldest.Remove(_flights[unit].Place);
        _flights.Remove(unit);
        if (!last) _again.Enqueue(unit);
        return last;
    }

    private sealed record Flight(LinkedListNode<int> Place, HashSet<string> Workers);
}
