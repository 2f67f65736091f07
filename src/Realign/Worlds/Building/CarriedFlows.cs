namespace Realign.Worlds.Building;

/// <summary>
/// Flows of the base year carried to the target year by GDP. Colombia's flows come from another year, since 2021 and 2022 look extrapolated in the source.
/// </summary>
internal sealed class CarriedFlows
{
    public const int BaseYear = 2022;
    public const int ColombiaYear = 2019;
    public const int TargetYear = 2024;

    private readonly SourceFolder _sources;

    public CarriedFlows(SourceFolder sources)
    {
        _sources = sources;
        Values = Carry(GrowthToTarget());
    }

    /// <summary>[n, i, j], million USD.</summary>
    public double[] Values { get; }

    public List<string> Notes { get; } = [];

    /// <summary>GDP of the target year over the base year, by economy.</summary>
    private double[] GrowthToTarget()
    {
        Dictionary<int, double> gdp2022 = _sources.Gdp2022(), gdp2023 = _sources.Gdp2023(), target = _sources.WorldBankGdp(TargetYear), before = _sources.WorldBankGdp(TargetYear - 1);
        foreach (var (n, gdp) in _sources.WorldBankGdp(BaseYear)) gdp2022[n] = gdp;
        double carry = target.Sum(p => p.Value) / target.Sum(p => before[p.Key]);
        var growth = new double[_sources.N];
        for (int n = 0; n < _sources.N; n++)
            growth[n] = !gdp2022.TryGetValue(n, out double start) || start <= 0 ? double.NaN
                : target.TryGetValue(n, out double known) ? known / start
                : gdp2023.TryGetValue(n, out double last) ? last / start * carry : double.NaN;
        double[] found = [.. growth.Where(double.IsFinite).Order()];
        double median = Numerics.Quantiles.Of(found, 0.5);
        var without = new List<string>();
        for (int n = 0; n < _sources.N; n++)
        {
            if (double.IsFinite(growth[n])) continue;
            growth[n] = median;
            without.Add(_sources.Economies[n].Code);
        }

        Notes.Add($"Flows of {BaseYear} are carried to {TargetYear} by dollar GDP. {TargetYear} GDP is known for {string.Join(", ", target.Keys.Order().Select(n => _sources.Economies[n].Code))}; the others' GDP of 2023 is carried on with the growth of those seven together, {100 * (carry - 1):F1} %, an imputation. {string.Join(", ", without)} lack GDP of {BaseYear} or 2023 in the sources and get the median growth since {BaseYear}, {100 * (median - 1):F1} %.");
        return growth;
    }

    private double[] Carry(double[] growthToTarget)
    {
        int N = _sources.N, J = _sources.J, col = _sources.Economy("COL");
        double[] flows = _sources.Flows(BaseYear), colombia = _sources.Flows(ColombiaYear);
        double since = _sources.WorldBankGdp(TargetYear)[col] / _sources.WorldBankGdp(ColombiaYear)[col];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                bool ofColombia = n == col || i == col;
                double growth = Math.Sqrt(growthToTarget[n] * growthToTarget[i]);
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                    flows[at] = ofColombia ? colombia[at] * since : flows[at] * growth;
            }
        }

        Notes.Add($"Colombia's flows, domestic ones included, are those of {ColombiaYear}, scaled by its dollar GDP ({since:F3}), before benchmarks: its {BaseYear} looks extrapolated in the source.");
        return flows;
    }
}
