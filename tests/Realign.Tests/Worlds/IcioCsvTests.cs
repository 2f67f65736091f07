using System.IO.Compression;
using Realign.Files;
using Realign.Worlds;
using Realign.Worlds.Importing;

namespace Realign.Tests.Worlds;

public class IcioCsvTests
{
    [Fact]
    public void Split_economies_are_merged_and_every_identity_holds()
    {
        var world = Read(new IcioFile().Lines());
        Assert.Equal(["AUS", "COL", "MEX", "CHN"], world.Economies.Select(e => e.Code));
        Assert.Equal(["A01_02", "C10T12", "G"], world.Sectors.Select(s => s.Code));
        Assert.Equal([true, true, false], world.Sectors.Select(s => s.IsGood));
        Assert.Equal((2022, "Colombia"), (world.Year, world.Economies[1].Name));
        Assert.All(WorldCheck.Run(world).Identities, identity => Assert.True(identity.Holds, identity.Name));
        Assert.All(world.TradeElasticities, theta => Assert.Equal(4, theta));
    }

    [Fact]
    public void A_flow_is_all_use_of_the_product_by_the_importer()
    {
        var file = new IcioFile();
        var world = Read(file.Lines());
        double flow = file.Cells.Where(cell => cell.Key.Row is "CN1_C10T12" or "CN2_C10T12" && cell.Key.Column.StartsWith("COL_", StringComparison.Ordinal)).Sum(cell => cell.Value);
        Assert.Equal(flow, world.Flows[world.EconomyIndex("COL"), world.EconomyIndex("CHN"), world.SectorIndex("C10T12")], 1e-9);
    }

    [Fact]
    public void A_coefficient_is_the_input_of_all_origins_over_output()
    {
        var file = new IcioFile();
        var world = Read(file.Lines());
        double inputs = file.Cells.Where(cell => cell.Key.Row.EndsWith("_G", StringComparison.Ordinal) && cell.Key.Column is "MX1_C10T12" or "MX2_C10T12" && cell.Key.Row.EndsWith("_G", StringComparison.Ordinal)).Sum(cell => cell.Value);
        double output = file["MX1_C10T12", "OUT"] + file["MX2_C10T12", "OUT"];
        int mexico = world.EconomyIndex("MEX");
        Assert.Equal(inputs / output, world.InputCoefficients[mexico, world.SectorIndex("G"), world.SectorIndex("C10T12")], 1e-12);
        double valueAdded = file.Cells.Where(cell => cell.Key is ("VA" or "TLS", "MX1_C10T12" or "MX2_C10T12")).Sum(cell => cell.Value);
        Assert.Equal(valueAdded / output, world.ValueAddedShares[mexico, world.SectorIndex("C10T12")], 1e-12);
    }

    [Fact]
    public void The_labels_of_older_editions_mean_the_same() => Assert.Equal(Read(new IcioFile().Lines()).Hash, Read(new IcioFile().OlderLines()).Hash);

    [Fact]
    public void Quoted_labels_and_line_ends_of_other_systems_mean_the_same()
    {
        var lines = new IcioFile().Lines();
        var quoted = lines.Select((line, at) => (at == 0 ? string.Join(',', line.Split(',').Select(label => $"\"{label}\"")) : $"\"{line[..line.IndexOf(',')]}\"{line[line.IndexOf(',')..]}") + "\r");
        Assert.Equal(Read(lines).Hash, Read([.. quoted]).Hash);
    }

    [Fact]
    public void A_table_in_a_zip_or_gz_file_gives_the_same_world()
    {
        using var folder = new TemporaryFolder();
        string text = string.Join('\n', new IcioFile().Lines());
        Zip(folder["icio.zip"], ("ICIO2023_2022.csv", text), ("readme.txt", "x"));
        using (var gzip = new StreamWriter(new GZipStream(File.Create(folder["2022.csv.gz"]), CompressionLevel.Fastest))) gzip.Write(text);
        string hash = Read(new IcioFile().Lines()).Hash;
        Assert.Equal(hash, Import(folder["icio.zip"]).Hash);
        Assert.Equal(hash, Import(folder["2022.csv.gz"]).Hash);
    }

    [Fact]
    public void A_zip_with_several_tables_needs_a_year()
    {
        using var folder = new TemporaryFolder();
        string text = string.Join('\n', new IcioFile().Lines());
        Zip(folder["2016-2020.zip"], ("2019.csv", text), ("2020.csv", text));
        Assert.Contains("2019.csv, 2020.csv", Assert.Throws<FileException>(() => Import(folder["2016-2020.zip"])).Message);
        Assert.Equal(2019, Import(folder["2016-2020.zip"], new IcioOptions { Year = 2019 }).Year);
    }

    [Fact]
    public void A_zip_without_a_table_or_a_truncated_zip_is_refused()
    {
        using var folder = new TemporaryFolder();
        Zip(folder["2022.zip"], ("readme.txt", "x"));
        Assert.Contains("no .csv table", Assert.Throws<FileException>(() => Import(folder["2022.zip"])).Message);
        Zip(folder["2022.zip"], ("2022.csv", string.Join('\n', new IcioFile().Lines())));
        byte[] whole = File.ReadAllBytes(folder["2022.zip"]);
        for (int length = 0; length < whole.Length; length += 101)
        {
            File.WriteAllBytes(folder["2022.zip"], whole[..length]);
            Assert.Contains("breaks off or is damaged", Assert.Throws<FileException>(() => Import(folder["2022.zip"])).Message);
        }
    }

    [Fact]
    public void Negative_inventories_are_netted_and_what_stays_negative_is_zero_and_counted()
    {
        var file = new IcioFile();
        foreach (string column in file.Cells.Keys.Select(c => c.Column).Distinct().Where(c => c.StartsWith("COL_", StringComparison.Ordinal)))
            file["AUS_G", column] = 0;
        file["AUS_G", "COL_INVNT"] = -7;
        file["AUS_C10T12", "COL_INVNT"] = -1;
        var world = Read(file.Lines());
        Assert.Equal(0, world.Flows[1, 0, 2]);
        Assert.Contains(world.Provenance.Notes, note => note.StartsWith("2 cells of final demand are negative", StringComparison.Ordinal) && note.Contains("-8 million"));
        Assert.Contains(world.Provenance.Notes, note => note.StartsWith("1 flows stayed negative", StringComparison.Ordinal) && note.Contains("-7") && note.Contains("G from AUS to COL"));
        Assert.Contains(world.Provenance.Notes, note => note.Contains("do not add up"));
    }

    [Fact]
    public void Final_demand_that_comes_out_negative_is_noted_and_fails_the_check()
    {
        var file = new IcioFile();
        foreach (var cell in file.Cells.Keys.Where(c => c.Row.EndsWith("_G", StringComparison.Ordinal) && c.Column.StartsWith("COL_", StringComparison.Ordinal) && !IcioFile.Industries.Contains(c.Column)).ToArray())
            file[cell.Row, cell.Column] = 0;
        file["COL_G", "COL_INVNT"] = -1;
        var world = Read(file.Lines());
        Assert.Contains(world.Provenance.Notes, note => note.StartsWith("Final demand is negative in 1 cells", StringComparison.Ordinal));
        Assert.False(WorldCheck.Run(world)["final demand"].Holds);
    }

    [Fact]
    public void Inputs_above_output_are_scaled_and_counted()
    {
        var file = new IcioFile();
        file["AUS_G", "COL_A01_02"] = 1e6;
        var world = Read(file.Lines());
        Assert.Equal(0, world.ValueAddedShares[1, 0]);
        Assert.Contains(world.Provenance.Notes, note => note.StartsWith("In 1 industries inputs exceeded output", StringComparison.Ordinal));
    }

    [Fact]
    public void Tariffs_come_from_a_file_and_are_part_of_the_price_of_inputs()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("2022.csv", string.Join('\n', new IcioFile().Lines()));
        string tariffs = folder.Write("tariffs.csv", "importer,exporter,sector,rate\nCOL,CHN,C10T12,0.1\n");
        World free = Import(path), world = Import(path, new IcioOptions { TariffFile = tariffs });
        Assert.Equal(0.1, world.Tariffs[1, 3, 1]);
        Assert.True(world.InputCoefficients[1, 1, 0] > free.InputCoefficients[1, 1, 0]);
        Assert.True(WorldCheck.Run(world).Holds);
        folder.Write("tariffs.csv", "importer,exporter,sector,rate\nCOL,CHM,C10T12,0.1\n");
        Assert.Contains("Did you mean 'CHN'?", Assert.Throws<FileException>(() => Import(path, new IcioOptions { TariffFile = tariffs })).Message);
    }

    [Fact]
    public void Elasticities_may_be_given_by_sector()
    {
        var lines = new IcioFile().Lines();
        Assert.Equal([8.11, 4, 4], Read(lines, new IcioOptions { TradeElasticities = new Dictionary<string, double> { ["A01_02"] = 8.11 } }).TradeElasticities);
        Assert.Contains("Did you mean 'A01_02'?", Assert.Throws<RealignException>(() => Read(lines, new IcioOptions { TradeElasticities = new Dictionary<string, double> { ["A01_03"] = 1 } })).Message);
    }

    [Fact]
    public void Progress_ends_at_one_and_cancellation_stops()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("2022.csv", string.Join('\n', new IcioFile().Lines()));
        var seen = new Seen();
        Import(path, progress: seen);
        Assert.Equal(1, seen.Shares[^1]);
        Assert.Equal(seen.Shares.Order(), seen.Shares);
        Assert.Throws<OperationCanceledException>(() => IcioCsv.Read(path, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_bad_table_is_refused_with_the_place_and_the_remedy()
    {
        Refused(1, "V1", lines => lines[0] = "Code" + lines[0][2..]);
        Refused(1, "no column of final demand for COL", lines => Columns(lines, label => !label.StartsWith("COL_", StringComparison.Ordinal) || label is "COL_A01_02" or "COL_C10T12" or "COL_G"));
        Refused(1, "'AUS_A01_02' stands twice", lines => lines[0] = lines[0].Replace("AUS_C10T12", "AUS_A01_02", StringComparison.Ordinal));
        Refused(1, "belongs to no economy", lines => lines[0] = lines[0].Replace("COL_NPISH", "CLO_NPISH", StringComparison.Ordinal));
        Refused(1, "neither an industry", lines => lines[0] = lines[0].Replace("COL_A01_02", "COLUMN_A01_02", StringComparison.Ordinal));
        Refused(3, "Did you mean 'AUS_C10T12'?", lines => lines[2] = lines[2].Replace("AUS_C10T12", "AUS_C1OT12", StringComparison.Ordinal));
        Refused(4, "stands twice", lines => lines[3] = lines[2]);
        Refused(2, "is -3; only final demand may be negative", lines => lines[1] = WithField(lines[1], 2, "-3"));
        Refused(2, "'NaN' is no finite number", lines => lines[1] = WithField(lines[1], 2, "NaN"));
        Refused(2, "'' is no finite number", lines => lines[1] = WithField(lines[1], 2, ""));
        Refused(2, "fewer fields", lines => lines[1] = lines[1][..lines[1].LastIndexOf(',')]);
        Refused(2, "more fields", lines => lines[1] += ",1");
        Refused(0, "not square", lines => lines.RemoveAt(5));
        Refused(0, "no row of value added", lines => lines.RemoveAll(line => line.StartsWith("VA,", StringComparison.Ordinal)));
        Refused(0, "no row of output", lines => lines.RemoveAll(line => line.StartsWith("OUT,", StringComparison.Ordinal)));
        Refused(0, "empty", lines => lines.Clear());
    }

    [Fact]
    public void A_table_that_breaks_off_is_refused_wherever()
    {
        using var folder = new TemporaryFolder();
        string text = string.Join('\n', new IcioFile().Lines());
        int lastNeeded = text.IndexOf("\nOUT,", StringComparison.Ordinal);
        for (int length = 0; length <= lastNeeded; length += 97)
            Assert.Throws<FileException>(() => Import(folder.Write("2022.csv", text[..length])));
    }

    [Fact]
    public void A_file_without_a_year_in_its_name_asks_for_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("icio.csv", string.Join('\n', new IcioFile().Lines()));
        Assert.Contains("year", Assert.Throws<FileException>(() => Import(path)).Message);
        Assert.Equal(2018, Import(path, new IcioOptions { Year = 2018 }).Year);
    }

    private static World Import(string path, IcioOptions? options = null, IProgress<double>? progress = null) =>
        IcioCsv.Read(path, options, progress, TestContext.Current.CancellationToken);

    private static World Read(List<string> lines, IcioOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return Import(folder.Write("2022_SML.csv", string.Join('\n', lines)), options);
    }

    private static void Refused(int line, string expected, Action<List<string>> harm)
    {
        var lines = new IcioFile().Lines();
        harm(lines);
        var error = Assert.Throws<FileException>(() => Read(lines));
        Assert.Contains(expected, error.Message);
        Assert.Equal(line, error.Line);
    }

    private static string WithField(string line, int at, string value)
    {
        string[] fields = line.Split(',');
        fields[at] = value;
        return string.Join(',', fields);
    }

    private static void Columns(List<string> lines, Func<string, bool> keep)
    {
        string[] labels = lines[0].Split(',');
        for (int at = 0; at < lines.Count; at++)
            lines[at] = string.Join(',', lines[at].Split(',').Where((_, c) => keep(labels[c])));
    }

    private static void Zip(string path, params (string Name, string Text)[] entries)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private sealed class Seen : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
