namespace Realign.Products.Switching;

/// <summary>
/// Who sells instead when a buyer refuses or taxes what some origins sell: constant elasticity of substitution among origins, product by product, sellers whose
/// supply is finitely elastic and who have other markets. Partial equilibrium: incomes, other products and prices in other markets stay. Notation.md has the equations.
/// </summary>
public sealed class SwitchingModel
{
    /// <summary>Below this remaining share of a product's spending nobody else sells it, for our purpose.</summary>
    public const double LeastRemainingShare = 1e-6;

    /// <summary>The largest relative violation of a condition in a result.</summary>
    public const double Tolerance = 1e-9;

    private const int BlockOfProducts = 64;

    private readonly double[] _shares;
    private readonly double[] _rates;
    private readonly double[] _spending;

    public SwitchingModel(ProductFlows flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        Flows = flows;
        _shares = new double[flows.Count];
        _rates = new double[flows.Count];
        _spending = new double[flows.Products.Count];
        for (int p = 0; p < _spending.Length; p++)
        {
            var values = flows.ValuesOf(p);
            var duties = flows.DutiesOf(p);
            int start = flows.Starts[p];
            double total = 0;
            for (int c = 0; c < values.Length; c++)
            {
                total += values[c] + duties[c];
                _rates[start + c] = duties[c] / values[c];
            }

            for (int c = 0; c < values.Length; c++) _shares[start + c] = (values[c] + duties[c]) / total;
            _spending[p] = total;
            Longest = Math.Max(Longest, values.Length);
        }
    }

    public ProductFlows Flows { get; }

    /// <summary>The most origins that a product has.</summary>
    internal int Longest { get; }

    internal ReadOnlySpan<double> Shares => _shares;

    internal ReadOnlySpan<double> Rates => _rates;

    internal ReadOnlySpan<double> Spending => _spending;

    /// <summary>Solves every product.</summary>
    /// <param name="shock">Who is refused or taxed, and how much.</param>
    /// <param name="parameters">Elasticities.</param>
    /// <param name="alternatives">Who is asked to sell instead; nobody in particular when null.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Stops between products.</param>
    /// <exception cref="RealignException">A parameter is outside its range, or an origin sells nothing to this buyer.</exception>
    public SwitchingSolution Solve(SwitchingShock shock, SwitchingParameters parameters, Alternatives? alternatives = null, int threads = 1, CancellationToken cancellation = default) =>
        Solve(new SwitchingTask(Flows, shock, alternatives), parameters, keepsCells: true, threads, cancellation);

    internal SwitchingSolution Solve(SwitchingTask task, SwitchingParameters parameters, bool keepsCells, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Check(Flows);
        double[]? shares = parameters.BuyerShares as double[] ?? parameters.BuyerShares?.ToArray();
        var solution = new SwitchingSolution(Flows, keepsCells);
        int products = Flows.Products.Count, blocks = (products + BlockOfProducts - 1) / BlockOfProducts;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        Parallel.For(0, blocks, options, () => new SwitchingKernel(this, task, parameters, shares, solution), (block, _, kernel) =>
        {
            int end = Math.Min(products, (block + 1) * BlockOfProducts);
            for (int p = block * BlockOfProducts; p < end; p++) kernel.Solve(p);
            return kernel;
        }, _ => { });
        return solution;
    }
}
