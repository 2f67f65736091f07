namespace Realign.Worlds;

/// <summary>
/// Measures the accounting identities of a world. Everything is added up again from flows, tariffs, coefficients and final demand, so
/// that the world's own accounts are checked and not only repeated.
/// </summary>
public static class WorldCheck
{
    /// <summary>The largest gap, over world GDP, at which an identity holds.</summary>
    public const double Tolerance = 1e-9;

    public static WorldCheckReport Run(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var again = new Recount(world);
        return new WorldCheckReport(world.Name, world.Hash,
        [
            Finite(world),
            DomesticTariffs(world),
            CostShares(world),
            TradeShares(world, again),
            Sales(world, again),
            Costs(world, again),
            Uses(world, again),
            FinalDemand(world, again),
            Accounts(world, again),
            Income(world, again),
            Deficits(world, again),
        ]);
    }

    private static IdentityCheck Finite(World world)
    {
        int bad = Count(world.Flows.Values) + Count(world.Tariffs.Values) + Count(world.InputCoefficients.Values)
            + Count(world.ValueAddedShares.Values) + Count(world.FinalDemand.Values) + Count(world.Output.Values) + Count(world.Expenditure.Values);
        return new IdentityCheck("finite", "every number is finite (the gap counts those that are not)", bad, "", bad == 0);

        static int Count(ReadOnlySpan<double> values)
        {
            int count = 0;
            foreach (double value in values)
                if (!double.IsFinite(value)) count++;
            return count;
        }
    }

    private static IdentityCheck DomesticTariffs(World world)
    {
        var gap = new LargestGap(world, 1);
        for (int n = 0; n < world.Economies.Count; n++)
            for (int j = 0; j < world.Sectors.Count; j++)
                gap.Meet(world.Tariffs[n, n, j], n, j);
        return gap.Check("domestic tariffs", "τ_nnj = 0: domestic flows pay no tariff", 0);
    }

    private static IdentityCheck CostShares(World world)
    {
        var gap = new LargestGap(world, 1);
        for (int n = 0; n < world.Economies.Count; n++)
        {
            for (int j = 0; j < world.Sectors.Count; j++)
            {
                double sum = world.ValueAddedShares[n, j];
                for (int k = 0; k < world.Sectors.Count; k++) sum += world.InputCoefficients[n, k, j];
                gap.Meet(sum - 1, n, j);
            }
        }

        return gap.Check("cost shares", "γ_nj + Σ_k γ_nkj = 1: value added and inputs make up output", Tolerance);
    }

    private static IdentityCheck TradeShares(World world, Recount again) =>
        Cells(world, (n, j) => again.Spent[n, j] - world.Expenditure[n, j])
            .Check("trade shares", "Σ_i π_nij = 1: purchases from all origins, tariffs included, are expenditure X_nj", Tolerance);

    private static IdentityCheck Sales(World world, Recount again) =>
        Cells(world, (n, j) => again.Sold[n, j] - world.Output[n, j])
            .Check("sales", "Σ_m X_mnj / (1 + τ_mnj) = Y_nj: sales to all importers are output", Tolerance);

    private static IdentityCheck Costs(World world, Recount again) =>
        Cells(world, (n, j) =>
            {
                double cost = world.ValueAddedShares[n, j] * again.Sold[n, j];
                for (int k = 0; k < world.Sectors.Count; k++) cost += world.InputCoefficients[n, k, j] * again.Sold[n, j];
                return cost - again.Sold[n, j];
            })
            .Check("costs", "Σ_k γ_nkj Y_nj + γ_nj Y_nj = Y_nj: inputs and value added are output", Tolerance);

    private static IdentityCheck Uses(World world, Recount again) =>
        Cells(world, (n, j) => again.Inputs[n, j] + world.FinalDemand[n, j] - again.Spent[n, j])
            .Check("uses", "Σ_k γ_njk Y_nk + F_nj = X_nj: inputs and final demand are expenditure", Tolerance);

    private static IdentityCheck FinalDemand(World world, Recount again) =>
        Cells(world, (n, j) => Math.Max(0, -world.FinalDemand[n, j]))
            .Check("final demand", "F_nj ≥ 0: final demand is not negative", Tolerance);

    private static IdentityCheck Accounts(World world, Recount again) =>
        Economies(world, n => Math.Max(
                Math.Abs(again.Earned[n] - world.ValueAdded[n]),
                Math.Max(Math.Abs(again.Levied[n] - world.TariffRevenue[n]), Math.Abs(again.Imported[n] - again.Exported[n] - world.Deficits[n]))))
            .Check("accounts", "value added Σ_j γ_nj Y_nj, tariff revenue Σ τ_nij X_nij / (1 + τ_nij) and deficit are those of the flows", Tolerance);

    private static IdentityCheck Income(World world, Recount again) =>
        Economies(world, n =>
            {
                double demand = 0;
                for (int j = 0; j < world.Sectors.Count; j++) demand += world.FinalDemand[n, j];
                return demand - again.Earned[n] - again.Levied[n] - again.Imported[n] + again.Exported[n];
            })
            .Check("income", "Σ_j F_nj = w_n L_n + R_n + D_n: final demand is value added, tariff revenue and deficit", Tolerance);

    private static IdentityCheck Deficits(World world, Recount again)
    {
        var gap = new LargestGap(world);
        double sum = 0;
        foreach (double deficit in world.Deficits) sum += deficit;
        gap.Meet(sum);
        return gap.Check("deficits", "Σ_n D_n = 0: the world trades with itself", Tolerance);
    }

    private static LargestGap Cells(World world, Func<int, int, double> gapAt)
    {
        var gap = new LargestGap(world);
        for (int n = 0; n < world.Economies.Count; n++)
            for (int j = 0; j < world.Sectors.Count; j++)
                gap.Meet(gapAt(n, j), n, j);
        return gap;
    }

    private static LargestGap Economies(World world, Func<int, double> gapAt)
    {
        var gap = new LargestGap(world);
        for (int n = 0; n < world.Economies.Count; n++) gap.Meet(gapAt(n), n);
        return gap;
    }

    /// <summary>Keeps the largest gap and its place; a gap that is no number beats all.</summary>
    private sealed class LargestGap(World world, double? scale = null)
    {
        private readonly double _scale = scale ?? WorldGdp(world);
        private double _largest;
        private (int Economy, int Sector)? _place;

        public void Meet(double gap, int economy = -1, int sector = -1)
        {
            gap = Math.Abs(gap) / _scale;
            if (double.IsNaN(_largest) || gap <= _largest) return;
            (_largest, _place) = (gap, (economy, sector));
        }

        public IdentityCheck Check(string name, string statement, double tolerance) => new(name, statement, _largest, Where(), _largest <= tolerance);

        private string Where() => _place switch
        {
            null or (-1, _) => "",
            (int n, -1) => world.Economies[n].Code,
            (int n, int j) => $"{world.Economies[n].Code} {world.Sectors[j].Code}",
        };

        private static double WorldGdp(World world)
        {
            double gdp = 0;
            for (int n = 0; n < world.Economies.Count; n++) gdp += world.Gdp(n);
            return gdp > 0 ? gdp : 1;
        }
    }

    /// <summary>Sums by exporter, by importer and by user, each in loops of its own.</summary>
    private sealed class Recount
    {
        public Recount(World world)
        {
            int N = world.Economies.Count, J = world.Sectors.Count;
            (Sold, Spent, Inputs) = (new double[N, J], new double[N, J], new double[N, J]);
            (Earned, Levied, Imported, Exported) = (new double[N], new double[N], new double[N], new double[N]);
            for (int j = 0; j < J; j++)
                for (int i = 0; i < N; i++)
                    for (int n = 0; n < N; n++)
                        Ship(world, n, i, j);
            for (int n = 0; n < N; n++)
            {
                for (int j = 0; j < J; j++)
                {
                    Earned[n] += world.ValueAddedShares[n, j] * Sold[n, j];
                    for (int k = 0; k < J; k++) Inputs[n, k] += world.InputCoefficients[n, k, j] * Sold[n, j];
                }
            }
        }

        public double[,] Sold { get; }

        public double[,] Spent { get; }

        public double[,] Inputs { get; }

        public double[] Earned { get; }

        public double[] Levied { get; }

        public double[] Imported { get; }

        public double[] Exported { get; }

        private void Ship(World world, int n, int i, int j)
        {
            double flow = world.Flows[n, i, j], duty = world.Tariffs[n, i, j] * flow;
            Sold[i, j] += flow;
            Spent[n, j] += flow + duty;
            Levied[n] += duty;
            if (i == n) return;
            Imported[n] += flow;
            Exported[i] += flow;
        }
    }
}
