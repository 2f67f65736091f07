using Realign.Numerics;

namespace Realign.Worlds.Building;

/// <summary>
/// Builds the world that ships with Realign from its sources. Everything is a function of the input files: the same files give the same bytes.
/// </summary>
public static class WorldBuilder
{
    private const double LargestViolation = 1e-9;

    /// <summary>Builds the world of 2024: 81 economies, 28 sectors, million USD.</summary>
    /// <param name="sourceFolder">Holds <c>data/</c> with the data sets.</param>
    /// <param name="decisionsFolder">Holds our own <c>tariff-overrides.csv</c> and <c>benchmarks.csv</c>.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops the build; nothing has been written by then.</param>
    /// <exception cref="Files.FileException">A source file is missing or wrong.</exception>
    /// <exception cref="RealignException">The world cannot be balanced, or misses a benchmark.</exception>
    public static World Build(string sourceFolder, string decisionsFolder, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report("reading sources");
        var sources = new SourceFolder(sourceFolder);
        var (tariffs, tariffNotes) = TariffOverrides.Apply(sources, Path.Combine(decisionsFolder, "tariff-overrides.csv"));
        var prior = new WorldPrior(sources, tariffs);
        var targets = BenchmarkTarget.Read(Path.Combine(decisionsFolder, "benchmarks.csv"), sources);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report("balancing by minimum cross-entropy");
        var (flows, inputs, valueAdded) = Calibration.Balance(prior, targets, cancellation);
        progress?.Report("checking");
        var data = Assemble(sources, prior, tariffs, flows, inputs, valueAdded);
        var world = new World(data);
        world = new World(data with { FinalDemand = world.FinalDemand, Provenance = Provenance(world, prior, targets, tariffNotes) });
        Verify(world);
        return world;
    }

    /// <summary>How far each year of the panel is from independent data: the evidence for the base year.</summary>
    public static IEnumerable<BaseYearEvidence> Evidence(string sourceFolder, CancellationToken cancellation = default) =>
        BaseYearEvidence.Measure(new SourceFolder(sourceFolder), Enumerable.Range(2011, 12), cancellation);

    private static WorldData Assemble(SourceFolder sources, WorldPrior prior, double[] tariffs, double[] flows, double[] inputs, double[] valueAdded)
    {
        int N = sources.N, J = sources.J;
        var coefficients = new double[N * J * J];
        var shares = new double[N * J];
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++)
            {
                double output = valueAdded[(n * J) + j], sum = 0;
                for (int k = 0; k < J; k++) output += inputs[(((n * J) + k) * J) + j];
                for (int k = 0; k < J; k++)
                {
                    int at = (((n * J) + k) * J) + j;
                    // A sector without output keeps the column of its source: it may matter as a template, not for the accounts.
                    coefficients[at] = output > 0 ? inputs[at] / output : prior.Coefficients[at];
                    sum += coefficients[at];
                }

                shares[(n * J) + j] = 1 - sum;
            }
        }

        var sets = sources.ElasticitySets();
        return new WorldData
        {
            Name = "world-2024",
            Year = WorldPrior.TargetYear,
            Unit = "million USD",
            Economies = sources.Economies,
            Sectors = sources.Sectors,
            Flows = Tensor.Adopt(N, N, J, flows),
            Tariffs = Tensor.Adopt(N, N, J, tariffs),
            InputCoefficients = Tensor.Adopt(N, J, J, coefficients),
            ValueAddedShares = Matrix.Adopt(N, J, shares),
            TradeElasticities = MedianElasticities(sets, J),
            ElasticitySets = sets,
        };
    }

    /// <summary>The median over published papers of what they estimate themselves; the unpublished in-sample set is left out.</summary>
    internal static double[] MedianElasticities(IEnumerable<ElasticitySet> sets, int sectors)
    {
        var published = sets.Where(s => !s.Name.Contains("in_sample", StringComparison.Ordinal)).ToList();
        return [.. Enumerable.Range(0, sectors).Select(j => Quantiles.Of([.. published.Where(s => s.Estimated[j]).Select(s => s.Values[j]).Order()], 0.5))];
    }

    private static Provenance Provenance(World world, WorldPrior prior, List<BenchmarkTarget> targets, List<string> tariffNotes) => new()
    {
        Method = $"Inter-country flows of {WorldPrior.BaseYear} carried to {WorldPrior.TargetYear}, joined with national input coefficients, and balanced by minimum cross-entropy so that every identity holds and known figures are met.",
        RealignVersion = Product.Version,
        Sources = WorldSources.All,
        Notes = [.. WorldSources.Notes, .. prior.Notes, .. tariffNotes],
        Benchmarks = [.. targets.Select(t => new Benchmark(t.Id, t.Description, t.Target, Measure(world, t), t.Tolerance, t.Citation))],
        Adjustments = AdjustmentReport.Of(world, prior),
    };

    private static double Measure(World world, BenchmarkTarget target) => target.Kind == "gdp"
        ? world.Gdp(target.Economy)
        : target.Cells(world.Economies.Count).Sum(c => c.Sign * world.Flows[c.N, c.I, c.J]);

    private static void Verify(World world)
    {
        double gdp = Enumerable.Range(0, world.Economies.Count).Sum(world.Gdp);
        for (int n = 0; n < world.Economies.Count; n++)
            for (int j = 0; j < world.Sectors.Count; j++)
                if (world.FinalDemand[n, j] < 0)
                    throw new RealignException($"Final demand of {world.Economies[n].Code} for {world.Sectors[j].Code} came out negative ({world.FinalDemand[n, j]:G3}); the balance is not good enough.");
        foreach (var missed in world.Provenance.Benchmarks.Where(b => !b.Holds))
            throw new RealignException($"The benchmark '{missed.Id}' is missed: {missed.Value:F1} instead of {missed.Target:F1} million USD.");
        if (WorldAccounts.Imbalance(world) > LargestViolation)
            throw new RealignException($"Expenditure misses inputs and final demand by {WorldAccounts.Imbalance(world):G3} of world GDP ({gdp:F0} million USD).");
    }
}
