using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>
/// The trade cells of one shock on merged sectors; <see cref="ShockAggregation"/> says how they are weighted. A shock's cells are ordered by sector,
/// importer and exporter, so the members of a group are lists in the same order that are read side by side, a pair of economies at a time.
/// </summary>
internal sealed class CellMerge
{
    private const int NoPair = int.MaxValue;

    private readonly Shock _shock;
    private readonly World _aggregated;
    private readonly AggregationGroups _sectors;
    private readonly List<CellShock> _merged = [];

    /// <summary>Where the cells of a sector begin; those of the last one end at the last entry.</summary>
    private readonly int[] _first;

    /// <summary>The next cell of a sector to be read.</summary>
    private readonly int[] _next;

    private readonly double[] _flows, _purchases, _tariffs, _costs, _tastes;

    public CellMerge(Shock shock, World aggregated, AggregationGroups sectors)
    {
        (_shock, _aggregated, _sectors) = (shock, aggregated, sectors);
        int J = shock.World.Sectors.Count;
        _first = new int[J + 1];
        foreach (var cell in shock.CellSpan) _first[cell.Sector + 1]++;
        for (int j = 0; j < J; j++) _first[j + 1] += _first[j];
        _next = _first[..J];
        (_flows, _purchases, _tariffs, _costs, _tastes) = (new double[J], new double[J], new double[J], new double[J], new double[J]);
    }

    /// <summary>In the order that a shock has.</summary>
    public CellShock[] Cells()
    {
        for (int g = 0; g < _sectors.Count; g++)
        {
            var members = _sectors.Members(g);
            if (members.Count == 1) Keep(members[0], g);
            else Merge(members, g);
        }

        return [.. _merged];
    }

    private void Keep(int j, int g)
    {
        foreach (var cell in _shock.CellSpan[_first[j].._first[j + 1]]) _merged.Add(cell with { Sector = g });
    }

    private void Merge(IReadOnlyList<int> members, int g)
    {
        int N = _shock.World.Economies.Count;
        for (int pair = NextPair(members); pair != NoPair; pair = NextPair(members)) Merge(pair / N, pair % N, members, g);
    }

    private int NextPair(IReadOnlyList<int> members)
    {
        int least = NoPair, N = _shock.World.Economies.Count;
        foreach (int j in members)
        {
            if (_next[j] == _first[j + 1]) continue;
            var cell = _shock.CellSpan[_next[j]];
            least = Math.Min(least, (cell.Importer * N) + cell.Exporter);
        }

        return least;
    }

    private void Merge(int n, int i, IReadOnlyList<int> members, int g)
    {
        var world = _shock.World;
        bool newTariff = false;
        for (int s = 0; s < members.Count; s++)
        {
            double flow = world.Flows[n, i, members[s]], old = world.Tariffs[n, i, members[s]];
            var cell = Take(n, i, members[s]);
            (_flows[s], _purchases[s]) = (flow, (1 + old) * flow);
            (_tariffs[s], _costs[s], _tastes[s]) = (cell.Tariff, cell.TradeCost, cell.Taste);
            newTariff |= flow > 0 && cell.Tariff != old;
        }

        var flows = _flows.AsSpan(0, members.Count);
        var purchases = _purchases.AsSpan(0, members.Count);
        if (WeightedMean.Arithmetic(_tariffs.AsSpan(0, members.Count), flows) is not { } tariff) return;
        _merged.Add(new CellShock(
            n,
            i,
            g,
            newTariff ? tariff : _aggregated.Tariffs[n, i, g],
            WeightedMean.Geometric(_costs.AsSpan(0, members.Count), purchases) ?? 1,
            WeightedMean.Arithmetic(_tastes.AsSpan(0, members.Count), purchases) ?? 1));
    }

    /// <summary>The shock's cell if it is the sector's next one, else the baseline's.</summary>
    private CellShock Take(int n, int i, int j)
    {
        int at = _next[j];
        if (at < _first[j + 1] && _shock.CellSpan[at] is var cell && cell.Importer == n && cell.Exporter == i)
        {
            _next[j]++;
            return cell;
        }

        return new CellShock(n, i, j, _shock.World.Tariffs[n, i, j], 1, 1);
    }
}
