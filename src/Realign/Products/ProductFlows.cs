namespace Realign.Products;

/// <summary>
/// What one buyer, an economy or a group of them, imported in a year: for every product the origins that sold it, their customs value and the duty on it.
/// Products and origins are sorted by code; only pairs that traded are held, product by product.
/// </summary>
public sealed class ProductFlows
{
    private readonly int[] _start;
    private readonly int[] _origin;
    private readonly double[] _value;
    private readonly double[] _duty;
    private readonly double[]? _sellerExports;
    private readonly double[]? _ownExports;

    /// <param name="importer">The buyer's code or name.</param>
    /// <param name="year">The year.</param>
    /// <param name="rows">Imports, at most one row for each product and origin; values above zero.</param>
    /// <param name="ownExports">The buyer's own exports by product, USD, where they are known; null when nothing is known of them.</param>
    /// <exception cref="RealignException">A row stands twice, or a value is not finite and above zero, or a duty is not finite and at least zero.</exception>
    public ProductFlows(string importer, int year, IEnumerable<ProductFlow> rows, IReadOnlyDictionary<string, double>? ownExports = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (Importer, Year) = (importer, year);
        var sorted = rows.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Product, b.Product) is var p and not 0 ? p : string.CompareOrdinal(a.Origin, b.Origin));
        Origins = [.. sorted.Select(r => r.Origin).Distinct().Order(StringComparer.Ordinal)];
        var origins = Origins.Select((code, i) => (code, i)).ToDictionary(o => o.code, o => o.i, StringComparer.Ordinal);
        var products = new List<string>();
        var start = new List<int>();
        _origin = new int[sorted.Length];
        _value = new double[sorted.Length];
        _duty = new double[sorted.Length];
        bool seller = sorted.Length > 0 && sorted.All(r => r.SellerExports is not null);
        _sellerExports = seller ? new double[sorted.Length] : null;
        for (int c = 0; c < sorted.Length; c++)
        {
            var row = sorted[c];
            if (c > 0 && row.Product == sorted[c - 1].Product && row.Origin == sorted[c - 1].Origin)
                throw new RealignException($"Product {row.Product} from {row.Origin} stands twice in the imports of {importer}. Add the rows up before.");
            if (!(row.Value > 0 && double.IsFinite(row.Value))) throw new RealignException($"Product {row.Product} from {row.Origin} has the value {row.Value}; it must be finite and above zero.");
            if (!(row.Duty >= 0 && double.IsFinite(row.Duty))) throw new RealignException($"Product {row.Product} from {row.Origin} has the duty {row.Duty}; it must be finite and zero or more.");
            if (products.Count == 0 || products[^1] != row.Product)
            {
                products.Add(row.Product);
                start.Add(c);
            }

            (_origin[c], _value[c], _duty[c]) = (origins[row.Origin], row.Value, row.Duty);
            if (seller) _sellerExports![c] = Math.Max(row.Value, row.SellerExports!.Value);
        }

        start.Add(sorted.Length);
        Products = products;
        _start = [.. start];
        if (ownExports is not null) _ownExports = [.. products.Select(p => ownExports.GetValueOrDefault(p))];
    }

    public string Importer { get; }

    public int Year { get; }

    public IReadOnlyList<string> Products { get; }

    public IReadOnlyList<string> Origins { get; }

    /// <summary>Pairs of product and origin that traded.</summary>
    public int Count => _value.Length;

    /// <summary>Customs value of all imports, USD.</summary>
    public double Total => _value.Sum();

    /// <summary>Whether the buyer's own exports are known.</summary>
    public bool HasOwnExports => _ownExports is not null;

    /// <summary>Whether what each origin sells of a product to everybody is known.</summary>
    public bool HasSellerExports => _sellerExports is not null;

    /// <summary>The origins that names of countries and groups stand for: of a group those that sell to the buyer, and a country also when it sells nothing, so that what is computed of it says so.</summary>
    /// <param name="names">Codes, or groups such as <c>eu</c>.</param>
    /// <exception cref="RealignException">A name is of no country and no group.</exception>
    public IReadOnlyList<string> Sellers(IEnumerable<string> names) =>
        [.. names.SelectMany(n => Countries.Members(n) is { Count: > 1 } group ? group.Where(Origins.Contains).DefaultIfEmpty(n) : [n]).Distinct()];

    /// <summary>Origins of a product, positions in <see cref="Origins"/>, ascending.</summary>
    public ReadOnlySpan<int> OriginsOf(int product) => _origin.AsSpan(_start[product].._start[product + 1]);

    /// <summary>Customs values of a product by origin, in the order of <see cref="OriginsOf"/>, USD.</summary>
    public ReadOnlySpan<double> ValuesOf(int product) => _value.AsSpan(_start[product].._start[product + 1]);

    /// <summary>Duties on a product by origin, USD.</summary>
    public ReadOnlySpan<double> DutiesOf(int product) => _duty.AsSpan(_start[product].._start[product + 1]);

    /// <summary>What each origin sells of a product to everybody abroad, USD.</summary>
    /// <exception cref="RealignException">It is not known.</exception>
    public ReadOnlySpan<double> SellerExportsOf(int product) =>
        (_sellerExports ?? throw new RealignException($"The imports of {Importer} do not say what each origin sells to others. Read a file of world trade, such as BACI.")).AsSpan(_start[product].._start[product + 1]);

    /// <summary>The buyer's own exports of a product, USD; null when they are not known.</summary>
    public double? OwnExportsOf(int product) => _ownExports?[product];

    /// <summary>Position of the first cell of a product; the last entry is <see cref="Count"/>.</summary>
    internal ReadOnlySpan<int> Starts => _start;

    internal ReadOnlySpan<int> Cells => _origin;
}
