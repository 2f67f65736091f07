using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// Where each event writes in the shock of a scenario, laid out once: every touched cell has a slot, in the order that a shock has. A draw then
/// copies the baseline's cells and does the arithmetic.
/// </summary>
internal sealed class ShockPlan
{
    private readonly World _world;
    private readonly CellShock[] _cells;
    private readonly ProductivityShock[] _productivities;
    private readonly int[][] _slots;

    public ShockPlan(World world, IReadOnlyList<EventInForce> events)
    {
        _world = world;
        int N = world.Economies.Count;
        var trade = Layout(events.SelectMany(e => e.Cells).Where(c => c.N != c.I), c => (((c.J * N) + c.N) * N) + c.I);
        var domestic = Layout(events.SelectMany(e => e.Cells).Where(c => c.N == c.I), c => (c.N * world.Sectors.Count) + c.J);
        _cells = [.. trade.Keys.Select(c => new CellShock(c.N, c.I, c.J, world.Tariffs[c.N, c.I, c.J], 1, 1))];
        _productivities = [.. domestic.Keys.Select(c => new ProductivityShock(c.N, c.J, 1))];
        _slots = [.. events.Select(e => e.Cells.Select(c => c.N == c.I ? domestic[c] : trade[c]).ToArray())];
    }

    public ShockDraft Start() => new(_world, [.. _cells], [.. _productivities]);

    /// <summary>The slots of the k-th event's cells.</summary>
    public ReadOnlySpan<int> Slots(int k) => _slots[k];

    /// <summary>Distinct cells in the order of a key, with their rank.</summary>
    private static OrderedDictionary<(int N, int I, int J), int> Layout(IEnumerable<(int N, int I, int J)> cells, Func<(int N, int I, int J), int> key)
    {
        var layout = new OrderedDictionary<(int N, int I, int J), int>();
        foreach (var cell in cells.Distinct().OrderBy(key)) layout.Add(cell, layout.Count);
        return layout;
    }
}
