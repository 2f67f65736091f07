using Realign.Numerics;

namespace Realign.Products.Dependence;

/// <summary>
/// On which products a buyer depends, by the European Commission's three tests (2021, SWD(2021) 352): imports from outside the area are concentrated, they are most of all
/// imports, and they exceed the buyer's own exports. Every flow is then given a year's noise again and again, to see how firmly each flag stands.
/// </summary>
public static class ProductDependenceStudy
{
    private const int BlockOfProducts = 32, DrawsBetweenChecks = 256;

    /// <summary>Runs the tests on every product.</summary>
    /// <param name="flows">Imports, those from members of the area too.</param>
    /// <param name="area">Codes of the buyer's own area, from which imports do not count as dependence; the buyer itself when empty.</param>
    /// <param name="areaName">What the area is called.</param>
    /// <param name="options">Thresholds, noise.</param>
    /// <param name="file">The file that the flows come from.</param>
    /// <param name="cancellation">Stops between products.</param>
    /// <exception cref="RealignException">An option is outside its range.</exception>
    public static ProductDependenceResult Run(ProductFlows flows, IReadOnlyCollection<string> area, string areaName, ProductDependenceOptions? options = null, ProductFile? file = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(area);
        options ??= new ProductDependenceOptions();
        options.Check();
        bool[] inside = [.. flows.Origins.Select(area.Contains)];
        var products = new DependentProduct[flows.Products.Count];
        int blocks = (products.Length + BlockOfProducts - 1) / BlockOfProducts;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation }, () => Array.Empty<double>(), (block, _, buffer) =>
        {
            for (int p = block * BlockOfProducts; p < Math.Min(products.Length, (block + 1) * BlockOfProducts); p++)
            {
                int count = flows.OriginsOf(p).Length + 1;
                if (buffer.Length < count) buffer = new double[2 * count];
                products[p] = Product(flows, p, inside, options, buffer, cancellation);
            }

            return buffer;
        }, _ => { });
        var flagged = products.Where(p => p.Flagged).ToList();
        return new ProductDependenceResult
        {
            RealignVersion = Realign.Product.Version,
            Importer = flows.Importer,
            Year = flows.Year,
            Area = areaName,
            AreaIsTrivial = !inside.Contains(true),
            ExportsKnown = flows.HasOwnExports,
            Concentration = options.Concentration,
            OutsideShare = options.OutsideShare,
            Noise = options.Noise,
            Draws = options.Draws,
            Seed = options.Seed,
            File = file is null ? "" : Path.GetFileName(file.Path),
            Source = file?.Provenance?.Source,
            SourceHash = file?.Provenance?.Files[0].Sha256,
            Imports = flows.Total,
            ProductsTested = products.Length,
            Flagged = flagged.Count,
            FlaggedImports = flagged.Sum(p => p.OutsideImports),
            LosesFlag = options.Draws > 0 && flagged.Count > 0 ? 1 - flagged.Average(p => p.FlaggedShare!.Value) : null,
            GainsFlag = options.Draws > 0 && flagged.Count < products.Length ? products.Where(p => !p.Flagged).Average(p => p.FlaggedShare!.Value) : null,
            Products = [.. products.OrderByDescending(p => p.Flagged).ThenByDescending(p => p.OutsideImports).ThenBy(p => p.Product, StringComparer.Ordinal)],
        };
    }

    private static DependentProduct Product(ProductFlows flows, int p, bool[] inside, ProductDependenceOptions options, double[] buffer, CancellationToken cancellation)
    {
        var origins = flows.OriginsOf(p);
        var values = flows.ValuesOf(p);
        double? exports = flows.OwnExportsOf(p);
        var tests = Tests(origins, values, exports ?? double.NaN, inside);
        int largest = -1;
        for (int c = 0; c < origins.Length; c++)
            if (!inside[origins[c]] && (largest < 0 || values[c] > values[largest])) largest = c;
        int raised = 0;
        for (int draw = 0; draw < options.Draws; draw++)
        {
            if (draw % DrawsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            Noisy(values, exports ?? double.NaN, options, draw, flows.Starts[p] + p, buffer);
            if (Tests(origins, buffer.AsSpan(0, values.Length), buffer[values.Length], inside).Flagged(options)) raised++;
        }

        return new DependentProduct
        {
            Product = flows.Products[p],
            Name = ProductNames.Find(flows.Products[p]),
            NameSpanish = ProductNames.Find(flows.Products[p], spanish: true),
            Imports = tests.Outside + tests.Inside,
            OutsideImports = tests.Outside,
            Exports = exports,
            Concentration = tests.Concentration,
            OutsideShare = tests.Share,
            LargestOrigin = largest < 0 ? null : flows.Origins[origins[largest]],
            LargestShare = largest < 0 ? 0 : values[largest] / tests.Outside,
            Concentrated = tests.Concentration > options.Concentration,
            MostlyOutside = tests.Share > options.OutsideShare,
            ExceedsExports = exports is { } own ? tests.Outside > own : null,
            Flagged = tests.Flagged(options),
            FlaggedShare = options.Draws > 0 ? raised / (double)options.Draws : null,
        };
    }

    private static Measured Tests(ReadOnlySpan<int> origins, ReadOnlySpan<double> values, double exports, bool[] inside)
    {
        double outside = 0, within = 0, squares = 0;
        for (int c = 0; c < values.Length; c++)
        {
            double value = values[c];
            if (inside[origins[c]]) within += value;
            else
            {
                outside += value;
                squares += value * value;
            }
        }

        return new Measured(outside, within, outside > 0 ? squares / (outside * outside) : 0, exports);
    }

    /// <summary>A year with noise: every flow, and the exports at the end, times a lognormal number of mean one. Pairs of normal numbers by Box and Muller.</summary>
    private static void Noisy(ReadOnlySpan<double> values, double exports, ProductDependenceOptions options, int draw, int position, Span<double> into)
    {
        var random = new CounterRandom(options.Seed, draw);
        double s = options.Noise, mean = s * s / 2;
        for (int c = 0; c <= values.Length; c += 2)
        {
            double radius = s * Math.Sqrt(-2 * Math.Log(random.Uniform(position + c)));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.Uniform(position + c + 1));
            into[c] = (c < values.Length ? values[c] : exports) * Math.Exp((radius * cos) - mean);
            if (c + 1 <= values.Length) into[c + 1] = (c + 1 < values.Length ? values[c + 1] : exports) * Math.Exp((radius * sin) - mean);
        }
    }

    private readonly record struct Measured(double Outside, double Inside, double Concentration, double Exports)
    {
        public double Share => Outside > 0 ? Outside / (Outside + Inside) : 0;

        /// <summary>All tests that can be made; exports that are not known are NaN and make none.</summary>
        public bool Flagged(ProductDependenceOptions options) => Concentration > options.Concentration && Share > options.OutsideShare && !(Outside <= Exports);
    }
}
