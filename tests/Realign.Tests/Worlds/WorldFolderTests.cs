using CsCheck;
using Realign.Files;
using Realign.Worlds;

namespace Realign.Tests.Worlds;

public class WorldFolderTests
{
    private static readonly string[] Tables =
        ["coefficients", "economies", "elasticities", "final_demand", "flows", "sectors", "tariffs", "value_added"];

    [Fact]
    public void A_world_comes_back_bit_for_bit() => RandomWorlds.Any.Sample(
        world =>
        {
            using var folder = new TemporaryFolder();
            WorldFolder.Write(world, folder["w"]);
            var back = WorldFolder.Read(folder["w"]);
            return back.Hash == world.Hash && back.Flows.Equals(world.Flows) && back.FinalDemand.Equals(world.FinalDemand)
                && back.Economies.SequenceEqual(world.Economies) && back.Sectors.SequenceEqual(world.Sectors);
        },
        iter: 20);

    [Fact]
    public void Everything_said_about_a_world_comes_back()
    {
        var drawn = RandomWorlds.Balanced(3, 2, 1);
        var world = new World(new WorldData
        {
            Name = "Welt «ü»",
            Year = 2019,
            Unit = "million USD",
            Economies = [drawn.Economies[0] with { CoefficientSource = "DANE 2019" }, drawn.Economies[1] with { CoefficientDonor = "E01" }, drawn.Economies[2]],
            Sectors = drawn.Sectors,
            Flows = drawn.Flows,
            Tariffs = drawn.Tariffs,
            InputCoefficients = drawn.InputCoefficients,
            ValueAddedShares = drawn.ValueAddedShares,
            TradeElasticities = drawn.TradeElasticities,
            ElasticitySets = [new("a", "paper A", [2, 3], [true, false]), new("b", "paper B", [4, 5.5], [false, true])],
            Provenance = new Provenance
            {
                Method = "Made × by hand.",
                RealignVersion = "0.1.0",
                Sources = [new("s", "c", "l", "https://example.org")],
                Notes = ["first", "second"],
                Benchmarks = [new("id", "exports", 100, 101, 0.02, "cited")],
                Adjustments = [new("E01", 0.1, 0.2, 0.3, 0.4, 0.5, "S01→S02", 0.6)],
            },
        });
        using var folder = new TemporaryFolder();
        WorldFolder.Write(world, folder["w"]);
        var back = WorldFolder.Read(folder["w"]);

        Assert.Equal(world.Name, back.Name);
        Assert.Equal(world.Economies, back.Economies);
        Assert.Equal(world.TradeElasticities, back.TradeElasticities);
        Assert.Equal(world.ElasticitySets.SelectMany(s => s.Values), back.ElasticitySets.SelectMany(s => s.Values));
        Assert.Equal(world.ElasticitySets.SelectMany(s => s.Estimated), back.ElasticitySets.SelectMany(s => s.Estimated));
        Assert.Equal(world.ElasticitySets.Select(s => (s.Name, s.Source)), back.ElasticitySets.Select(s => (s.Name, s.Source)));
        Assert.Equal(world.Provenance.Sources, back.Provenance.Sources);
        Assert.Equal(world.Provenance.Notes, back.Provenance.Notes);
        Assert.Equal(world.Provenance.Benchmarks, back.Provenance.Benchmarks);
        Assert.Equal(world.Provenance.Adjustments, back.Provenance.Adjustments);
        Assert.Equal((world.Provenance.Method, world.Provenance.RealignVersion), (back.Provenance.Method, back.Provenance.RealignVersion));
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        WorldFolder.Write(RandomWorlds.Balanced(4, 3, 5), folder["a"]);
        WorldFolder.Write(RandomWorlds.Balanced(4, 3, 5), folder["b"]);
        foreach (string file in Directory.GetFiles(folder["a"]))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder["b"], Path.GetFileName(file))));
    }

    [Fact]
    public void Writing_replaces_what_was_there()
    {
        using var folder = new TemporaryFolder();
        WorldFolder.Write(RandomWorlds.Balanced(2, 2, 1), folder["w"]);
        var world = RandomWorlds.Balanced(3, 2, 2);
        WorldFolder.Write(world, folder["w"]);
        Assert.Equal(world.Hash, WorldFolder.Read(folder["w"]).Hash);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_world_of_81_economies_and_28_sectors_takes_at_most_four_and_a_half_megabytes()
    {
        using var folder = new TemporaryFolder();
        WorldFolder.Write(RandomWorlds.Balanced(81, 28, 1), folder["w"]);
        Assert.InRange(Directory.GetFiles(folder["w"]).Sum(file => new FileInfo(file).Length), 1, 4_500_000);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        foreach (string table in Tables)
        {
            var error = Broken(folder => File.Delete(Path.Combine(folder, $"{table}.parquet")));
            Assert.EndsWith($"{table}.parquet", error.File);
            Assert.Contains("missing", error.Message);
        }

        Assert.Contains("no such file", Broken(folder => File.Delete(Path.Combine(folder, "world.json"))).Message);
    }

    [Fact]
    public void A_truncated_or_altered_table_is_named()
    {
        foreach (string table in Tables)
        {
            Assert.Contains("breaks off", Broken(folder => Change(folder, table, bytes => bytes[..(bytes.Length / 2)])).Message);
            Assert.Contains("changed or damaged", Broken(folder => Change(folder, table, bytes => [.. bytes[..10], (byte)~bytes[10], .. bytes[11..]])).Message);
        }
    }

    [Fact]
    public void Truncated_parquet_is_a_files_mistake_even_without_a_checksum()
    {
        using var folder = new TemporaryFolder();
        WorldFolder.Write(RandomWorlds.Balanced(3, 2, 1), folder["w"]);
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder["w"], "flows.parquet"));
        for (int length = 0; length < bytes.Length; length += 7)
            Assert.Throws<FileException>(() => ParquetColumns.Read("flows.parquet", bytes[..length]));
    }

    [Fact]
    public void A_missing_column_is_named_with_its_nearest_match()
    {
        var table = ParquetColumns.Read("t.parquet", new ParquetColumnsWriter().Numbers("S01", [1]).Texts("importer", ["E01"]).ToArray());
        Assert.Contains("Did you mean 'S01'?", Assert.Throws<FileException>(() => table.Numbers("S02")).Message);
        Assert.Contains("does not hold", Assert.Throws<FileException>(() => table.Numbers("importer")).Message);
    }

    [Fact]
    public void A_hash_that_disagrees_says_that_the_files_were_changed() =>
        Assert.Contains("changed after they were written", Broken(folder => Edit(folder, "\"hash\": \"", "\"hash\": \"00")).Message);

    [Fact]
    public void A_manifest_of_another_format_or_without_a_field_or_no_json_is_refused()
    {
        Assert.Contains("format 2", Broken(folder => Edit(folder, "\"format\": 1", "\"format\": 2")).Message);
        Assert.Contains("'unit' is missing", Broken(folder => Edit(folder, "\"unit\"", "\"units\"")).Message);
        Assert.Equal(3, Broken(folder => Edit(folder, "\"name\": ", "name ")).Line);
    }

    [Fact]
    public void A_sector_that_is_called_like_a_key_column_is_refused()
    {
        var world = RandomWorlds.Balanced(2, 1, 1);
        var renamed = new World(new WorldData
        {
            Name = "x",
            Year = 1,
            Unit = "x",
            Economies = world.Economies,
            Sectors = [world.Sectors[0] with { Code = "importer" }],
            Flows = world.Flows,
            Tariffs = world.Tariffs,
            InputCoefficients = world.InputCoefficients,
            ValueAddedShares = world.ValueAddedShares,
            TradeElasticities = world.TradeElasticities,
        });
        using var folder = new TemporaryFolder();
        Assert.Contains("Rename the sector", Assert.Throws<RealignException>(() => WorldFolder.Write(renamed, folder["w"])).Message);
    }

    private static FileException Broken(Action<string> harm)
    {
        using var folder = new TemporaryFolder();
        WorldFolder.Write(RandomWorlds.Balanced(3, 2, 1), folder["w"]);
        harm(folder["w"]);
        return Assert.Throws<FileException>(() => WorldFolder.Read(folder["w"]));
    }

    private static void Change(string folder, string table, Func<byte[], byte[]> change)
    {
        string path = Path.Combine(folder, $"{table}.parquet");
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
    }

    private static void Edit(string folder, string from, string to)
    {
        string path = Path.Combine(folder, "world.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
    }
}
