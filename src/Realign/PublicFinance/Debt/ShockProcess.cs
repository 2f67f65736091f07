namespace Realign.PublicFinance.Debt;

/// <summary>
/// How shocks come about. Either deviations x_t = R·x_(t−1) + u_t with R diagonal and u jointly normal, or blocks of years taken from history as they were.
/// Deviations start at zero: the conditions of the path are the mean.
/// </summary>
public sealed class ShockProcess
{
    private const int K = ShockHistory.Variables;

    /// <summary>Persistence beyond this is a trend, not a shock; ten years do not tell the two apart.</summary>
    private const double LargestPersistence = 0.9;

    private ShockProcess(string description, double[] persistence, double[] covariance, double[]? deviations, int blockLength)
    {
        (Description, Persistence, Covariance, HistoricalDeviations, BlockLength) = (description, persistence, covariance, deviations, blockLength);
        Factor = LowerFactor(covariance);
    }

    /// <summary>What was used, for a reader.</summary>
    public string Description { get; }

    /// <summary>Diagonal of R, in the order of <see cref="ShockVariable"/>.</summary>
    public IReadOnlyList<double> Persistence { get; }

    /// <summary>Covariance of u, row-major.</summary>
    public IReadOnlyList<double> Covariance { get; }

    /// <summary>Years of a block; 0 for normal shocks.</summary>
    public int BlockLength { get; }

    /// <summary>[year, variable] for blocks.</summary>
    internal double[]? HistoricalDeviations { get; }

    /// <summary>Lower triangular L with L·Lᵀ the covariance, row-major; columns of variables that others determine are zero.</summary>
    internal double[] Factor { get; }

    /// <summary>Normal shocks with persistence and covariance estimated from one history, variable by variable.</summary>
    public static ShockProcess FromHistory(ShockHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (persistence, residuals) = Estimate(history);
        return new(
            $"joint normal shocks with persistence, from {history.Economy} {history.Years[0]}-{history.Years[^1]} ({history.Years.Count} years; {history.Source})",
            persistence, CrossProducts(residuals, history.Years.Count - 2), null, 0);
    }

    /// <summary>The default where an economy has no history of its own: the average over others, each year weighing the same.</summary>
    /// <exception cref="RealignException">There are no others.</exception>
    public static ShockProcess Pooled(IReadOnlyList<ShockHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.Count == 0) throw new RealignException("There is no history to take shocks from: no economy of the macro file has ten years of growth, deflator, exchange rate, primary balance and interest.");
        var persistence = new double[K];
        var covariance = new double[K * K];
        int years = histories.Sum(h => h.Years.Count), freedom = 0;
        foreach (var history in histories)
        {
            var (own, residuals) = Estimate(history);
            for (int k = 0; k < K; k++) persistence[k] += own[k] * history.Years.Count / years;
            double[] products = CrossProducts(residuals, 1);
            for (int c = 0; c < K * K; c++) covariance[c] += products[c];
            freedom += history.Years.Count - 2;
        }

        for (int c = 0; c < K * K; c++) covariance[c] /= freedom;
        return new($"joint normal shocks with persistence, pooled over {string.Join(", ", histories.Select(h => h.Economy))}: a default, not this economy's history", persistence, covariance, null, 0);
    }

    /// <summary>Normal shocks of a given covariance.</summary>
    /// <param name="persistence">Diagonal of R, each from 0 up to but not including 1.</param>
    /// <param name="covariance">Of u, row-major.</param>
    /// <exception cref="RealignException">The covariance is not symmetric and positive semidefinite, or persistence is outside its range.</exception>
    public static ShockProcess Normal(IReadOnlyList<double> persistence, IReadOnlyList<double> covariance)
    {
        ArgumentNullException.ThrowIfNull(persistence);
        ArgumentNullException.ThrowIfNull(covariance);
        if (persistence.Count != K || covariance.Count != K * K) throw new RealignException($"Shocks have {K} variables; got {persistence.Count} persistences and {covariance.Count} covariances.");
        if (persistence.FirstOrDefault(p => p is not (>= 0 and < 1), 0) is not 0 and var wrong) throw new RealignException($"A persistence of {wrong} is not possible; it lies between 0 and 1, and 1 would never die out.");
        for (int a = 0; a < K; a++) for (int b = 0; b < a; b++)
            if (covariance[(a * K) + b] != covariance[(b * K) + a]) throw new RealignException($"The covariance of {(ShockVariable)a} and {(ShockVariable)b} differs between the two triangles of the matrix.");
        return new("joint normal shocks of a given covariance", [.. persistence], [.. covariance], null, 0);
    }

    /// <summary>Overlapping blocks of consecutive years of history, the end followed by the start.</summary>
    /// <exception cref="RealignException">The length is not between 1 and the years of history.</exception>
    public static ShockProcess Blocks(ShockHistory history, int length)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (length < 1 || length > history.Years.Count) throw new RealignException($"Blocks of {length} years are not possible; history has {history.Years.Count}.");
        return new(
            $"blocks of {length} years drawn from {history.Economy} {history.Years[0]}-{history.Years[^1]} ({history.Source})",
            new double[K], CrossProducts(history.Deviations(), history.Years.Count - 1), history.Deviations(), length);
    }

    /// <summary>Least squares of every variable on its own past; residuals [year − 1, variable].</summary>
    private static (double[] Persistence, double[] Residuals) Estimate(ShockHistory history)
    {
        double[] x = history.Deviations();
        int n = history.Years.Count;
        var persistence = new double[K];
        var residuals = new double[(n - 1) * K];
        for (int k = 0; k < K; k++)
        {
            double cross = 0, square = 0;
            for (int t = 1; t < n; t++)
            {
                cross += x[(t * K) + k] * x[((t - 1) * K) + k];
                square += x[((t - 1) * K) + k] * x[((t - 1) * K) + k];
            }

            persistence[k] = square > 0 ? Math.Clamp(cross / square, 0, LargestPersistence) : 0;
            for (int t = 1; t < n; t++) residuals[((t - 1) * K) + k] = x[(t * K) + k] - (persistence[k] * x[((t - 1) * K) + k]);
        }

        return (persistence, residuals);
    }

    private static double[] CrossProducts(double[] rows, int divisor)
    {
        var products = new double[K * K];
        for (int r = 0; r < rows.Length; r += K)
            for (int a = 0; a < K; a++) for (int b = 0; b < K; b++) products[(a * K) + b] += rows[r + a] * rows[r + b] / divisor;
        return products;
    }

    private static double[] LowerFactor(double[] covariance)
    {
        var factor = new double[K * K];
        for (int a = 0; a < K; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double rest = covariance[(a * K) + b];
                for (int c = 0; c < b; c++) rest -= factor[(a * K) + c] * factor[(b * K) + c];
                double scale = 1e-12 * Math.Max(covariance[(a * K) + a], double.Epsilon);
                if (a == b && !(rest >= -scale)) throw new RealignException($"The covariance of shocks is not positive semidefinite: {(ShockVariable)a} has a variance of {rest} left once the variables before it are known.");
                factor[(a * K) + b] = a == b ? (rest > scale ? Math.Sqrt(rest) : 0) : factor[(b * K) + b] > 0 ? rest / factor[(b * K) + b] : 0;
            }
        }

        return factor;
    }
}
