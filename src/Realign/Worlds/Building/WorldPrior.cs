namespace Realign.Worlds.Building;

/// <summary>
/// The world before balancing: flows of the base year carried to the target year by GDP, final demand and inputs from coefficients. Colombia's flows come
/// from another year, since 2021 and 2022 look extrapolated in the source.
/// </summary>
internal sealed class WorldPrior
{
    public const int BaseYear = 2022;
    public const int ColombiaYear = 2019;
    public const int TargetYear = 2024;

    /// <summary>The least share of expenditure that final demand starts with where inputs would exceed supply.</summary>
    private const double LeastFinalShare = 0.01;

    public WorldPrior(SourceFolder sources, double[] tariffs)
    {
        (Sources, Tariffs) = (sources, tariffs);
        Coefficients = sources.Coefficients();
        Growth = GrowthToTarget();
        Flows = CarryFlows();
        FillAccounts();
    }

    public SourceFolder Sources { get; }

    /// <summary>[n, i, j].</summary>
    public double[] Tariffs { get; }

    /// <summary>[n, k, j].</summary>
    public double[] Coefficients { get; }

    /// <summary>GDP of the target year over the base year, by economy.</summary>
    public double[] Growth { get; }

    /// <summary>[n, i, j], million USD.</summary>
    public double[] Flows { get; }

    /// <summary>Intermediate use [n, k, j], tariffs included.</summary>
    public double[] Inputs { get; private set; } = [];

    /// <summary>[n, j].</summary>
    public double[] ValueAdded { get; private set; } = [];

    /// <summary>[n, j].</summary>
    public double[] FinalDemand { get; private set; } = [];

    /// <summary>Final demand that had to be imputed, by economy, million USD.</summary>
    public double[] Imputed { get; private set; } = [];

    public List<string> Notes { get; } = [];

    private double[] GrowthToTarget()
    {
        Dictionary<int, double> gdp2022 = Sources.Gdp2022(), gdp2023 = Sources.Gdp2023(), target = Sources.WorldBankGdp(TargetYear), before = Sources.WorldBankGdp(TargetYear - 1);
        foreach (var (n, gdp) in Sources.WorldBankGdp(BaseYear)) gdp2022[n] = gdp;
        double carry = target.Sum(p => p.Value) / target.Sum(p => before[p.Key]);
        var growth = new double[Sources.N];
        for (int n = 0; n < Sources.N; n++)
            growth[n] = !gdp2022.TryGetValue(n, out double start) || start <= 0 ? double.NaN
                : target.TryGetValue(n, out double known) ? known / start
                : gdp2023.TryGetValue(n, out double last) ? last / start * carry : double.NaN;
        double[] found = [.. growth.Where(double.IsFinite).Order()];
        double median = Numerics.Quantiles.Of(found, 0.5);
        var without = new List<string>();
        for (int n = 0; n < Sources.N; n++)
        {
            if (double.IsFinite(growth[n])) continue;
            growth[n] = median;
            without.Add(Sources.Economies[n].Code);
        }

        Notes.Add($"Flows of {BaseYear} are carried to {TargetYear} by dollar GDP. {TargetYear} GDP is known for {string.Join(", ", target.Keys.Order().Select(n => Sources.Economies[n].Code))}; the others' GDP of 2023 is carried on with the growth of those seven together, {100 * (carry - 1):F1} %, an imputation. {string.Join(", ", without)} lack GDP of {BaseYear} or 2023 in the sources and get the median growth since {BaseYear}, {100 * (median - 1):F1} %.");
        return growth;
    }

    private double[] CarryFlows()
    {
        int N = Sources.N, J = Sources.J, col = Sources.Economy("COL");
        double[] flows = Sources.Flows(BaseYear), colombia = Sources.Flows(ColombiaYear);
        double since = Sources.WorldBankGdp(TargetYear)[col] / Sources.WorldBankGdp(ColombiaYear)[col];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                bool ofColombia = n == col || i == col;
                double growth = Math.Sqrt(Growth[n] * Growth[i]);
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                    flows[at] = ofColombia ? colombia[at] * since : flows[at] * growth;
            }
        }

        Notes.Add($"Colombia's flows, domestic ones included, are those of {ColombiaYear}, scaled by its dollar GDP ({since:F3}), before benchmarks: its {BaseYear} looks extrapolated in the source.");
        return flows;
    }

    private void FillAccounts()
    {
        int N = Sources.N, J = Sources.J;
        double[] output = new double[N * J], supply = new double[N * J];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                {
                    output[(i * J) + j] += Flows[at];
                    supply[(n * J) + j] += Flows[at] * (1 + Tariffs[at]);
                }

        Inputs = new double[N * J * J];
        ValueAdded = new double[N * J];
        FinalDemand = new double[N * J];
        Imputed = new double[N];
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++) ValueAdded[(n * J) + j] = output[(n * J) + j];
            for (int k = 0; k < J; k++)
            {
                double left = supply[(n * J) + k];
                for (int j = 0; j < J; j++)
                {
                    int at = (((n * J) + k) * J) + j;
                    Inputs[at] = Coefficients[at] * output[(n * J) + j];
                    ValueAdded[(n * J) + j] -= Inputs[at];
                    left -= Inputs[at];
                }

                double least = LeastFinalShare * supply[(n * J) + k];
                FinalDemand[(n * J) + k] = Math.Max(left, least);
                Imputed[n] += Math.Max(0, least - left);
            }
        }
    }
}
