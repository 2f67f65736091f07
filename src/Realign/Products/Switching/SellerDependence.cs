using Realign.Worlds;

namespace Realign.Products.Switching;

/// <summary>The buyer's share in what each origin sells abroad of a product: from the file of products itself where it shows all markets, else from a world's sectors.</summary>
public static class SellerDependence
{
    /// <summary>No origin is taken to depend less on a buyer that it does sell to.</summary>
    public const double Least = 0.01;

    private const string RestOfWorld = "ROW";

    /// <summary>From the file of products.</summary>
    /// <exception cref="RealignException">It does not say what origins sell to others.</exception>
    public static double[] OfFile(ProductFlows flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var shares = new double[flows.Count];
        for (int p = 0; p < flows.Products.Count; p++)
        {
            var values = flows.ValuesOf(p);
            var all = flows.SellerExportsOf(p);
            for (int c = 0; c < values.Length; c++) shares[flows.Starts[p] + c] = Math.Clamp(values[c] / all[c], Least, 1);
        }

        return shares;
    }

    /// <summary>From a world: the buyer's share in the origin's exports of the product's sector, or of all goods where the product has none. Origins that the world does not know are its rest.</summary>
    /// <exception cref="RealignException">The world does not know the buyer.</exception>
    public static double[] OfWorld(ProductFlows flows, World world, ProductSectors sectors)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(sectors);
        int[] buyers = Positions(world, flows.Importer);
        if (buyers.Length == 0) throw new RealignException($"The world '{world.Name}' does not know '{flows.Importer}', so that it does not say how much origins depend on it. Leave other markets out, or read a file of world trade.");
        int goods = world.Sectors.Count;
        var known = new Dictionary<(int Origin, int Sector), double>();
        var origins = flows.Origins.Select(code => Positions(world, code)).ToList();
        var shares = new double[flows.Count];
        for (int p = 0; p < flows.Products.Count; p++)
        {
            int sector = sectors.Find(flows.Products[p]) is { } code && world.TrySectorIndex(code, out int j) ? j : goods;
            var from = flows.OriginsOf(p);
            for (int c = 0; c < from.Length; c++)
            {
                if (!known.TryGetValue((from[c], sector), out double share)) known[(from[c], sector)] = share = Share(world, buyers, origins[from[c]], sector);
                shares[flows.Starts[p] + c] = share;
            }
        }

        return shares;
    }

    private static double Share(World world, int[] buyers, int[] sellers, int sector)
    {
        double ours = 0, all = 0;
        for (int j = 0; j < world.Sectors.Count; j++)
        {
            if (sector < world.Sectors.Count ? j != sector : !world.Sectors[j].IsGood) continue;
            foreach (int i in sellers)
            {
                for (int n = 0; n < world.Economies.Count; n++)
                {
                    if (sellers.Contains(n)) continue;
                    double flow = world.Flows[n, i, j];
                    all += flow;
                    if (buyers.Contains(n)) ours += flow;
                }
            }
        }

        return all > 0 ? Math.Clamp(ours / all, Least, 1) : 1;
    }

    /// <summary>The economies of a world that a code or group of ours stands for.</summary>
    internal static int[] Positions(World world, string code)
    {
        IEnumerable<string> members = code == Countries.EuropeanUnion ? Countries.EuMembers : Countries.Members(code);
        int[] found = [.. members.Where(m => world.TryEconomyIndex(m, out _)).Select(world.EconomyIndex)];
        return found.Length == 0 && Countries.Find(code) is not null && world.TryEconomyIndex(RestOfWorld, out int rest) ? [rest] : found;
    }
}
