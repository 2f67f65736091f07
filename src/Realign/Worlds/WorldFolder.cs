using System.Security.Cryptography;
using Realign.Files;

namespace Realign.Worlds;

/// <summary>
/// A world as a folder of Parquet files that say themselves what they hold, and <c>world.json</c> with provenance and checksums.
/// Layout: docs/worlds/world-folder.md.
/// </summary>
public static class WorldFolder
{
    private const string ManifestName = "world.json";

    // Names of columns that are not sectors, so that no sector may be called so.
    private static readonly string[] Keys = ["importer", "exporter", "economy", "input"];

    /// <summary>Writes the world, replacing the folder. The same world gives the same bytes.</summary>
    /// <exception cref="RealignException">A sector's code is the name of a key column.</exception>
    public static void Write(World world, string folder) => Write(world, folder, compact: false);

    /// <summary>The same; <paramref name="compact"/> makes smaller files that are slower to read.</summary>
    internal static void Write(World world, string folder, bool compact)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var sector in world.Sectors)
            if (Keys.Contains(sector.Code))
                throw new RealignException($"The sector code '{sector.Code}' is the name of a key column of the folder ({string.Join(", ", Keys)}). Rename the sector.");

        AtomicWrite.Folder(folder, beside =>
        {
            var files = Tables(world).Select(table => WriteTable(beside, table.Name, table.Columns.ToArray(compact))).ToArray();
            var manifest = new WorldManifest
            {
                Format = WorldManifest.CurrentFormat,
                Name = world.Name,
                Year = world.Year,
                Unit = world.Unit,
                Hash = world.Hash,
                Files = files,
                Provenance = world.Provenance,
            };
            File.WriteAllText(Path.Combine(beside, ManifestName), WorldManifestJson.Write(manifest));
        });
    }

    /// <summary>Reads a world and compares every file and the world's hash with the manifest.</summary>
    /// <exception cref="FileException">A file or column is missing, damaged, or changed since it was written.</exception>
    public static World Read(string folder)
    {
        string manifestPath = Path.Combine(folder, ManifestName);
        var manifest = WorldManifestReader.Read(manifestPath);
        var world = new WorldReader(folder, manifest).Read();
        if (world.Hash != manifest.Hash)
            throw new FileException(manifestPath, $"the hash of the numbers is {world.Hash}, the manifest says {manifest.Hash}: the files were changed after they were written. Rebuild the world or restore the folder.");
        return world;
    }

    private static WorldManifestFile WriteTable(string folder, string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(folder, name), content);
        return new WorldManifestFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static IEnumerable<(string Name, ParquetColumnsWriter Columns)> Tables(World world)
    {
        string[] economies = [.. world.Economies.Select(e => e.Code)], sectors = [.. world.Sectors.Select(s => s.Code)];
        yield return ("economies.parquet", new ParquetColumnsWriter()
            .Texts("code", economies)
            .Texts("name", world.Economies.Select(e => e.Name))
            .Texts("region", world.Economies.Select(e => e.Region))
            .Texts("coefficient_source", world.Economies.Select(e => e.CoefficientSource))
            .Texts("coefficient_donor", world.Economies.Select(e => e.CoefficientDonor)));
        yield return ("sectors.parquet", new ParquetColumnsWriter()
            .Texts("code", sectors)
            .Texts("name", world.Sectors.Select(s => s.Name))
            .Texts("definition", world.Sectors.Select(s => s.Definition))
            .Flags("is_good", world.Sectors.Select(s => s.IsGood)));
        yield return ("flows.parquet", Wide("importer", economies, "exporter", economies, sectors, world.Flows.Values));
        yield return ("tariffs.parquet", Wide("importer", economies, "exporter", economies, sectors, world.Tariffs.Values));
        yield return ("coefficients.parquet", Wide("economy", economies, "input", sectors, sectors, world.InputCoefficients.Values));
        yield return ("value_added.parquet", Wide("economy", economies, null, [""], sectors, world.ValueAddedShares.Values));
        yield return ("final_demand.parquet", Wide("economy", economies, null, [""], sectors, world.FinalDemand.Values));
        yield return ("elasticities.parquet", Elasticities(world, sectors));
    }

    /// <summary>One row a pair of keys, one column a sector.</summary>
    private static ParquetColumnsWriter Wide(string firstKey, string[] first, string? secondKey, string[] second, string[] sectors, ReadOnlySpan<double> values)
    {
        var table = new ParquetColumnsWriter().Texts(firstKey, first.SelectMany(a => second.Select(_ => a)));
        if (secondKey is not null) table.Texts(secondKey, first.SelectMany(_ => second));
        for (int j = 0; j < sectors.Length; j++)
        {
            var column = new double[first.Length * second.Length];
            for (int row = 0; row < column.Length; row++) column[row] = values[(row * sectors.Length) + j];
            table.Numbers(sectors[j], column);
        }

        return table;
    }

    private static ParquetColumnsWriter Elasticities(World world, string[] sectors)
    {
        ElasticitySet[] sets = [new("", "", world.TradeElasticities, [.. sectors.Select(_ => true)]), .. world.ElasticitySets];
        return new ParquetColumnsWriter()
            .Flags("is_default", sets.SelectMany((_, at) => sectors.Select(_ => at == 0)))
            .Texts("set", sets.SelectMany(set => sectors.Select(_ => set.Name)))
            .Texts("source", sets.SelectMany(set => sectors.Select(_ => set.Source)))
            .Texts("sector", sets.SelectMany(_ => sectors))
            .Numbers("elasticity", [.. sets.SelectMany(set => set.Values)])
            .Flags("estimated", sets.SelectMany(set => set.Estimated));
    }
}
