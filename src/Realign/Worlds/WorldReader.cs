using System.Security.Cryptography;
using Realign.Files;
using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>Reads the tables of a world folder and puts every number in its place by the codes of its row.</summary>
internal sealed class WorldReader(string folder, WorldManifest manifest)
{
    public World Read()
    {
        // In a fresh process the time goes into compiling, which two threads do at once.
        var flowTable = Task.Run(() => Table("flows.parquet"));
        var tariffTable = flowTable.ContinueWith(_ => Table("tariffs.parquet"), TaskScheduler.Default);
        var economies = Economies(Table("economies.parquet"));
        var sectors = Sectors(Table("sectors.parquet"));
        string[] economyCodes = [.. economies.Select(e => e.Code)], sectorCodes = [.. sectors.Select(s => s.Code)];
        int N = economies.Length, J = sectors.Length;
        var (elasticities, sets) = Elasticities(Table("elasticities.parquet"), sectorCodes);
        return new World(new WorldData
        {
            Name = manifest.Name,
            Year = manifest.Year,
            Unit = manifest.Unit,
            Economies = economies,
            Sectors = sectors,
            Flows = Tensor.Adopt(N, N, J, Wide(flowTable.GetAwaiter().GetResult(), "importer", economyCodes, "exporter", economyCodes, sectorCodes)),
            Tariffs = Tensor.Adopt(N, N, J, Wide(tariffTable.GetAwaiter().GetResult(), "importer", economyCodes, "exporter", economyCodes, sectorCodes)),
            InputCoefficients = Tensor.Adopt(N, J, J, Wide(Table("coefficients.parquet"), "economy", economyCodes, "input", sectorCodes, sectorCodes)),
            ValueAddedShares = Matrix.Adopt(N, J, Wide(Table("value_added.parquet"), "economy", economyCodes, null, [""], sectorCodes)),
            FinalDemand = Matrix.Adopt(N, J, Wide(Table("final_demand.parquet"), "economy", economyCodes, null, [""], sectorCodes)),
            TradeElasticities = elasticities,
            ElasticitySets = sets,
            Provenance = manifest.Provenance,
        });
    }

    private ParquetColumns Table(string name)
    {
        string path = Path.Combine(folder, name);
        var listed = manifest.Files.FirstOrDefault(file => file.Name == name)
            ?? throw new FileException(Path.Combine(folder, "world.json"), $"the manifest does not list '{name}'. Rebuild the world or restore the folder.");
        if (!File.Exists(path)) throw new FileException(path, "the file is missing from the world's folder. Rebuild the world or restore the folder.");
        byte[] content = File.ReadAllBytes(path);
        if (content.Length != listed.Bytes)
            throw new FileException(path, $"the file has {content.Length} bytes, the manifest says {listed.Bytes}: it breaks off or was changed after it was written. Rebuild the world or restore the folder.");
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != listed.Sha256)
            throw new FileException(path, "the file is not the one that was written with the manifest: it was changed or damaged since. Rebuild the world or restore the folder.");
        return ParquetColumns.Read(path, content);
    }

    private static Economy[] Economies(ParquetColumns table)
    {
        string[] codes = table.Texts("code"), names = table.Texts("name"), regions = table.Texts("region"), sources = table.Texts("coefficient_source");
        string?[] donors = table.OptionalTexts("coefficient_donor");
        return [.. codes.Select((code, n) => new Economy(code, names[n], regions[n]) { CoefficientSource = sources[n], CoefficientDonor = donors[n] })];
    }

    private static Sector[] Sectors(ParquetColumns table)
    {
        string[] codes = table.Texts("code"), names = table.Texts("name"), definitions = table.Texts("definition");
        bool[] goods = table.Flags("is_good");
        return [.. codes.Select((code, j) => new Sector(code, names[j], definitions[j], goods[j]))];
    }

    private static double[] Wide(ParquetColumns table, string firstKey, string[] first, string? secondKey, string[] second, string[] sectors)
    {
        int[] places = Places(table, firstKey, first, secondKey, second);
        var values = new double[places.Length * sectors.Length];
        for (int j = 0; j < sectors.Length; j++)
        {
            double[] column = table.Numbers(sectors[j]);
            for (int row = 0; row < column.Length; row++) values[(places[row] * sectors.Length) + j] = column[row];
        }

        return values;
    }

    /// <summary>For each row of the file, its place in the order of the codes; every place is taken exactly once.</summary>
    private static int[] Places(ParquetColumns table, string firstKey, string[] first, string? secondKey, string[] second)
    {
        int count = first.Length * second.Length;
        if (table.Rows != count) throw new FileException(table.Path, $"the file has {table.Rows} rows; {first.Length} × {second.Length} codes make {count}. Rebuild the world or restore the folder.");
        var firstAt = Positions(first);
        var secondAt = Positions(second);
        string[] a = table.Texts(firstKey), b = secondKey is null ? [] : table.Texts(secondKey);
        var places = new int[count];
        var taken = new bool[count];
        for (int row = 0; row < count; row++)
        {
            int place = (At(firstAt, a[row]) * second.Length) + (secondKey is null ? 0 : At(secondAt, b[row]));
            if (taken[place]) throw new FileException(table.Path, $"the row {a[row]}{(secondKey is null ? "" : $", {b[row]}")} stands twice. Rebuild the world or restore the folder.");
            (places[row], taken[place]) = (place, true);
        }

        return places;

        int At(Dictionary<string, int> positions, string code) => positions.TryGetValue(code, out int at)
            ? at
            : throw new FileException(table.Path, $"the code '{code}' is not among the world's.{NearestName.Hint(code, positions.Keys)} Rebuild the world or restore the folder.");
    }

    private static Dictionary<string, int> Positions(string[] codes)
    {
        var positions = new Dictionary<string, int>(codes.Length, StringComparer.Ordinal);
        for (int at = 0; at < codes.Length; at++) positions[codes[at]] = at;
        return positions;
    }

    private static (double[] Default, ElasticitySet[] Sets) Elasticities(ParquetColumns table, string[] sectors)
    {
        bool[] isDefault = table.Flags("is_default"), estimated = table.Flags("estimated");
        string[] names = table.Texts("set"), sources = table.Texts("source"), codes = table.Texts("sector");
        double[] values = table.Numbers("elasticity");
        int J = sectors.Length;
        if (table.Rows < J || table.Rows % J != 0)
            throw new FileException(table.Path, $"the file has {table.Rows} rows, no multiple of {J} sectors. Rebuild the world or restore the folder.");
        for (int row = 0; row < codes.Length; row++)
            if (codes[row] != sectors[row % J] || isDefault[row] != (row < J))
                throw new FileException(table.Path, $"the row {row + 1} should be sector '{sectors[row % J]}' of {(row < J ? "the default set" : "a named set")}. Rebuild the world or restore the folder.");

        var sets = Enumerable.Range(1, (table.Rows / J) - 1).Select(s => s * J)
            .Select(start => new ElasticitySet(names[start], sources[start], values[start..(start + J)], estimated[start..(start + J)]));
        return (values[..J], [.. sets]);
    }
}
