using System.Globalization;

namespace Realign.Worlds;

/// <summary>Merges economies and sectors of a world so that every accounting identity that held still holds.</summary>
public static class WorldAggregation
{
    /// <summary>
    /// Flows, output, value added and final demand add up. Tariffs are weighted by imports, so that revenue from trade between the new
    /// economies is unchanged (a plain mean where nothing is traded). Coefficients are weighted by output (a plain mean where there is none). Elasticities are
    /// weighted by international trade; one of a group counts as estimated when all its members' are.
    /// Trade within a new economy becomes domestic and pays no tariff: the revenue that vanishes is taken out of the final demand for the same product, and what
    /// exceeds it out of the cost of inputs, which raises value added. Provenance says how much that is.
    /// </summary>
    /// <exception cref="RealignException">The map names an unknown code, or mixes goods and services. From a file it is a <see cref="Files.FileException"/> with the line.</exception>
    public static World Aggregate(World world, AggregationMap map)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(map);
        string[] economies = [.. world.Economies.Select(e => e.Code)], sectors = [.. world.Sectors.Select(s => s.Code)];
        var n = new AggregationGroups(map, "economy", map.Economies, economies);
        var j = new AggregationGroups(map, "sector", map.Sectors, sectors);
        RefuseMixtures(world, map, j);
        var sums = new AggregationSums(world, n, j);
        var elasticities = new SectorElasticities(world, j);
        return new World(new WorldData
        {
            Name = world.Name,
            Year = world.Year,
            Unit = world.Unit,
            Economies = [.. Enumerable.Range(0, n.Count).Select(g => MergedEconomy(world, n, g, economies))],
            Sectors = [.. Enumerable.Range(0, j.Count).Select(g => MergedSector(world, j, g, sectors))],
            Flows = sums.Flows,
            Tariffs = sums.Tariffs,
            InputCoefficients = sums.InputCoefficients,
            ValueAddedShares = sums.ValueAddedShares,
            FinalDemand = sums.FinalDemand,
            TradeElasticities = elasticities.Merge(world.TradeElasticities),
            ElasticitySets = [.. world.ElasticitySets.Select(set => set with
            {
                Values = elasticities.Merge(set.Values),
                Estimated = [.. Enumerable.Range(0, j.Count).Select(g => j.Members(g).All(m => set.Estimated[m]))],
            })],
            Provenance = world.Provenance with
            {
                Method = $"{world.Provenance.Method} Aggregated from {economies.Length} economies and {sectors.Length} sectors (world {world.Hash[..12]}).".TrimStart(),
                Notes = [.. world.Provenance.Notes, .. Notes(world, sums)],
                Benchmarks = [],
                Adjustments = [],
            },
        });
    }

    /// <summary>The same economies with the one sector of <see cref="AggregationMap.OneSector"/>, as older and simpler trade models see the world.</summary>
    public static World OneSector(World world) => Aggregate(world, AggregationMap.OneSector(world));

    private static Economy MergedEconomy(World world, AggregationGroups groups, int group, string[] codes)
    {
        Economy[] members = [.. groups.Members(group).Select(m => world.Economies[m])];
        return new Economy(groups.Code(group), groups.Name(group, codes, [.. world.Economies.Select(e => e.Name)]), Common(members.Select(e => e.Region), "Several regions"))
        {
            CoefficientSource = string.Join("; ", members.Select(e => e.CoefficientSource).Where(s => s.Length > 0).Distinct()),
            CoefficientDonor = members.All(e => e.CoefficientDonor is not null) ? string.Join("; ", members.Select(e => e.CoefficientDonor).Distinct()) : null,
        };
    }

    private static Sector MergedSector(World world, AggregationGroups groups, int group, string[] codes)
    {
        Sector[] members = [.. groups.Members(group).Select(m => world.Sectors[m])];
        return new Sector(
            groups.Code(group),
            groups.Name(group, codes, [.. world.Sectors.Select(s => s.Name)]),
            string.Join("; ", members.Select(s => s.Definition).Where(d => d.Length > 0).Distinct()),
            members.Any(s => s.IsGood));
    }

    private static string Common(IEnumerable<string> values, string otherwise) => values.Distinct().Take(2).ToArray() is [var only] ? only : otherwise;

    private static void RefuseMixtures(World world, AggregationMap map, AggregationGroups groups)
    {
        if (map.MixesGoodsAndServices) return;
        for (int g = 0; g < groups.Count; g++)
        {
            Sector[] members = [.. groups.Members(g).Select(m => world.Sectors[m])];
            var good = members.FirstOrDefault(s => s.IsGood);
            var service = members.FirstOrDefault(s => !s.IsGood);
            if (good is null || service is null) continue;
            var entry = map.Sectors.GetValueOrDefault(service.Code) ?? map.Sectors[good.Code];
            throw map.Error(entry, $"the sector '{groups.Code(g)}' would mix goods ({good.Code}) and services ({service.Code}). Merge goods with goods and services with services.");
        }
    }

    private static IEnumerable<string> Notes(World world, AggregationSums sums)
    {
        if (world.Provenance.Benchmarks.Count + world.Provenance.Adjustments.Count > 0)
            yield return "Benchmarks and adjustments are listed in the world before aggregation.";
        if (sums.VanishedRevenue == 0) yield break;
        double gdp = Enumerable.Range(0, world.Economies.Count).Sum(world.Gdp);
        yield return string.Create(CultureInfo.InvariantCulture, $"Trade within merged economies became domestic: tariff revenue of {sums.VanishedRevenue:G6} {world.Unit} ({sums.VanishedRevenue / gdp:P4} of world GDP) vanished, {sums.TakenFromInputs:G6} of it out of input costs and the rest out of final demand.");
    }
}
