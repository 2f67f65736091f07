using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Collects changes of tariffs, trade costs, tastes, productivity and transfers on a world. Codes are exact; <c>*</c> stands for all
/// economies (other than the partner) or all sectors. Changes of trade costs, tastes and productivity of one cell multiply.
/// </summary>
public sealed class ShockBuilder
{
    private readonly World _world;
    private readonly Dictionary<int, CellShock> _cells = [];
    private readonly Dictionary<(int, int), double> _productivities = [];
    private readonly double[] _transfers;

    public ShockBuilder(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _transfers = new double[world.Economies.Count];
    }

    /// <summary>Sets the tariff of the cells to a rate (fraction: 0.10 is 10 %).</summary>
    public ShockBuilder SetTariff(string importer, string exporter, string sector, double rate) =>
        Cells(importer, exporter, sector, SetTariff, rate);

    /// <summary>Adds to the tariff of the cells (fraction: 0.10 is 10 percentage points).</summary>
    public ShockBuilder AddTariff(string importer, string exporter, string sector, double rate) =>
        Cells(importer, exporter, sector, AddTariff, rate);

    /// <summary>Multiplies the iceberg trade cost of the cells by <paramref name="change"/> (1.05 is 5 % dearer).</summary>
    public ShockBuilder TradeCost(string importer, string exporter, string sector, double change) =>
        Cells(importer, exporter, sector, TradeCost, change);

    /// <summary>Multiplies the importer's taste for the exporter's product; 0 is an embargo.</summary>
    public ShockBuilder Taste(string importer, string exporter, string sector, double change) =>
        Cells(importer, exporter, sector, Taste, change);

    /// <summary>Multiplies total factor productivity (1.02 is 2 % higher).</summary>
    public ShockBuilder Productivity(string economy, string sector, double change)
    {
        foreach (int n in Economies(economy))
            foreach (int j in Sectors(sector))
                Productivity(n, j, change);
        return this;
    }

    /// <summary>Moves income from one economy to another, in the world's unit a year.</summary>
    public ShockBuilder Transfer(string from, string to, double amount)
    {
        Transfer(_world.EconomyIndex(from), _world.EconomyIndex(to), amount);
        return this;
    }

    /// <summary>The collected changes.</summary>
    public Shock ToShock() => new(
        _world,
        [.. _cells.OrderBy(p => p.Key).Select(p => p.Value)],
        [.. _productivities.OrderBy(p => p.Key).Select(p => new ProductivityShock(p.Key.Item1, p.Key.Item2, p.Value))],
        [.. _transfers]);

    internal void SetTariff(int n, int i, int j, double rate) => Change(n, i, j, c => c with { Tariff = Rate(n, i, j, rate) });

    internal void AddTariff(int n, int i, int j, double rate) => Change(n, i, j, c => c with { Tariff = Rate(n, i, j, c.Tariff + rate) });

    internal void TradeCost(int n, int i, int j, double change) =>
        Change(n, i, j, c => c with { TradeCost = c.TradeCost * Positive(change, "change of trade costs") });

    internal void Taste(int n, int i, int j, double change) =>
        Change(n, i, j, c => c with
        {
            Taste = change >= 0 && double.IsFinite(change)
            ? c.Taste * change
            : throw new RealignException($"A change of taste of {change} is not possible; it is a finite factor, zero (an embargo) or more.")
        });

    internal void Productivity(int n, int j, double change) =>
        _productivities[(n, j)] = _productivities.GetValueOrDefault((n, j), 1) * Positive(change, "change of productivity");

    internal void Transfer(int from, int to, double amount)
    {
        if (!double.IsFinite(amount)) throw new RealignException($"A transfer of {amount} is not possible; it must be a finite number.");
        _transfers[from] -= amount;
        _transfers[to] += amount;
    }

    private ShockBuilder Cells(string importer, string exporter, string sector, Action<int, int, int, double> change, double size)
    {
        bool any = false;
        foreach (int n in Economies(importer))
        {
            foreach (int i in Economies(exporter))
            {
                if (i == n) continue;
                any = true;
                foreach (int j in Sectors(sector)) change(n, i, j, size);
            }
        }

        return any
            ? this
            : throw new RealignException($"Importer '{importer}' and exporter '{exporter}' are the same economy; trade changes need two.");
    }

    private void Change(int n, int i, int j, Func<CellShock, CellShock> change)
    {
        int N = _world.Economies.Count;
        int key = (((j * N) + n) * N) + i;
        var cell = _cells.TryGetValue(key, out var known) ? known : new CellShock(n, i, j, _world.Tariffs[n, i, j], 1, 1);
        _cells[key] = change(cell);
    }

    private IEnumerable<int> Economies(string code) =>
        code == "*" ? Enumerable.Range(0, _world.Economies.Count) : [_world.EconomyIndex(code)];

    private IEnumerable<int> Sectors(string code) =>
        code == "*" ? Enumerable.Range(0, _world.Sectors.Count) : [_world.SectorIndex(code)];

    private double Rate(int n, int i, int j, double rate) => rate > -1 && double.IsFinite(rate)
        ? rate
        : throw new RealignException(
            $"A tariff of {rate} on {_world.Sectors[j].Code} from {_world.Economies[i].Code} to {_world.Economies[n].Code} is not possible; a rate is a fraction above −1 (0.25 is 25 %).");

    private static double Positive(double factor, string what) => factor > 0 && double.IsFinite(factor)
        ? factor
        : throw new RealignException($"A {what} of {factor} is not possible; it is a finite positive factor (1.05 is 5 % more).");
}
