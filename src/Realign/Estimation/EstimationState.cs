namespace Realign.Estimation;

/// <summary>Everything that results with different covariances have in common.</summary>
internal sealed unsafe class EstimationState
{
    private readonly Dictionary<KeyCombination, GroupCoding> _codings = [];
    private readonly Lazy<int[]> _redundant;

    public EstimationState(EstimationData data, ModelSpecification model, EstimationOptions options, Sample sample, Fit fit)
    {
        (Data, Model, Options, Sample, Fit) = (data, model, options, sample, fit);
        foreach (var effect in sample.Effects) _codings[effect.Keys] = effect;
        _redundant = new(CountRedundant);
        if (fit.Converged) Measures = FitMeasures.Of(this);
    }

    public EstimationData Data { get; }

    public ModelSpecification Model { get; }

    public EstimationOptions Options { get; }

    public Sample Sample { get; }

    public Fit Fit { get; }

    public FitMeasures? Measures { get; }

    public double Deviance => Measures!.Deviance;

    /// <summary>By effect: levels that earlier effects determine, one for every connected component that it forms with one of them.</summary>
    public int[] Redundant => _redundant.Value;

    /// <summary>Every parameter: coefficients and fixed effects that are not redundant.</summary>
    public int AllParameters => Fit.Coefficients.Length + Sample.Effects.Select((e, q) => e.Count - Redundant[q]).Sum();

    /// <summary>The groups that keys form in the sample.</summary>
    public GroupCoding Coding(KeyCombination keys)
    {
        lock (_codings)
        {
            if (_codings.TryGetValue(keys, out var known)) return known;
            foreach (string key in keys.Keys)
            {
                var codes = Data[key].Codes;
                for (int row = 0; row < codes.Length; row++)
                    if (codes[row] < 0 && Sample.Uses[row] == RowUse.Used) throw new RealignException($"Key '{key}' is missing in row {row + 1}, which the estimation used; estimate with these clusters from the start, which leaves such rows out.");
            }

            return _codings[keys] = GroupCoding.Of(Data, keys, Sample.Uses);
        }
    }

    /// <summary>Whether each level lies in one cluster.</summary>
    public bool IsNested(GroupCoding effect, GroupCoding cluster)
    {
        if (cluster.Keys.Keys.All(k => effect.Keys.Keys.Contains(k))) return true;
        if (cluster.Count > effect.Count) return false;
        var clusterOf = new int[effect.Count];
        Array.Fill(clusterOf, -1);
        foreach (int row in Fit.Design.Rows)
        {
            ref int known = ref clusterOf[effect.Codes[row]];
            if (known < 0) known = cluster.Codes[row];
            else if (known != cluster.Codes[row]) return false;
        }

        return true;
    }

    /// <summary>Σ s s' over clusters, s the sum of x̃ · weight · (y − μ̂) in one; over observations when there are none.</summary>
    public double[] ScoreProducts(GroupCoding? clusters)
    {
        int k = Fit.Coefficients.Length, n = Sample.Observations, groups = clusters?.Count ?? 1;
        var sums = new double[groups * k];
        var products = new double[k * k];
        int[] rows = Fit.Design.Rows;
        double* residual = Fit.Residual;
        double*[] columns = new double*[k];
        for (int c = 0; c < k; c++) columns[c] = Fit.Columns.Column(c);
        for (int o = 0; o < n; o++)
        {
            int at = clusters is null ? 0 : clusters.Codes[rows[o]] * k;
            for (int c = 0; c < k; c++)
            {
                double score = columns[c][(long)Absorption.Lanes * o] * residual[o];
                sums[at + c] = clusters is null ? score : sums[at + c] + score;
            }

            if (clusters is null) AddSquare(sums, products, k);
        }

        if (clusters is not null) for (int g = 0; g < groups; g++) AddSquare(sums.AsSpan(g * k, k), products, k);
        for (int r = 0; r < k; r++) for (int c = 0; c < r; c++) products[(c * k) + r] = products[(r * k) + c];
        return products;
    }

    private static void AddSquare(ReadOnlySpan<double> sums, double[] products, int k)
    {
        for (int r = 0; r < k; r++) for (int c = 0; c <= r; c++) products[(r * k) + c] += sums[r] * sums[c];
    }

    private int[] CountRedundant()
    {
        var effects = Sample.Effects;
        var redundant = new int[effects.Length];
        for (int q = 1; q < effects.Length; q++)
        {
            for (int p = 0; p < q; p++)
            {
                var sets = new UnionFind(effects[p].Count + effects[q].Count);
                foreach (int row in Fit.Design.Rows) sets.Union(effects[p].Codes[row], effects[p].Count + effects[q].Codes[row]);
                redundant[q] = Math.Max(redundant[q], sets.Sets);
            }
        }

        return redundant;
    }
}
