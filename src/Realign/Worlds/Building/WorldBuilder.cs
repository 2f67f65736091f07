using Realign.Numerics;

namespace Realign.Worlds.Building;

/// <summary>
/// Builds the world that ships with Realign from its sources. Everything is a function of the input files: the same files give the same bytes.
/// </summary>
public static class WorldBuilder
{
    private const double LargestViolation = 1e-9;
    private const int KeptDigits = 13;

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
        var (tariffs, tariffNotes) = TariffOverrides.Apply(sources, sources.Tariffs(), Path.Combine(decisionsFolder, "tariff-overrides.csv"));
        var flows = new CarriedFlows(sources);
        var prior = new WorldPrior(sources, tariffs, flows.Values);
        var targets = BenchmarkTarget.Read(Path.Combine(decisionsFolder, "benchmarks.csv"), sources);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report("balancing by minimum cross-entropy");
        var data = Assemble("world-2024", CarriedFlows.TargetYear, prior, Calibration.Balance(prior, targets, cancellation));
        progress?.Report("checking");
        var world = new World(data);
        return Verified(new World(data with
        {
            FinalDemand = world.FinalDemand,
            Provenance = new Provenance
            {
                Method = $"Inter-country flows of {CarriedFlows.BaseYear} carried to {CarriedFlows.TargetYear}, joined with national input coefficients, and balanced by minimum cross-entropy so that every identity holds and known figures are met.",
                RealignVersion = Product.Version,
                Sources = WorldSources.All,
                Notes = [.. WorldSources.Notes, .. flows.Notes, .. tariffNotes],
                Benchmarks = [.. targets.Select(t => new Benchmark(t.Id, t.Description, t.Target, Measure(world, t), t.Tolerance, t.Citation))],
                Adjustments = AdjustmentReport.Of(world, prior),
            },
        }));
    }

    /// <summary>
    /// Builds the world of a past year from the flows and tariffs of that year. No benchmark is set: the flows are what the source has. Numbers are rounded
    /// to 13 binary digits (one part in ten thousand), so that a folder of such worlds stays small; final demand takes up the rounding, and every identity holds.
    /// </summary>
    /// <param name="sourceFolder">Holds <c>data/</c> with the data sets.</param>
    /// <param name="decisionsFolder">Holds our own <c>tariff-overrides-past.csv</c>.</param>
    /// <param name="year">The year, 2011 to 2022.</param>
    /// <param name="cancellation">Stops the build.</param>
    /// <exception cref="Files.FileException">A source file is missing or wrong.</exception>
    /// <exception cref="RealignException">The world cannot be balanced.</exception>
    public static World BuildPast(string sourceFolder, string decisionsFolder, int year, CancellationToken cancellation = default) =>
        BuildPast(new SourceFolder(sourceFolder), decisionsFolder, year, cancellation);

    internal static World BuildPast(SourceFolder sources, string decisionsFolder, int year, CancellationToken cancellation)
    {
        var (tariffs, tariffNotes) = PastTariffs(sources, decisionsFolder, year);
        var prior = new WorldPrior(sources, tariffs, sources.Flows(year));
        var data = Assemble($"world-{year}", year, prior, Calibration.Balance(prior, [], cancellation));
        var exact = new World(data);
        data = RoundedData(data) with
        {
            Provenance = new Provenance
            {
                Method = $"Inter-country flows of {year} joined with national input coefficients and tariffs of {year}, balanced by minimum cross-entropy so that every identity holds, and rounded to {KeptDigits} binary digits.",
                RealignVersion = Product.Version,
                Sources = WorldSources.OfPast,
                Notes = [.. WorldSources.PastNotes, .. tariffNotes],
                Adjustments = AdjustmentReport.Of(exact, prior),
            },
        };
        return Verified(new World(data));
    }

    /// <summary>
    /// Flows and input coefficients to few digits. Where rounding would leave inputs above expenditure by a few USD, the coefficients of that input give way.
    /// </summary>
    private static WorldData RoundedData(WorldData data)
    {
        int N = data.Economies.Count, J = data.Sectors.Count;
        var flows = Rounded(data.Flows);
        double[] inputs = Rounded(data.InputCoefficients).ToArray();
        var accounts = WorldAccounts.FromFlows(flows, data.Tariffs);
        for (int n = 0; n < N; n++)
        {
            for (int k = 0; k < J; k++)
            {
                double use = 0;
                for (int j = 0; j < J; j++) use += inputs[(((n * J) + k) * J) + j] * accounts.Output[n, j];
                if (use <= accounts.Expenditure[n, k]) continue;
                for (int j = 0; j < J; j++) inputs[(((n * J) + k) * J) + j] *= accounts.Expenditure[n, k] / use * (1 - 1e-12);
            }
        }

        return data with
        {
            Flows = flows,
            InputCoefficients = Tensor.Adopt(N, J, J, inputs),
            ValueAddedShares = Matrix.Create(N, J, (n, j) => 1 - Enumerable.Range(0, J).Sum(k => inputs[(((n * J) + k) * J) + j])),
        };
    }

    /// <summary>Tariffs of a past year [n, i, j] with our corrections, rounded to a hundredth of a percentage point, and a note on each rule.</summary>
    internal static (double[] Tariffs, List<string> Notes) PastTariffs(SourceFolder sources, string decisionsFolder, int year)
    {
        var (tariffs, notes) = TariffOverrides.Apply(sources, sources.Tariffs(year), Path.Combine(decisionsFolder, "tariff-overrides-past.csv"));
        return ([.. tariffs.Select(rate => Math.Round(rate, 4))], notes);
    }

    private static Tensor Rounded(Tensor values) => Tensor.Create(values.A, values.B, values.C, (a, b, c) => Significand.Round(values[a, b, c], KeptDigits));

    /// <summary>How far each year of the panel is from independent data: the evidence for the base year.</summary>
    public static IEnumerable<BaseYearEvidence> Evidence(string sourceFolder, CancellationToken cancellation = default) =>
        BaseYearEvidence.Measure(new SourceFolder(sourceFolder), Enumerable.Range(2011, 12), cancellation);

    private static WorldData Assemble(string name, int year, WorldPrior prior, (double[] Flows, double[] Inputs, double[] ValueAdded) balanced)
    {
        var sources = prior.Sources;
        var (flows, inputs, valueAdded) = balanced;
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
            Name = name,
            Year = year,
            Unit = "million USD",
            Economies = sources.Economies,
            Sectors = sources.Sectors,
            Flows = Tensor.Adopt(N, N, J, flows),
            Tariffs = Tensor.Adopt(N, N, J, prior.Tariffs),
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

    private static double Measure(World world, BenchmarkTarget target) => target.Kind == "gdp"
        ? world.Gdp(target.Economy)
        : target.Cells(world.Economies.Count).Sum(c => c.Sign * world.Flows[c.N, c.I, c.J]);

    private static World Verified(World world)
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
        return world;
    }
}
