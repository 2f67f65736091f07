using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>Lines up what the model says of every supplier's share with what was observed.</summary>
internal sealed class EpisodeCells
{
    /// <summary>Changes smaller than these are not what an event is about.</summary>
    private const double LeastTariffChange = 0.005;
    private const double LeastCostChange = 0.001;

    /// <summary>An exporter's other markets must be this many for their mean to say something.</summary>
    private const int LeastMarkets = 5;

    private readonly World _world;
    private readonly ObservedShares _observed;
    private readonly BacktestOptions _options;
    private readonly int _before, _base, _after;

    public EpisodeCells(World world, ObservedShares observed, int trendYears, int after, BacktestOptions options)
    {
        (_world, _observed, _options, _base, _after, _before) = (world, observed, options, world.Year, after, world.Year - trendYears);
        if (after <= world.Year) throw new RealignException($"The year {after} is not after the base year {world.Year} of '{world.Name}'; compare with a later one.");
    }

    /// <summary>Every cell that is large enough and was observed in all three years.</summary>
    /// <param name="effects">The solved counterfactual.</param>
    /// <param name="events">The shock of each event alone, with its id; where several touch a cell, the first is named.</param>
    public IReadOnlyList<BacktestCell> Of(Effects effects, IReadOnlyList<(string Id, Shock Shock)> events)
    {
        var touched = Touched(events);
        var markets = touched.Keys.Select(c => (c.N, c.J)).ToHashSet();
        double[] before = Use((n, i, j) => effects.Baseline.Flows[n, i, j]), after = Use(effects.Flow);
        var cells = new List<BacktestCell>();
        foreach (var (n, i, j) in _observed.Cells.Order())
        {
            double start = _observed.Of(_base, n, i, j), end = _observed.Of(_after, n, i, j), earlier = _observed.Of(_before, n, i, j);
            double flow = effects.Baseline.Flows[n, i, j], predicted = effects.Flow(n, i, j);
            if (!(start >= _options.SmallestShare && end > 0 && earlier > 0 && flow >= _options.SmallestFlow && predicted > 0)) continue;
            int market = (n * _world.Sectors.Count) + j;
            string? by = touched.GetValueOrDefault((n, i, j));
            cells.Add(new BacktestCell(
                n, i, j, by, by is not null ? CellGroup.Direct : markets.Contains((n, j)) ? CellGroup.Diverted : CellGroup.Control, flow,
                Math.Log(predicted / after[market] / (flow / before[market])),
                Math.Log(end / start),
                Math.Log(start / earlier) / (_base - _before) * (_after - _base),
                null));
        }

        return WithElsewhere(cells);
    }

    private Dictionary<(int N, int I, int J), string> Touched(IReadOnlyList<(string Id, Shock Shock)> events)
    {
        var touched = new Dictionary<(int N, int I, int J), string>();
        foreach (var (id, shock) in events)
            foreach (var c in shock.Cells)
                if (Math.Abs(c.Tariff - _world.Tariffs[c.Importer, c.Exporter, c.Sector]) >= LeastTariffChange || Math.Abs(Math.Log(c.TradeCost)) >= LeastCostChange || c.Taste != 1)
                    touched.TryAdd((c.Importer, c.Exporter, c.Sector), id);
        return touched;
    }

    private static List<BacktestCell> WithElsewhere(List<BacktestCell> cells)
    {
        var means = cells.Where(c => c.Group != CellGroup.Direct).GroupBy(c => (c.Exporter, c.Sector)).Where(g => g.Count() >= LeastMarkets)
            .ToDictionary(g => g.Key, g => new ElsewhereChange(g.Average(c => c.Predicted), g.Average(c => c.Realised), g.Average(c => c.Trend), g.Count()));
        return [.. cells.Select(c => c with { Elsewhere = c.Group == CellGroup.Direct && means.TryGetValue((c.Exporter, c.Sector), out var mean) ? mean : null })];
    }

    /// <summary>What each market uses, net of tariffs, [n, j].</summary>
    private double[] Use(Func<int, int, int, double> flow)
    {
        int N = _world.Economies.Count, J = _world.Sectors.Count;
        var use = new double[N * J];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0; j < J; j++)
                    use[(n * J) + j] += flow(n, i, j);
        return use;
    }
}
