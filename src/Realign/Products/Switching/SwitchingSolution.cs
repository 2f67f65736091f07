namespace Realign.Products.Switching;

/// <summary>Every product after a shock: how its solve ended and, where it converged, what changed. Reading a product that did not converge throws.</summary>
public sealed class SwitchingSolution
{
    private readonly ProductFlows _flows;
    private readonly ProductStatus[] _status;
    private readonly int[] _iterations;
    private readonly double[] _residual;
    private readonly ProductSwitch[] _products;
    private readonly double[]? _price;
    private readonly double[]? _quantity;

    internal SwitchingSolution(ProductFlows flows, bool keepsCells)
    {
        _flows = flows;
        int count = flows.Products.Count;
        _status = new ProductStatus[count];
        _iterations = new int[count];
        _residual = new double[count];
        _products = new ProductSwitch[count];
        if (!keepsCells) return;
        _price = new double[flows.Count];
        _quantity = new double[flows.Count];
    }

    /// <summary>Products whose solve did not converge.</summary>
    public int NotConverged => _status.Count(s => s == ProductStatus.NotConverged);

    public ProductStatus StatusOf(int product) => _status[product];

    /// <summary>Evaluations of the price index.</summary>
    public int IterationsOf(int product) => _iterations[product];

    /// <summary>The largest relative violation of supply, demand and adding up, measured after the solve.</summary>
    public double ResidualOf(int product) => _residual[product];

    /// <summary>What happens to one product.</summary>
    /// <exception cref="NotConvergedException">Its solve did not converge.</exception>
    public ProductSwitch this[int product] => _products[Checked(product)];

    /// <summary>All products added up; those of which nobody else sells anything count with their sales but without a cost.</summary>
    /// <exception cref="NotConvergedException">The solve of a product did not converge.</exception>
    public ProductSwitch Total()
    {
        var sum = default(ProductSwitch);
        for (int p = 0; p < _products.Length; p++) if (_status[p] != ProductStatus.Untouched) sum += this[p];
        return sum;
    }

    /// <summary>x̂ of every origin of a product, in the order of <see cref="ProductFlows.OriginsOf"/>: the price that it gets, new over old.</summary>
    /// <exception cref="NotConvergedException">The solve of the product did not converge.</exception>
    public ReadOnlySpan<double> SellerPrice(int product) => Cells(_price, product);

    /// <summary>q̂ of every origin of a product: the quantity that the buyer buys from it, new over old.</summary>
    /// <exception cref="NotConvergedException">The solve of the product did not converge.</exception>
    public ReadOnlySpan<double> Quantity(int product) => Cells(_quantity, product);

    internal double[]? Prices => _price;

    internal double[]? Quantities => _quantity;

    internal void Set(int product, ProductStatus status, int iterations, double residual, in ProductSwitch measures) =>
        (_status[product], _iterations[product], _residual[product], _products[product]) = (status, iterations, residual, measures);

    private ReadOnlySpan<double> Cells(double[]? all, int product) => all.AsSpan(_flows.Starts[Checked(product)].._flows.Starts[product + 1]);

    private int Checked(int product) => _status[product] != ProductStatus.NotConverged ? product : throw new NotConvergedException(
        $"Product {_flows.Products[product]} did not converge after {_iterations[product]} evaluations (a condition is off by {_residual[product]:G3}), so nothing is said about it. Look at its σ, or leave it out.");
}
