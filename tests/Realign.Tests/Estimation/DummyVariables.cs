using Realign.Estimation;

namespace Realign.Tests.Estimation;

/// <summary>
/// The second implementation: a dense matrix with a column for every level, redundant ones left out by pivoting, Newton's method by normal equations, and
/// covariances by the textbook sum over observations. Shares no code with the library.
/// </summary>
internal sealed class DummyVariables
{
    private readonly double[][] _x;
    private readonly int[] _rows;
    private readonly double[] _residual;
    private readonly double[,] _bread;

    public DummyVariables(EstimationData data, ModelSpecification model, IReadOnlyList<RowUse> uses)
    {
        _rows = [.. Enumerable.Range(0, data.Rows).Where(r => uses[r] == RowUse.Used)];
        int n = _rows.Length;
        double[] Column(string name) => [.. _rows.Select(r => data[name].Numbers[r])];
        List<double[]> columns = [.. model.Regressors.Select(Column)];
        if (model.FixedEffects.Count == 0) columns.Insert(0, [.. Enumerable.Repeat(1.0, n)]);
        int regressors = columns.Count;
        foreach (var effect in model.FixedEffects)
            foreach (var level in Groups(data, effect).Distinct().ToArray())
                columns.Add([.. Groups(data, effect).Select(l => l == level ? 1.0 : 0.0)]);
        // Effects first, so that what is redundant is an effect; the columns of interest end up last and are moved to the front.
        int[] order = [.. Enumerable.Range(regressors, columns.Count - regressors), .. Enumerable.Range(0, regressors)];
        int[] kept = Independent([.. order.Select(c => columns[c])]);
        Rank = kept.Length;
        int[] chosen = [.. kept.Select(k => order[k])];
        chosen = [.. chosen.Where(c => c < regressors), .. chosen.Where(c => c >= regressors)];
        Coefficients = chosen.Count(c => c < regressors);
        _x = [.. chosen.Select(c => columns[c])];
        double[] y = Column(model.Dependent), weight = model.Weights is { } w ? Column(w) : [.. y.Select(_ => 1.0)], offset = model.Offset is { } o ? Column(o) : new double[n];
        Eta = model.Family == Family.Poisson ? [.. y.Select(v => Math.Log(0.5 * (v + y.Average())))] : new double[n];
        Beta = new double[_x.Length];
        double[] working = new double[n];
        for (int iteration = 0; iteration < 60; iteration++)
        {
            double[] mean = model.Family == Family.Poisson ? [.. Eta.Select(Math.Exp)] : [.. Eta];
            working = model.Family == Family.Poisson ? [.. weight.Zip(mean, (a, b) => a * b)] : weight;
            double[] z = model.Family == Family.Poisson ? [.. Enumerable.Range(0, n).Select(i => Eta[i] - offset[i] + (y[i] / mean[i]) - 1)] : [.. y.Zip(offset, (a, b) => a - b)];
            Beta = Solve(Gram(working), [.. _x.Select(c => Enumerable.Range(0, n).Sum(i => c[i] * working[i] * z[i]))]);
            double[] before = Eta;
            Eta = [.. Enumerable.Range(0, n).Select(i => offset[i] + _x.Select((c, k) => c[i] * Beta[k]).Sum())];
            if (iteration > 0 && before.Zip(Eta, (a, b) => Math.Abs(a - b)).Max() < 1e-12) break;
        }

        double[] fitted = model.Family == Family.Poisson ? [.. Eta.Select(Math.Exp)] : Eta;
        _residual = [.. Enumerable.Range(0, n).Select(i => weight[i] * (y[i] - fitted[i]))];
        SquaredResiduals = Enumerable.Range(0, n).Sum(i => weight[i] * (y[i] - fitted[i]) * (y[i] - fitted[i]));
        _bread = Inverse(Gram(model.Family == Family.Poisson ? [.. weight.Zip(fitted, (a, b) => a * b)] : weight));
    }

    public int Observations => _rows.Length;

    /// <summary>Columns that are linearly independent.</summary>
    public int Rank { get; }

    /// <summary>How many of them are not effects; they come first in <see cref="Beta"/>.</summary>
    public int Coefficients { get; }

    public double[] Beta { get; }

    public double[] Eta { get; }

    public double SquaredResiduals { get; }

    /// <summary>The inverse of X'WX, of coefficients a and b.</summary>
    public double Bread(int a, int b) => _bread[a, b];

    /// <summary>Levels of a group by observation, as text.</summary>
    public string[] Groups(EstimationData data, KeyCombination keys) => [.. _rows.Select(r => string.Join('|', keys.Keys.Select(k => data[k].Levels[data[k].Codes[r]])))];

    /// <summary>B S B with S the sum over groups of the outer products of summed scores; over observations when groups are null.</summary>
    public double[,] Sandwich(string[]? groups)
    {
        int k = _x.Length;
        var sums = new Dictionary<string, double[]>();
        for (int i = 0; i < Observations; i++)
        {
            string group = groups?[i] ?? $"{i}";
            if (!sums.TryGetValue(group, out double[]? sum)) sums[group] = sum = new double[k];
            for (int c = 0; c < k; c++) sum[c] += _x[c][i] * _residual[i];
        }

        var meat = new double[k, k];
        foreach (double[] sum in sums.Values) for (int a = 0; a < k; a++) for (int b = 0; b < k; b++) meat[a, b] += sum[a] * sum[b];
        return Product(Product(_bread, meat), _bread);
    }

    private double[,] Gram(double[] weight)
    {
        int k = _x.Length;
        var gram = new double[k, k];
        for (int a = 0; a < k; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                for (int i = 0; i < weight.Length; i++) sum += _x[a][i] * weight[i] * _x[b][i];
                gram[a, b] = gram[b, a] = sum;
            }
        }

        return gram;
    }

    /// <summary>Modified Gram–Schmidt, twice, in the given order.</summary>
    private static int[] Independent(double[][] columns)
    {
        List<double[]> basis = [];
        List<int> kept = [];
        for (int c = 0; c < columns.Length; c++)
        {
            double[] rest = [.. columns[c]];
            double size = Math.Sqrt(rest.Sum(v => v * v));
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] direction in basis)
                {
                    double inner = rest.Zip(direction, (a, b) => a * b).Sum();
                    for (int i = 0; i < rest.Length; i++) rest[i] -= inner * direction[i];
                }
            }

            double norm = Math.Sqrt(rest.Sum(v => v * v));
            if (norm < 1e-9 * size) continue;
            basis.Add([.. rest.Select(v => v / norm)]);
            kept.Add(c);
        }

        return [.. kept];
    }

    private static double[] Solve(double[,] matrix, double[] right)
    {
        var inverse = Inverse(matrix);
        double[] Times(double[] v) => [.. Enumerable.Range(0, v.Length).Select(r => Enumerable.Range(0, v.Length).Sum(c => inverse[r, c] * v[c]))];
        double[] solution = Times(right);
        double[] rest = [.. Enumerable.Range(0, right.Length).Select(r => right[r] - Enumerable.Range(0, right.Length).Sum(c => matrix[r, c] * solution[c]))];
        return [.. solution.Zip(Times(rest), (a, b) => a + b)];
    }

    /// <summary>Gauss–Jordan with partial pivoting.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var work = new double[n, 2 * n];
        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c < n; c++) work[r, c] = matrix[r, c];
            work[r, n + r] = 1;
        }

        for (int c = 0; c < n; c++)
        {
            int pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(work[r, c]));
            for (int k = 0; k < 2 * n; k++) (work[c, k], work[pivot, k]) = (work[pivot, k], work[c, k]);
            double scale = 1 / work[c, c];
            for (int k = 0; k < 2 * n; k++) work[c, k] *= scale;
            for (int r = 0; r < n; r++)
            {
                if (r == c || work[r, c] == 0) continue;
                double factor = work[r, c];
                for (int k = c; k < 2 * n; k++) work[r, k] -= factor * work[c, k];
            }
        }

        var inverse = new double[n, n];
        for (int r = 0; r < n; r++) for (int c = 0; c < n; c++) inverse[r, c] = work[r, n + c];
        return inverse;
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        var product = new double[n, n];
        for (int r = 0; r < n; r++) for (int k = 0; k < n; k++) for (int c = 0; c < n; c++) product[r, c] += a[r, k] * b[k, c];
        return product;
    }
}
