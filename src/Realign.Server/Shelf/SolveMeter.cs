using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Realign.Server.Shelf;

/// <summary>How long equilibria take that somebody waits for; read by whoever listens.</summary>
internal sealed class SolveMeter : IDisposable
{
    public const string Name = "Realign.Solves";

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;

    public SolveMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram<double>("realign.solves.duration", "s", "How long a scenario took to solve and report.");
    }

    /// <summary>Does the work and keeps how long it took, also when it failed.</summary>
    public T Time<T>(Func<T> work)
    {
        long begun = Stopwatch.GetTimestamp();
        bool done = false;
        try
        {
            var result = work();
            done = true;
            return result;
        }
        finally
        {
            _duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("done", done));
        }
    }

    public void Dispose() => _meter.Dispose();
}
