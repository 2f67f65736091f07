using Realign.Models.Ensembles;
using Realign.Worlds;

namespace Realign.Products.Switching;

/// <summary>Asks who could sell instead: solves at central elasticities and over draws, adds up by chapter, and holds the sum against general equilibrium.</summary>
public sealed class SwitchingStudy
{
    private static readonly Func<ProductSwitch, double>[] _added =
    [
        s => s.LostVolume, s => s.ReplacedByGroup, s => s.ReplacedByOthers, s => s.NotReplaced, s => s.Coverable, s => s.ExtraCost, s => s.CostOfDearerSellers, s => s.TariffRevenue,
        s => s.LostSales, s => s.SoldElsewhere, s => s.SellersNetLoss, s => s.SellersLostSurplus,
    ];

    private readonly ProductFlows _flows;
    private readonly SwitchingModel _model;
    private readonly SwitchingOptions _options;
    private readonly SwitchingParameters _central;
    private readonly string _otherMarkets;
    private readonly World? _world;
    private readonly double _usdPerUnit;

    /// <param name="flows">What the buyer buys.</param>
    /// <param name="elasticities">σ by product.</param>
    /// <param name="options">Elasticities, draws.</param>
    /// <param name="world">A world, for sellers' other markets where the flows do not show them, and for the comparison; may be null.</param>
    /// <param name="sectors">Sectors of products, needed with a world.</param>
    /// <param name="usdPerUnit">USD per unit of the world's flows.</param>
    /// <exception cref="RealignException">An option is outside its range.</exception>
    public SwitchingStudy(ProductFlows flows, ProductElasticities elasticities, SwitchingOptions? options = null, World? world = null, ProductSectors? sectors = null, double usdPerUnit = 1e6)
    {
        ArgumentNullException.ThrowIfNull(elasticities);
        (_flows, _model, _options, _world, _usdPerUnit) = (flows, new SwitchingModel(flows), options ?? new SwitchingOptions(), world, usdPerUnit);
        if (_options.Draws is < 0 or > SwitchingOptions.MostDraws) throw new RealignException($"{_options.Draws} draws cannot be made; give 0 to {SwitchingOptions.MostDraws}.");
        double[]? shares = null;
        if (!_options.OtherMarkets) _otherMarkets = "none: the buyer is taken to be the sellers' only market";
        else if (flows.HasSellerExports)
        {
            shares = SellerDependence.OfFile(flows);
            _otherMarkets = "the file of products";
        }
        else if (world is not null && sectors is not null)
        {
            shares = SellerDependence.OfWorld(flows, world, sectors);
            _otherMarkets = $"sectors of {world.Name}";
        }
        else throw new RealignException("The file of products does not show what sellers sell to others, and there is no world that would. Give a world, or leave other markets out.");
        _central = new SwitchingParameters
        {
            Substitution = [.. flows.Products.Select(p => _options.Substitution ?? elasticities.Of(p, _options.UnitedStatesElasticities))],
            Supply = _options.Supply ?? SwitchingParameters.DefaultSupply,
            Demand = _options.Demand ?? SwitchingParameters.DefaultDemand,
            BuyerShares = shares,
        };
    }

    /// <summary>Runs it.</summary>
    /// <param name="shock">Who is refused or taxed.</param>
    /// <param name="group">What the alternatives are called.</param>
    /// <param name="alternatives">Who they are.</param>
    /// <param name="file">The file that the flows come from.</param>
    /// <param name="progress">Told the number of draws done.</param>
    /// <param name="cancellation">Stops between products.</param>
    /// <exception cref="NotConvergedException">A product, or the general equilibrium, did not converge.</exception>
    public SwitchingResult Run(SwitchingShock shock, string group, Alternatives alternatives, ProductFile? file = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shock);
        ArgumentNullException.ThrowIfNull(alternatives);
        var task = new SwitchingTask(_flows, shock, alternatives);
        int[] touched = [.. Enumerable.Range(0, _flows.Products.Count).Where(p => task.Touched[p])];
        if (touched.Length == 0) throw new RealignException($"None of the products that {_flows.Importer} bought from {string.Join(", ", shock.From)} in {_flows.Year} begins with {string.Join(" or ", shock.Products)}. Choose others, or all.");
        var solution = _model.Solve(task, _central, keepsCells: true, _options.Threads, cancellation);
        var draws = Draw(task, touched, progress, cancellation);
        var origins = Origins(solution, task, touched);
        var sum = solution.Total();
        int[] all = [.. Enumerable.Range(0, touched.Length)];
        List<ProductSwitchResult> products = [.. all.Select(t => OfProduct(solution, touched, draws, t)).OrderByDescending(p => p.Figures.LostVolume.Value).ThenBy(p => p.Product, StringComparer.Ordinal)];
        return new SwitchingResult
        {
            RealignVersion = Realign.Product.Version,
            Importer = _flows.Importer,
            Year = _flows.Year,
            From = shock.From,
            Removed = shock.Removed,
            AddedTariff = shock.AddedTariff,
            ProductFilter = shock.Products,
            Group = group,
            GroupMembers = [.. _flows.Origins.Where((_, i) => task.IsGroup[i])],
            Within = alternatives.Within,
            Substitution = _options.Substitution is { } σ ? FormattableString.Invariant($"{σ} for every product") : _options.UnitedStatesElasticities ? "Broda and Weinstein (2006), United States" : "Broda and Weinstein (2006), median country",
            Supply = _central.Supply,
            Demand = _central.Demand,
            OtherMarkets = _otherMarkets,
            Draws = _options.Draws,
            Seed = _options.Seed,
            File = file is null ? "" : Path.GetFileName(file.Path),
            Source = file?.Provenance?.Source,
            SourceHash = file?.Provenance?.Files[0].Sha256,
            Imports = _flows.Total,
            ProductsTouched = touched.Length,
            ProductsWithoutOthers = products.Count(p => p.Status == ProductStatus.NoOtherSeller),
            ProductsNotCovered = products.Count(p => p.Coverage is { Value: < 1 - 1e-9 }),
            Total = Figures(solution, touched, draws, all),
            Chapters = [.. all.GroupBy(t => ProductNames.ChapterOf(_flows.Products[touched[t]])).Select(c => new ChapterSwitch(c.Key, ProductNames.Find(c.Key) ?? "", ProductNames.Find(c.Key, spanish: true) ?? "", c.Count(), Figures(solution, touched, draws, [.. c])))
                .OrderByDescending(c => c.Figures.LostVolume.Value).ThenBy(c => c.Chapter, StringComparer.Ordinal)],
            Products = products,
            Origins = origins,
            GeneralEquilibrium = _world is null || shock.Products.Count > 0 ? null : GeneralEquilibriumCheck.Of(_world, _usdPerUnit, _flows.Importer, shock, [.. alternatives.Origins], sum, origins, cancellation),
        };
    }

    /// <summary>By draw the products that are touched.</summary>
    private ProductSwitch[][] Draw(SwitchingTask task, int[] touched, IProgress<int>? progress, CancellationToken cancellation)
    {
        var draws = new ProductSwitch[_options.Draws][];
        var source = new SwitchingDraws(_options, _central);
        int done = 0;
        try
        {
            Parallel.For(0, draws.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _options.Threads), CancellationToken = cancellation }, d =>
            {
                var solution = _model.Solve(task, source.Draw(d, task.Touched), keepsCells: false, threads: 1, cancellation);
                draws[d] = [.. touched.Select(p => solution[p])];
                progress?.Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<NotConvergedException>().FirstOrDefault() is { } first)
        {
            throw new NotConvergedException($"In a draw: {first.Message}", e);
        }

        return draws;
    }

    private static SwitchingFigures Figures(SwitchingSolution solution, int[] touched, ProductSwitch[][] draws, int[] which)
    {
        var sum = Sum(which, t => solution[touched[t]]);
        ProductSwitch[] drawn = [.. draws.Select(d => Sum(which, t => d[t]))];
        var figures = _added.Select(measure => Figure(measure(sum), drawn, measure)).ToArray();
        return new SwitchingFigures
        {
            Purchases = sum.Purchases,
            LostVolume = figures[0],
            ReplacedByGroup = figures[1],
            ReplacedByOthers = figures[2],
            NotReplaced = figures[3],
            Coverable = figures[4],
            ExtraCost = figures[5],
            CostOfDearerSellers = figures[6],
            TariffRevenue = figures[7],
            SellersLostSales = figures[8],
            SoldElsewhere = figures[9],
            SellersNetLoss = figures[10],
            SellersLostSurplus = figures[11],
        };
    }

    private ProductSwitchResult OfProduct(SwitchingSolution solution, int[] touched, ProductSwitch[][] draws, int t)
    {
        int p = touched[t];
        string code = _flows.Products[p];
        var s = solution[p];
        ProductSwitch[] drawn = [.. draws.Select(d => d[t])];
        double total = 0;
        foreach (double value in _flows.ValuesOf(p)) total += value;
        return new ProductSwitchResult
        {
            Product = code,
            Name = ProductNames.Find(code),
            NameSpanish = ProductNames.Find(code, spanish: true),
            Status = solution.StatusOf(p),
            Substitution = _central.Substitution[p],
            ShareBefore = s.Purchases / total,
            PriceRise = double.IsFinite(s.PriceIndex) ? Figure(s.PriceIndex - 1, drawn, d => d.PriceIndex - 1) : null,
            Coverage = double.IsFinite(s.Coverage) ? Figure(s.Coverage, drawn, d => d.Coverage) : null,
            RiseNeeded = double.IsFinite(s.RiseNeeded) ? s.RiseNeeded : null,
            LargestGainer = LargestGainer(solution, p),
            Figures = Figures(solution, touched, draws, [t]),
        };
    }

    private string? LargestGainer(SwitchingSolution solution, int p)
    {
        var origins = _flows.OriginsOf(p);
        var values = _flows.ValuesOf(p);
        var quantity = solution.Quantity(p);
        (int At, double Gain) best = (-1, 0);
        for (int c = 0; c < origins.Length; c++)
            if (values[c] * (quantity[c] - 1) is var gain && gain > best.Gain) best = (origins[c], gain);
        return best.At < 0 ? null : _flows.Origins[best.At];
    }

    private List<OriginSwitch> Origins(SwitchingSolution solution, SwitchingTask task, int[] touched)
    {
        double[] before = new double[_flows.Origins.Count], volume = new double[before.Length], changed = new double[before.Length];
        foreach (int p in touched)
        {
            var from = _flows.OriginsOf(p);
            var values = _flows.ValuesOf(p);
            ReadOnlySpan<double> price = solution.SellerPrice(p), quantity = solution.Quantity(p);
            for (int c = 0; c < from.Length; c++)
            {
                before[from[c]] += values[c];
                volume[from[c]] += values[c] * (quantity[c] - 1);
                changed[from[c]] += values[c] * ((price[c] * quantity[c]) - 1);
            }
        }

        return [.. Enumerable.Range(0, before.Length).Where(i => before[i] > 0).Select(i => new OriginSwitch(_flows.Origins[i], task.IsGroup[i], before[i], volume[i], changed[i])).OrderByDescending(o => o.Volume).ThenBy(o => o.Origin, StringComparer.Ordinal)];
    }

    private static ProductSwitch Sum(int[] which, Func<int, ProductSwitch> of)
    {
        var sum = default(ProductSwitch);
        foreach (int t in which) sum += of(t);
        return sum;
    }

    private static SwitchingFigure Figure(double value, ProductSwitch[] drawn, Func<ProductSwitch, double> measure)
    {
        double[] values = [.. drawn.Select(measure).Where(double.IsFinite)];
        if (values.Length == 0) return new SwitchingFigure(value, null, null);
        var range = Interval.Of(values);
        return new SwitchingFigure(value, range.Low, range.High);
    }
}
