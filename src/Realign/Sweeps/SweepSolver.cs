using System.Collections.Concurrent;
using Realign.Cases;
using Realign.Files;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Sweeps;

/// <summary>Solves units. The model of a world, and the inputs of a combination, are made once; safe to use from several threads.</summary>
public sealed class SweepSolver(SweepPlan plan)
{
    private readonly ConcurrentDictionary<string, Lazy<WorldParts>> _worlds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Lazy<ScenarioDraws>> _inputs = [];

    /// <summary>The unit's rows as a Parquet file: one a draw and economy. A draw that does not converge has rows without numbers.</summary>
    /// <exception cref="RealignException">A draw cannot be computed at all.</exception>
    public byte[] Solve(SweepUnit unit, CancellationToken cancellation)
    {
        var cell = plan.Cells[unit.Cell];
        var parts = Parts(cell);
        var inputs = _inputs.GetOrAdd(unit.Cell, _ => new(() => new ScenarioDraws(cell.Scenario.Resolve(cell.World, plan.Sweep.At), DrawsElasticities(cell) ? new ElasticityDraws(cell.World) : null))).Value;
        var options = new SolveOptions
        {
            Closure = cell.Scenario.Closure,
            Deficits = cell.Scenario.GivenDeficits(cell.World),
            SpecificFactorShare = cell.Scenario.SpecificFactorShare,
        };
        var rows = new SweepRows(plan.Sweep.Measures, Math.Max(1, unit.Draws) * parts.Economies.Count);
        for (int k = 0; k < Math.Max(1, unit.Draws); k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (θ, shock) = inputs.Draw(unit.Draws == 0 ? null : InputSource.Of(new CounterRandom(plan.Sweep.Seed, unit.FirstDraw + k)));
            var counterfactual = parts.Model.Solve(shock, options with { TradeElasticities = θ }, cancellation);
            foreach (var economy in parts.Economies) rows.Add(unit, unit.FirstDraw + k, economy, counterfactual);
        }

        return rows.ToParquet();
    }

    private bool DrawsElasticities(SweepCell cell) => plan.Sweep.Draws > 0 && cell.Scenario.Elasticities.IsOpen;

    private WorldParts Parts(SweepCell cell) => _worlds.GetOrAdd(cell.World.Hash, _ => new(() => new WorldParts(plan.Sweep, cell.World))).Value;

    private sealed class WorldParts
    {
        public WorldParts(Sweep sweep, World world)
        {
            Model = new GeneralEquilibriumModel(world);
            int[] partners = [.. sweep.Partners.Select(world.EconomyIndex)];
            int[] economies = sweep.Economies.Count > 0 ? [.. sweep.Economies.Select(world.EconomyIndex)] : [.. Enumerable.Range(0, world.Economies.Count)];
            Economies = [.. economies.Select(n => new MeasuredEconomy(world.Economies[n].Code, new CaseMeasures(world, n, [.. partners.Where(i => i != n)]), sweep.Measures))];
        }

        public GeneralEquilibriumModel Model { get; }

        public IReadOnlyList<MeasuredEconomy> Economies { get; }
    }
}

/// <summary>An economy, and where the measures that are kept stand among all of its own; −1 for trade with itself.</summary>
internal sealed class MeasuredEconomy(string code, CaseMeasures measures, IReadOnlyList<string> kept)
{
    private readonly int[] _positions = [.. kept.Select(measures.Find)];

    public string Code { get; } = code;

    /// <summary>The kept measures; not a number where there is none.</summary>
    public void Record(Effects effects, Span<double> row)
    {
        var all = new double[measures.Width];
        measures.Record(effects, all);
        for (int k = 0; k < _positions.Length; k++) row[k] = _positions[k] < 0 ? double.NaN : all[_positions[k]];
    }
}

/// <summary>The rows of a unit, column by column.</summary>
internal sealed class SweepRows(IReadOnlyList<string> measures, int rows)
{
    private readonly double[] _cell = new double[rows];
    private readonly double[] _draw = new double[rows];
    private readonly string[] _economy = new string[rows];
    private readonly bool[] _converged = new bool[rows];
    private readonly double[][] _values = [.. measures.Select(_ => new double[rows])];
    private int _count;

    public void Add(SweepUnit unit, long draw, MeasuredEconomy economy, Counterfactual counterfactual)
    {
        Span<double> row = new double[measures.Count];
        if (counterfactual.Converged) economy.Record(counterfactual.Effects, row);
        else row.Fill(double.NaN);
        (_cell[_count], _draw[_count], _economy[_count], _converged[_count]) = (unit.Cell, draw, economy.Code, counterfactual.Converged);
        for (int k = 0; k < row.Length; k++) _values[k][_count] = row[k];
        _count++;
    }

    public byte[] ToParquet()
    {
        var table = new ParquetColumnsWriter().Numbers("cell", _cell).Numbers("draw", _draw).Texts("economy", _economy).Flags("converged", _converged);
        for (int k = 0; k < measures.Count; k++) table.Numbers(measures[k], _values[k]);
        return table.ToArray();
    }
}
