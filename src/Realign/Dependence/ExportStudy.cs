using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>The decomposition of one economy's exports in the form in which it is reported.</summary>
public static class ExportStudy
{
    /// <summary>Decomposes the exports of an economy.</summary>
    /// <param name="world">The world; after a scenario, the world that it leads to.</param>
    /// <param name="exporter">A single economy: the exporter's perspective needs one border.</param>
    /// <param name="importer">Whose purchases; null for all.</param>
    /// <param name="sink">Sink-based instead of source-based.</param>
    /// <param name="usdPerUnit">Dollars in the world's unit.</param>
    /// <param name="hash">Hash of the world that was read, for provenance.</param>
    /// <param name="scenario">What led to this world; null for nothing.</param>
    /// <param name="cancellation">Stops between solves.</param>
    /// <exception cref="RealignException">The exporter is a group, or is the importer.</exception>
    public static ExportResult Run(World world, EconomyGroup exporter, EconomyGroup? importer, bool sink, double usdPerUnit, string hash, DependenceScenario? scenario = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(exporter);
        if (exporter.Members.Count > 1) throw new RealignException($"'{exporter.Name}' is {exporter.Members.Count} economies; exports are decomposed at the border of one. Name a single economy.");
        importer = importer?.Except(exporter);
        int s = exporter.Members[0], N = world.Economies.Count;
        var decomposition = ExportDecomposition.Of(new InputOutputSystem(world), [s], cancellation: cancellation);
        var account = sink ? decomposition.Sink : decomposition.Source;
        int[] importers = [.. importer?.Members ?? Enumerable.Range(0, N).Where(m => m != s)];
        ExportTerms Sum(IEnumerable<ExportTerms> terms) => terms.Aggregate(default(ExportTerms), ExportTerms.Add);
        ExportTermsResult Terms(string code, string name, ExportTerms t) => new(
            code, name, usdPerUnit * t.GrossExports, usdPerUnit * t.DomesticValueAdded, usdPerUnit * t.AbsorbedAbroad, usdPerUnit * t.Reflection, usdPerUnit * t.DomesticDoubleCounting,
            usdPerUnit * t.ForeignValueAdded, usdPerUnit * t.ForeignDoubleCounting, usdPerUnit * t.DirectlyAbsorbed, usdPerUnit * t.ValueChainTrade, usdPerUnit * t.Backward, usdPerUnit * t.Forward);
        List<ExportPlace> Places(Func<int, int, double> value, Func<int, bool> counts) =>
            [.. world.Economies.Select((e, m) => (e, m)).Where(x => counts(x.m)).Select(x => new ExportPlace(x.e.Code, x.e.Name, usdPerUnit * importers.Sum(r => value(r, x.m)))).OrderByDescending(p => p.Value)];
        return new ExportResult
        {
            RealignVersion = Product.Version,
            World = new DependenceWorld(world.Name, world.Year, hash, N, world.Sectors.Count),
            Exporter = Side(world, exporter, usdPerUnit),
            Importer = importer is null ? null : Side(world, importer, usdPerUnit),
            Scenario = scenario,
            Approach = sink ? "sink" : "source",
            LargestGap = decomposition.LargestGap,
            Total = Terms("", "all", Sum(importers.Select(r => account.Of(s, r)))),
            Importers = [.. importers.Select(r => Terms(world.Economies[r].Code, world.Economies[r].Name, account.Of(s, r))).OrderByDescending(t => t.GrossExports)],
            Sectors = [.. world.Sectors.Select((x, j) => Terms(x.Code, x.Name, Sum(importers.Select(r => account.Of(s, r, j))))).OrderByDescending(t => t.GrossExports)],
            AbsorbedBy = Places((r, m) => account.AbsorbedBy(s, r, m), _ => true),
            MadeIn = Places((r, m) => account.MadeIn(s, r, m), m => m != s),
        };
    }

    private static DependenceSide Side(World world, EconomyGroup group, double usd) => new(
        group.Name, group.Label, [.. group.Members.Select(n => world.Economies[n].Code)], usd * group.Members.Sum(world.Gdp), [.. group.Members.Where(n => world.Economies[n].CoefficientDonor is not null).Select(n => world.Economies[n].Code)]);
}
