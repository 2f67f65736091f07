using System.Diagnostics.Metrics;

namespace Realign.Cluster;

/// <summary>What workers and coordinators count, under the meter <c>Realign.Cluster</c>; docs/sweeps.md lists it.</summary>
internal static class ClusterMetrics
{
    public const string MeterName = "Realign.Cluster";

    private static readonly Meter _meter = new(MeterName, Product.Version);
    private static readonly Counter<long> _solved = _meter.CreateCounter<long>("realign.worker.units", "{unit}", "Units that this worker ended, by outcome.");
    private static readonly Histogram<double> _seconds = _meter.CreateHistogram<double>("realign.worker.unit.duration", "s", "Time that a unit took to solve.");
    private static readonly Counter<long> _stored = _meter.CreateCounter<long>("realign.sweep.units", "{unit}", "Units that ended for the coordinator, by outcome.");
    private static readonly Counter<long> _bytes = _meter.CreateCounter<long>("realign.sweep.shards.size", "By", "Bytes of shards that came from workers.");
    private static readonly Counter<long> _again = _meter.CreateCounter<long>("realign.sweep.units.repeated", "{unit}", "Units given out again after a failure or a lost worker.");
    private static readonly UpDownCounter<int> _workers = _meter.CreateUpDownCounter<int>("realign.sweep.workers", "{worker}", "Workers that solve for the coordinator.");

    public static void Solved(EndedUnit unit)
    {
        _solved.Add(1, Outcome(unit.Failure is null));
        _seconds.Record(unit.Seconds);
    }

    public static void Stored(int bytes)
    {
        _stored.Add(1, Outcome(done: true));
        _bytes.Add(bytes);
    }

    public static void Failed() => _stored.Add(1, Outcome(done: false));

    public static void Repeated(int units) => _again.Add(units);

    public static void Workers(int change) => _workers.Add(change);

    private static KeyValuePair<string, object?> Outcome(bool done) => new("outcome", done ? "done" : "failed");
}
