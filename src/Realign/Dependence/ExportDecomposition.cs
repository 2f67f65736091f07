using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>
/// The decomposition of gross exports by Borin and Mancini (2019, 2023), exporter's perspective: bilateral and by sector, source-based (value added is recorded the
/// first time it leaves its country) and sink-based (the last time). Checked to add up to gross exports before it can be read.
/// </summary>
public sealed class ExportDecomposition
{
    /// <summary>Largest gap between the terms of a flow and the flow, relative to it.</summary>
    public const double Tolerance = 1e-9;

    private ExportDecomposition(World world, ExportAccount source, ExportAccount sink, double gap) => (World, Source, Sink, LargestGap) = (world, source, sink, gap);

    public World World { get; }

    public ExportAccount Source { get; }

    public ExportAccount Sink { get; }

    /// <summary>The largest gap between the terms of a flow and the flow, relative to it.</summary>
    public double LargestGap { get; }

    /// <summary>Decomposes the exports of every economy.</summary>
    /// <param name="system">The system.</param>
    /// <param name="threads">Exporters at a time; the result does not depend on it.</param>
    /// <param name="progress">Told after every exporter how many are done.</param>
    /// <param name="cancellation">Stops between exporters.</param>
    /// <exception cref="NotConvergedException">A solve did not converge, or the terms do not add up.</exception>
    public static ExportDecomposition Of(InputOutputSystem system, int threads = 1, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Of(system, [.. Enumerable.Range(0, (system ?? throw new ArgumentNullException(nameof(system))).Economies)], threads, progress, cancellation);

    /// <summary>Decomposes the exports of some economies; the accounts of the others stay zero.</summary>
    /// <inheritdoc cref="Of(InputOutputSystem, int, IProgress{int}?, CancellationToken)"/>
    public static ExportDecomposition Of(InputOutputSystem system, IReadOnlyList<int> exporters, int threads = 1, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(exporters);
        ExportAccount source = new(system.Economies, system.Sectors), sink = new(system.Economies, system.Sectors);
        var shared = new ExportMultipliers(system, threads, cancellation);
        int done = 0;
        InputOutputSystem.InParallel(exporters.Count, threads, k =>
        {
            new ExporterDecomposition(system, shared, exporters[k]).Write(source, sink);
            progress?.Report(Interlocked.Increment(ref done));
        }, cancellation);
        double gap = exporters.Max(s => Math.Max(Gap(system, source, s), Gap(system, sink, s)));
        return gap <= Tolerance
            ? new ExportDecomposition(system.World, source, sink, gap)
            : throw new NotConvergedException($"The terms of a flow differ from it by {gap:G3} of it; {Tolerance:G3} is allowed. Check the world with 'realign world check'.");
    }

    private static double Gap(InputOutputSystem system, ExportAccount account, int s)
    {
        double largest = 0;
        for (int r = 0; r < system.Economies; r++)
        {
            if (r == s) continue;
            for (int j = 0; j < system.Sectors; j++)
            {
                var t = account.Of(s, r, j);
                double flow = system.World.Flows[r, s, j], gap = Math.Abs(t.DomesticContent + t.ForeignContent - flow);
                if (!double.IsFinite(gap)) return double.PositiveInfinity;
                if (flow > 0) largest = Math.Max(largest, gap / flow);
            }
        }

        return largest;
    }
}
