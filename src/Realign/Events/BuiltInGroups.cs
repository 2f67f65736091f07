using Realign.Worlds;

namespace Realign.Events;

/// <summary>Groups of economies and sectors that every scenario may name. Members that a world does not have are left out.</summary>
public static class BuiltInGroups
{
    internal static readonly IReadOnlyDictionary<string, string> Blocs = new Dictionary<string, string>
    {
        ["eu"] = "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE",
        ["usmca"] = "CAN MEX USA",
        ["mercosur"] = "ARG BRA PRY URY BOL",
        ["pacific-alliance"] = "CHL COL MEX PER",
        ["asean"] = "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM",
        ["brics"] = "BRA RUS IND CHN ZAF EGY ETH IRN ARE IDN",
        ["rest-of-world"] = "ROW",
    };

    /// <summary>Names of groups of economies with their positions in a world.</summary>
    public static IEnumerable<(string Name, int[] Members)> Economies(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        yield return ("world", [.. Enumerable.Range(0, world.Economies.Count)]);
        foreach (var (name, codes) in Blocs)
            yield return (name, [.. codes.Split(' ').Where(c => world.TryEconomyIndex(c, out _)).Select(world.EconomyIndex)]);
        foreach (var region in world.Economies.Select((e, n) => (e.Region, n)).Where(p => p.Region.Length > 0).GroupBy(p => p.Region))
        {
            yield return (Slug(region.Key), [.. region.Select(p => p.n)]);
            if (RegionName(region.Key) is var name && name != Slug(region.Key)) yield return (name, [.. region.Select(p => p.n)]);
        }
    }

    /// <summary>Names of groups of sectors with their positions in a world.</summary>
    public static IEnumerable<(string Name, int[] Members)> Sectors(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        yield return ("all", Where(world, _ => true));
        yield return ("goods", Where(world, s => s.IsGood));
        yield return ("services", Where(world, s => !s.IsGood));
        yield return ("agriculture", Where(world, s => s.Code.StartsWith('A')));
        yield return ("mining", Where(world, s => s.Code.StartsWith('B')));
        yield return ("manufacturing", Where(world, s => s.Code.StartsWith('C')));
        yield return ("energy", Where(world, s => s.Code is "B05" or "B06" or "C19"));
    }

    private static int[] Where(World world, Func<Sector, bool> belongs) =>
        [.. world.Sectors.Select((s, j) => (s, j)).Where(p => belongs(p.s)).Select(p => p.j)];

    /// <summary>What people call a region: latin-america, otherwise its words.</summary>
    internal static string RegionName(string region) => region.StartsWith("Latin America", StringComparison.Ordinal) ? "latin-america" : Slug(region);

    /// <summary>"East Asia &amp; Pacific" is east-asia-pacific.</summary>
    private static string Slug(string region) =>
        string.Join('-', region.ToLowerInvariant().Split([' ', '&', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries));
}
