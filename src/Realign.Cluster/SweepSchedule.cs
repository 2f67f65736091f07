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

    /// <summary>
    /// How often a unit may be in the hands of a worker that is lost before it is a suspect. No worker holds two suspects, so that one that takes its
    /// workers with it does not make the others look alike.
    /// </summary>
    private const int SuspectAfter = 2;

    private readonly int _attempts;
    private readonly Queue<int> _waiting;
    private readonly Queue<int> _again = [];
    private readonly Queue<int> _suspects = [];
    private readonly Dictionary<string, List<int>> _obsolete = new(StringComparer.Ordinal);
    private readonly LinkedList<int> _copyable = [];
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
        bool suspected = held.Any(IsSuspect);
        while (held.Count < window && Next(suspected) is { } unit) Give(unit);
        // Passes over what the worker holds itself, and no more: at a thousand workers a walk over all that is under way would be the bottleneck.
        var copied = _copyable.First;
        while (held.Count < Math.Min(window, threads) && copied is not null)
        {
            var next = copied.Next;
            if (!held.Contains(copied.Value) && !(suspected && IsSuspect(copied.Value))) Give(copied.Value);
            copied = next;
        }

        return taken;

        void Give(int unit)
        {
            held.Add(unit);
            taken.Add(unit);
            suspected |= IsSuspect(unit);
            if (!_flights.TryGetValue(unit, out var flight)) _flights.Add(unit, flight = new Flight { Place = _copyable.AddLast(unit) });
            flight.Workers.Add(worker);
            if (flight.Workers.Count == MostCopies) Unlist(flight);
        }
    }

    /// <summary>A unit is stored, or noted as failed for good.</summary>
    public void End(int unit)
    {
        _open.Remove(unit);
        if (!_flights.Remove(unit, out var flight)) return;
        Unlist(flight);
        foreach (string worker in flight.Workers)
        {
            Held(worker).Remove(unit);
            if (!_obsolete.TryGetValue(worker, out var units)) _obsolete.Add(worker, units = []);
            units.Add(unit);
        }
    }

    /// <summary>Units that ended while a worker held them, by itself or elsewhere, since it was last asked: it need not keep or solve them.</summary>
    public int[] Obsolete(string worker) => _obsolete.Remove(worker, out var units) ? [.. units] : [];

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
        _obsolete.Remove(worker);
        return given;
    }

    /// <summary>A worker leaves: its units go out again, and are none the worse for it. How many there were.</summary>
    public int HandBack(string worker)
    {
        int[] held = [.. Held(worker).Order()];
        foreach (int unit in held)
        {
            LetGo(worker, unit);
            Retry(unit, last: false);
        }

        _held.Remove(worker);
        _obsolete.Remove(worker);
        return held.Length;
    }

    /// <summary>Whether a unit is still to be solved.</summary>
    public bool IsOpen(int unit) => _open.Contains(unit);

    private HashSet<int> Held(string worker)
    {
        if (!_held.TryGetValue(worker, out var held)) _held.Add(worker, held = []);
        return held;
    }

    private bool IsSuspect(int unit) => _mishaps.TryGetValue(unit, out var mishaps) && mishaps.Lost >= SuspectAfter;

    private int? Next(bool suspected)
    {
        // A unit that went out again may have been solved by the worker that was thought to be lost.
        while (!suspected && _suspects.TryDequeue(out int suspect))
            if (_open.Contains(suspect)) return suspect;
        while (_again.TryDequeue(out int again))
            if (_open.Contains(again)) return again;
        return _waiting.TryDequeue(out int unit) ? unit : null;
    }

    /// <summary>Takes a unit out of a worker's hands; false when it was not in them or has ended.</summary>
    private bool LetGo(string worker, int unit)
    {
        if (!Held(worker).Remove(unit) || !_flights.TryGetValue(unit, out var flight) || !flight.Workers.Remove(worker)) return false;
        flight.Place ??= _copyable.AddFirst(unit);
        return true;
    }

    private void Unlist(Flight flight)
    {
        if (flight.Place is { } place) _copyable.Remove(place);
        flight.Place = null;
    }

    /// <summary>Has a unit go out again unless a copy is under way; true when it may not.</summary>
    private bool Retry(int unit, bool last)
    {
        if (_flights[unit].Workers.Count > 0) return last;
        Unlist(_flights[unit]);
        _flights.Remove(unit);
        if (!last) (IsSuspect(unit) ? _suspects : _again).Enqueue(unit);
        return last;
    }

    /// <summary>A unit that is with workers, and its place among those of which more copies may go out.</summary>
    private sealed class Flight
    {
        public LinkedListNode<int>? Place { get; set; }

        public HashSet<string> Workers { get; } = [];
    }
}
