using Realign.Models.Ensembles;

namespace Realign.Dependence;

/// <summary>Where the numbers of a draw stand in its row, and how they become measures: the pair's after, the sectors' after, exits before, after, and their difference.</summary>
internal sealed class DependenceLayout(int sectors, ExitPair exits, bool hasAfter)
{
    private const int Runs = 2;
    private readonly int _exits = PairDependence.Width + (sectors * SectorDependence.Width);

    public int Width => _exits + (3 * Runs);

    public void Write(Span<double> row, PairDependence pair)
    {
        pair.Write(row);
        for (int j = 0; j < sectors; j++) pair.Sectors[j].Write(row.Slice(PairDependence.Width + (j * SectorDependence.Width), SectorDependence.Width));
    }

    /// <returns>Whether every exit converged that did so at central values.</returns>
    public bool WriteExits(Span<double> row, Exit before, Exit? after)
    {
        for (int run = 0; run < Runs; run++)
        {
            if (exits.Before.Welfare[run] is not null && before.Welfare[run] is null) return false;
            if (exits.After?.Welfare[run] is not null && after!.Welfare[run] is null) return false;
            row[_exits + run] = before.Welfare[run] ?? double.NaN;
            row[_exits + Runs + run] = after?.Welfare[run] ?? double.NaN;
            row[_exits + (2 * Runs) + run] = row[_exits + Runs + run] - row[_exits + run];
        }

        return true;
    }

    public IEnumerable<MeasureResult> Pair(PairDependence before, PairDependence after, Samples? samples)
    {
        double[] first = new double[PairDependence.Width], second = new double[PairDependence.Width];
        before.Write(first);
        after.Write(second);
        return DependenceMeasure.OfPair.Select((d, k) => Measure(d, first[k], hasAfter ? second[k] : null, samples, k));
    }

    public IReadOnlyList<MeasureResult> Sector(int sector, PairDependence before, PairDependence after, Samples? samples)
    {
        double[] first = new double[SectorDependence.Width], second = new double[SectorDependence.Width];
        before.Sectors[sector].Write(first);
        after.Sectors[sector].Write(second);
        return [.. DependenceMeasure.OfSector.Select((d, k) => Measure(d, first[k], hasAfter ? second[k] : null, samples, PairDependence.Width + (sector * SectorDependence.Width) + k))];
    }

    public IEnumerable<MeasureResult> Exits(Samples? samples) => DependenceMeasure.OfExit.Select((d, run) =>
    {
        double? before = exits.Before.Welfare[run], after = exits.After?.Welfare[run];
        return new MeasureResult(
            d.Id,
            d.Name,
            Interval(before, samples, _exits + run),
            Interval(after, samples, _exits + Runs + run),
            Interval(after - before, samples, _exits + (2 * Runs) + run),
            before is null ? exits.Before.Failure[run] : hasAfter && after is null ? exits.After!.Failure[run] : null);
    });

    /// <summary>A measure that is read off the world before, and is drawn after.</summary>
    public static MeasureResult Measure(DependenceMeasure definition, double before, double? after, Samples? samples, int position)
    {
        if (!double.IsFinite(before)) return new MeasureResult(definition.Id, definition.Name, null, null, null, "nothing to take a share of");
        if (after is not { } central || !double.IsFinite(central)) return new MeasureResult(definition.Id, definition.Name, Models.Ensembles.Interval.Point(before), null, null, null);
        var then = Interval(central, samples, position)!.Value;
        return new MeasureResult(definition.Id, definition.Name, Models.Ensembles.Interval.Point(before), then, new Interval(then.Value - before, then.Low - before, then.High - before), null);
    }

    private static Interval? Interval(double? central, Samples? samples, int position)
    {
        if (central is not { } value) return null;
        if (samples is null) return Models.Ensembles.Interval.Point(value);
        double[] draws = samples.Column(position);
        return draws.All(double.IsFinite) ? Models.Ensembles.Interval.Of(draws) : Models.Ensembles.Interval.Point(value);
    }
}
