using Realign.Worlds;

namespace Realign.Events;

/// <summary>The state of a resolved scenario's cells while its events are written into them. A slot is the position of a cell in the plan.</summary>
internal sealed class ShockDraft
{
    private readonly World _world;
    private readonly CellShock[] _cells;
    private readonly ProductivityShock[] _productivities;
    private readonly double[] _transfers;

    /// <summary>Takes the arrays over; the shock will hold them.</summary>
    public ShockDraft(World world, CellShock[] cells, ProductivityShock[] productivities)
    {
        (_world, _cells, _productivities) = (world, cells, productivities);
        _transfers = new double[world.Economies.Count];
    }

    public Shock ToShock() => new(_world, _cells, _productivities, _transfers);

    public void SetTariff(int slot, double rate)
    {
        ref var cell = ref _cells[slot];
        if (!(rate > -1) || !double.IsFinite(rate))
            throw new RealignException($"A tariff of {rate} on {_world.Sectors[cell.Sector].Code} from {_world.Economies[cell.Exporter].Code} to {_world.Economies[cell.Importer].Code} is not possible; a rate is a fraction above −1 (0.25 is 25 %).");
        cell = cell with { Tariff = rate };
    }

    public void AddTariff(int slot, double rate) => SetTariff(slot, _cells[slot].Tariff + rate);

    public void TradeCost(int slot, double change)
    {
        ref var cell = ref _cells[slot];
        cell = cell with { TradeCost = cell.TradeCost * Positive(change, "trade costs") };
    }

    public void Taste(int slot, double change)
    {
        if (!(change >= 0) || !double.IsFinite(change)) throw new RealignException($"A change of taste of {change} is not possible; it is a finite factor, zero (an embargo) or more.");
        ref var cell = ref _cells[slot];
        cell = cell with { Taste = cell.Taste * change };
    }

    public void Productivity(int slot, double change)
    {
        ref var cell = ref _productivities[slot];
        cell = cell with { Change = cell.Change * Positive(change, "productivity") };
    }

    public void Transfer(int from, int to, double amount)
    {
        _transfers[from] -= amount;
        _transfers[to] += amount;
    }

    private static double Positive(double factor, string what) => factor > 0 && double.IsFinite(factor)
        ? factor
        : throw new RealignException($"A change of {what} by the factor {factor} is not possible; it is finite and positive (1.05 is 5 % more). Give the event a smaller size.");
}
