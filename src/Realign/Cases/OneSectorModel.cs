using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>
/// The same world with all sectors merged into one, goods and services alike, and shocks of the full world carried over to it. Elasticities are
/// weighted by international trade, tariffs by flows, trade costs and tastes by expenditure, productivity by output: at the baseline's quantities the
/// merged shock costs what the full one costs.
/// </summary>
internal sealed class OneSectorModel
{
    private readonly World _full;
    private readonly World _merged;
    private readonly GeneralEquilibriumModel _model;
    private readonly double[] _tradeWeights;

    public OneSectorModel(World world)
    {
        _full = world;
        _merged = WorldAggregation.OneSector(world);
        _model = new GeneralEquilibriumModel(_merged);
        _tradeWeights = new double[world.Sectors.Count];
        for (int n = 0; n < world.Economies.Count; n++)
            for (int i = 0; i < world.Economies.Count; i++)
                for (int j = 0; j < _tradeWeights.Length; j++)
                    if (i != n) _tradeWeights[j] += world.Flows[n, i, j];
    }

    /// <summary>Solves the merged world for a shock of the full one; elasticities come by sector of the full one.</summary>
    public Counterfactual Solve(Shock shock, SolveOptions options, CancellationToken cancellation) =>
        _model.Solve(Merge(shock), options with { TradeElasticities = options.TradeElasticities is { } θ ? [Mean(θ)] : null }, cancellation);

    private double Mean(IReadOnlyList<double> θ)
    {
        double sum = 0;
        for (int j = 0; j < θ.Count; j++) sum += θ[j] * _tradeWeights[j];
        return sum / _tradeWeights.Sum();
    }

    private Shock Merge(Shock shock) => new(
        _merged,
        [.. shock.Cells.GroupBy(c => (c.Importer, c.Exporter)).OrderBy(g => g.Key).Select(g => Merge(g.Key.Importer, g.Key.Exporter, g))],
        [.. shock.Productivities.GroupBy(p => p.Economy).OrderBy(g => g.Key).Select(g => Merge(g.Key, g))],
        [.. shock.Transfers]);

    private CellShock Merge(int n, int i, IEnumerable<CellShock> cells)
    {
        double flow = 0, duty = 0, cost = 0, taste = 0;
        for (int j = 0; j < _full.Sectors.Count; j++)
        {
            flow += _full.Flows[n, i, j];
            duty += _full.Flows[n, i, j] * _full.Tariffs[n, i, j];
        }

        if (flow <= 0) return new CellShock(n, i, 0, _merged.Tariffs[n, i, 0], 1, 1);
        double spent = flow + duty;
        foreach (var cell in cells)
        {
            double bought = _full.Flows[n, i, cell.Sector], old = _full.Tariffs[n, i, cell.Sector], share = bought * (1 + old) / spent;
            duty += bought * (cell.Tariff - old);
            cost += share * Math.Log(cell.TradeCost);
            taste += share * (cell.Taste - 1);
        }

        return new CellShock(n, i, 0, duty / flow, Math.Exp(cost), Math.Max(0, 1 + taste));
    }

    private ProductivityShock Merge(int n, IEnumerable<ProductivityShock> shocks)
    {
        double output = Enumerable.Range(0, _full.Sectors.Count).Sum(j => _full.Output[n, j]);
        return new ProductivityShock(n, 0, Math.Exp(shocks.Sum(p => _full.Output[n, p.Sector] / output * Math.Log(p.Change))));
    }
}
