using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Realign.Server.Jobs;

/// <summary>What is measured about jobs, and the trace of each; read by whoever listens.</summary>
internal sealed class JobMeter : IDisposable
{
    public const string Name = "Realign.Jobs";

    private readonly Meter _meter;
    private readonly ActivitySource _source = new(Name, Product.Version);
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _running;

    public JobMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram<double>("realign.jobs.duration", "s", "How long a job was worked on, by kind and end.");
        _running = _meter.CreateUpDownCounter<long>("realign.jobs.running", "{job}", "Jobs that are worked on.");
    }

    public Activity? Begin(Job job)
    {
        _running.Add(1, new KeyValuePair<string, object?>("kind", job.Kind));
        return _source.StartActivity($"job {job.Kind}")?.SetTag("job.id", job.Id).SetTag("job.attempt", job.Attempts);
    }

    public void End(string kind, string end, TimeSpan took)
    {
        _running.Add(-1, new KeyValuePair<string, object?>("kind", kind));
        _duration.Record(took.TotalSeconds, new("kind", kind), new("end", end));
    }

    public void Dispose()
    {
        _meter.Dispose();
        _source.Dispose();
    }
}
