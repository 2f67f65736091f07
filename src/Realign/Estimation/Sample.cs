namespace Realign.Estimation;

/// <summary>Which rows take part, and the levels of the fixed effects in them.</summary>
internal sealed class Sample
{
    private Sample(RowUse[] uses, GroupCoding[] effects, int observations) => (Uses, Effects, Observations) = (uses, effects, observations);

    /// <summary>By row of the data.</summary>
    public RowUse[] Uses { get; }

    /// <summary>The fixed effects in the model's order; levels that lost all their rows are gone.</summary>
    public GroupCoding[] Effects { get; }

    public int Observations { get; }

    /// <summary>Leaves out what is missing, has no weight, is alone, or is separated by a single fixed effect.</summary>
    public static Sample Draw(EstimationData data, ModelSpecification model, CovarianceSpecification covariance, EstimationOptions options)
    {
        var uses = new RowUse[data.Rows];
        string[] numeric = [model.Dependent, .. model.Regressors, .. model.Weights is null ? [] : new[] { model.Weights }, .. model.Offset is null ? [] : new[] { model.Offset }];
        foreach (string name in numeric.Distinct()) LeaveOutMissing(data[name], uses);
        foreach (string key in model.FixedEffects.Concat(covariance.Clusters).SelectMany(k => k.Keys).Distinct())
        {
            var codes = data[key].Codes;
            for (int row = 0; row < uses.Length; row++) if (codes[row] < 0) uses[row] = RowUse.Missing;
        }

        if (model.Weights is { } weights) LeaveOutWeightless(data[weights], uses);
        if (model.Family == Family.Poisson) CheckNonNegative(data[model.Dependent], uses);
        return Reduce(data, model, options, uses);
    }

    /// <summary>The sample without rows found to be separated later.</summary>
    public Sample Without(IEnumerable<int> separatedRows, EstimationData data, ModelSpecification model, EstimationOptions options)
    {
        var uses = (RowUse[])Uses.Clone();
        foreach (int row in separatedRows) uses[row] = RowUse.SeparatedByRegressors;
        return Reduce(data, model, options, uses);
    }

    private static Sample Reduce(EstimationData data, ModelSpecification model, EstimationOptions options, RowUse[] uses)
    {
        GroupCoding[] effects = Code(data, model, options, uses);
        if (Peel(uses, effects, data[model.Dependent].Numbers, model, options)) effects = Code(data, model, options, uses);
        int observations = uses.AsSpan().Count(RowUse.Used);
        if (observations == 0)
            throw new RealignException($"No observation is left: {string.Join(", ", uses.GroupBy(u => u).Select(g => $"{g.Count()} {g.Key}"))}. Check filters, keys and missing values.");
        return new(uses, effects, observations);
    }

    private static GroupCoding[] Code(EstimationData data, ModelSpecification model, EstimationOptions options, RowUse[] uses) =>
        [.. model.FixedEffects.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Select(keys => GroupCoding.Of(data, keys, uses))];

    /// <summary>Repeats until nothing changes, since every row that goes may leave another alone.</summary>
    private static bool Peel(RowUse[] uses, GroupCoding[] effects, ReadOnlySpan<double> dependent, ModelSpecification model, EstimationOptions options)
    {
        bool zeroLevels = model.Family == Family.Poisson && options.Separation != SeparationCheck.None;
        if (effects.Length == 0 || (options.KeepSingletons && !zeroLevels)) return false;
        int[][] counts = [.. effects.Select(e => new int[e.Count])], positive = [.. effects.Select(e => new int[e.Count])];
        int[] rows = new int[uses.Length];
        int active = 0;
        for (int row = 0; row < uses.Length; row++) if (uses[row] == RowUse.Used) rows[active++] = row;
        for (int q = 0; q < effects.Length; q++)
        {
            var codes = effects[q].Codes;
            for (int a = 0; a < active; a++)
            {
                int level = codes[rows[a]];
                counts[q][level]++;
                if (dependent[rows[a]] > 0) positive[q][level]++;
            }
        }

        int before = active;
        while (true)
        {
            int kept = 0;
            for (int a = 0; a < active; a++)
            {
                int row = rows[a];
                var use = RowUse.Used;
                for (int q = 0; q < effects.Length; q++)
                {
                    int level = effects[q].Codes[row];
                    if (zeroLevels && positive[q][level] == 0) use = RowUse.SeparatedByFixedEffect;
                    else if (use == RowUse.Used && counts[q][level] == 1 && !options.KeepSingletons) use = RowUse.Singleton;
                }

                if (use == RowUse.Used)
                {
                    rows[kept++] = row;
                    continue;
                }

                uses[row] = use;
                for (int q = 0; q < effects.Length; q++)
                {
                    int level = effects[q].Codes[row];
                    counts[q][level]--;
                    if (dependent[row] > 0) positive[q][level]--;
                }
            }

            if (kept == active) return active < before;
            active = kept;
        }
    }

    private static void LeaveOutMissing(DataColumn column, RowUse[] uses)
    {
        var values = column.Numbers;
        for (int row = 0; row < uses.Length; row++)
        {
            if (double.IsNaN(values[row])) uses[row] = RowUse.Missing;
            else if (double.IsInfinity(values[row])) throw new RealignException($"Column '{column.Name}' is infinite in row {row + 1}; the logarithm of zero? Filter such rows out.");
        }
    }

    private static void LeaveOutWeightless(DataColumn column, RowUse[] uses)
    {
        var values = column.Numbers;
        for (int row = 0; row < uses.Length; row++)
        {
            if (uses[row] != RowUse.Used) continue;
            if (values[row] < 0) throw new RealignException($"Weight '{column.Name}' is {values[row]} in row {row + 1}; weights are zero or positive.");
            if (values[row] == 0) uses[row] = RowUse.ZeroWeight;
        }
    }

    private static void CheckNonNegative(DataColumn column, RowUse[] uses)
    {
        var values = column.Numbers;
        bool any = false;
        for (int row = 0; row < uses.Length; row++)
        {
            if (uses[row] != RowUse.Used) continue;
            if (values[row] < 0) throw new RealignException($"'{column.Name}' is {values[row]} in row {row + 1}; Poisson needs values of zero or more. Filter, or use least squares.");
            any |= values[row] > 0;
        }

        if (!any && uses.Contains(RowUse.Used)) throw new RealignException($"'{column.Name}' is zero in every row; there is nothing to estimate.");
    }
}
