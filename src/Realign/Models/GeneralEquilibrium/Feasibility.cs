using Realign.Events;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>Shocks that have no equilibrium, recognised before anything is solved; each answer is a sentence that says why.</summary>
internal static class Feasibility
{
    /// <summary>A buyer left without any supplier has an infinite price.</summary>
    public static string? MissingSupplier(World world, Shock shock)
    {
        foreach (var group in shock.Cells.Where(c => c.Taste == 0).GroupBy(c => (c.Importer, c.Sector)))
        {
            var (n, j) = group.Key;
            if (world.Expenditure[n, j] <= 0) continue;
            var cut = group.Select(c => c.Exporter).ToHashSet();
            if (!Enumerable.Range(0, world.Economies.Count).Any(i => !cut.Contains(i) && world.Flows[n, i, j] > 0))
                return $"{world.Economies[n].Code} has no supplier of {world.Sectors[j].Code} ({world.Sectors[j].Name}) left, and the model knows no substitute for a whole sector. Leave one supplier in the embargo, or exempt the sector";
        }

        return null;
    }

    /// <summary>An economy that cannot sell abroad cannot pay for imports, and one that cannot buy abroad cannot spend a deficit.</summary>
    public static string? Unpayable(World world, Shock shock, Closure closure, double[] deficits)
    {
        if (closure == Closure.OwnShare) return null;
        var (sells, buys) = OpenTrade(world, shock);
        double smallest = WorldCheck.Tolerance * world.ValueAdded.Sum();
        for (int n = 0; n < sells.Length; n++)
        {
            double deficit = deficits[n] + shock.Transfers[n];
            string code = world.Economies[n].Code;
            if (!sells[n] && buys[n] && deficit <= smallest) return $"{code} sells nothing abroad and its deficit is to be {deficit:G4} {world.Unit}, so it has nothing to pay for imports with. Keep its deficit, or cut its imports too";
            if (!buys[n] && sells[n] && deficit >= -smallest) return $"{code} buys nothing abroad and its deficit is to be {deficit:G4} {world.Unit}, so it cannot spend what it earns abroad. Keep its surplus, or cut its exports too";
            if (!buys[n] && !sells[n] && Math.Abs(deficit) > smallest) return $"{code} is cut off from trade and its deficit is to be {deficit:G4} {world.Unit}; without trade it can only be 0. Use the closure 'balanced'";
        }

        return null;
    }

    private static (bool[] Sells, bool[] Buys) OpenTrade(World world, Shock shock)
    {
        int N = world.Economies.Count;
        var cut = shock.Cells.Where(c => c.Taste == 0).Select(c => (c.Importer, c.Exporter, c.Sector)).ToHashSet();
        bool[] sells = new bool[N], buys = new bool[N];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                if (i == n || (sells[i] && buys[n])) continue;
                for (int j = 0; j < world.Sectors.Count; j++)
                    if (world.Flows[n, i, j] > 0 && (cut.Count == 0 || !cut.Contains((n, i, j))))
                        sells[i] = buys[n] = true;
            }
        }

        return (sells, buys);
    }
}
