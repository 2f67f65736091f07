using System.IO.Compression;
using CsCheck;
using Realign.Files;
using Realign.Worlds;
using Realign.Worlds.Importing;

namespace Realign.Tests.Worlds;

public class TidyFolderTests
{
    [Fact]
    public void Writing_and_reading_gives_the_same_numbers() => RandomWorlds.WithSilentSectors.Sample(
        world =>
        {
            using var folder = new TemporaryFolder();
            TidyFolder.Write(world, folder["w"]);
            var back = TidyFolder.Read(folder["w"]);
            for (int n = 0; n < world.Economies.Count; n++)
                for (int j = 0; j < world.Sectors.Count; j++)
                    for (int k = 0; k < world.Sectors.Count; k++)
                        if (world.Output[n, j] > 0 && Math.Abs(world.InputCoefficients[n, k, j] - back.InputCoefficients[n, k, j]) > 1e-14) return false;
            return back.Flows.Equals(world.Flows) && back.Tariffs.Equals(world.Tariffs) && back.FinalDemand.Equals(world.FinalDemand)
                && back.TradeElasticities.SequenceEqual(world.TradeElasticities) && back.Economies.SequenceEqual(world.Economies)
                && back.Sectors.SequenceEqual(world.Sectors) && (back.Name, back.Year, back.Unit) == (world.Name, world.Year, world.Unit)
                && WorldCheck.Run(back).Holds;
        },
        iter: 30);

    [Fact]
    public void A_sector_without_output_has_a_value_added_share_of_one()
    {
        using var folder = Written(RandomWorlds.Balanced(3, 3, 5, silentSectors: true));
        Assert.Equal(1, TidyFolder.Read(folder["w"]).ValueAddedShares[0, 0]);
    }

    [Fact]
    public void Tariff_columns_are_chosen_by_name_or_by_custom()
    {
        using var folder = Written(RandomWorlds.Balanced(2, 1, 1));
        Flows(folder, "sector,exporter,importer,value_musd,tariff_baseline,tariff,tariff_new", line => $"{line[..line.LastIndexOf(',')]},{Rate(line, 0.1)},{Rate(line, 0.2)},{Rate(line, 0.3)}");
        var world = TidyFolder.Read(folder["w"]);
        Assert.Equal(0.1, world.Tariffs[0, 1, 0]);
        Assert.Equal(0.2, TidyFolder.Read(folder["w"], new TidyOptions { TariffColumn = "tariff" }).Tariffs[0, 1, 0]);
        Assert.Equal(0.3, TidyFolder.ReadTariffs(folder["w"], world, "tariff_new")[0, 1, 0]);
        Assert.Equal(0, TidyFolder.ReadTariffs(folder["w"], world, "tariff_new")[0, 0, 0]);
        Assert.Contains("Did you mean 'tariff_new'?", Assert.Throws<FileException>(() => TidyFolder.ReadTariffs(folder["w"], world, "tariff_nwe")).Message);
    }

    [Theory]
    [InlineData("flows", 1, "sector,exporter,importer,value,tariff", "'value_musd' is missing")]
    [InlineData("flows", 2, "S01,E01,E10,5,0", "Did you mean 'E01'?")]
    [InlineData("flows", 2, "S01,E01,E01,-5,0", "-5 in column 'value_musd' is negative")]
    [InlineData("flows", 2, "S01,E01,E01,NaN,0", "no finite number")]
    [InlineData("flows", 2, "S01,E01,E01,\"1,000\",0", "no finite number")]
    [InlineData("flows", 2, "S01,E01,E01,5", "the row has 4 fields")]
    [InlineData("flows", 2, "S01,E01,E01,5,0.1", "domestic flows pay none")]
    [InlineData("flows", 3, "S01,E01,E01,5,0", "stands twice")]
    [InlineData("flows", 3, "S01,E01,E02,5,-2", "is no tariff")]
    [InlineData("intermediate", 3, "S01,S01,E01,5", "stands twice")]
    [InlineData("intermediate", 2, "S01,S0X,E01,5", "is not in sectors.csv")]
    [InlineData("value_added", 2, "S01,E01,-5", "negative")]
    [InlineData("value_added", 3, "S01,E01,1", "stands twice")]
    [InlineData("final", 2, ",E01,5", "the field 'sector' is empty")]
    [InlineData("final", 3, "S01,E01,5", "stands twice")]
    [InlineData("deficits", 2, "E01,999999", "imports less exports")]
    [InlineData("regions", 3, "E01,again,", "stands twice")]
    [InlineData("sectors", 2, "S01,a,,yes,4", "neither 1 nor 0")]
    [InlineData("sectors", 2, "S01,a,,1,0", "no trade elasticity")]
    [InlineData("world", 2, "x,MMXX,million USD", "no year")]
    public void A_bad_row_is_named_with_file_and_line(string table, int line, string replacement, string expected)
    {
        using var folder = Written(RandomWorlds.Balanced(2, 2, 3));
        Replace(folder, table, lines => lines[line - 1] = replacement);
        var error = Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"]));
        Assert.Contains(expected, error.Message);
        Assert.Contains($"{table}.csv", error.File);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Value_added_that_does_not_fit_output_is_named()
    {
        using var folder = Written(RandomWorlds.Balanced(2, 2, 3));
        Replace(folder, "value_added", lines => lines[1] = "S01,E01,1e9");
        Assert.Contains("S01 in E01", Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"])).Message);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("sector,region,value_musd\n", "no rows")]
    public void An_empty_file_is_refused(string content, string expected)
    {
        using var folder = Written(RandomWorlds.Balanced(2, 2, 3));
        folder.Write(Path.Combine("w", "final.csv"), content);
        Assert.Contains(expected, Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"])).Message);
    }

    [Fact]
    public void A_missing_file_is_named_and_two_of_one_name_are_refused()
    {
        using var folder = Written(RandomWorlds.Balanced(2, 2, 3));
        File.Copy(folder[Path.Combine("w", "final.csv")], folder[Path.Combine("w", "flows.csv")]);
        Assert.Contains("both are there", Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"])).Message);
        File.Delete(folder[Path.Combine("w", "flows.csv")]);
        File.Delete(folder[Path.Combine("w", "flows.csv.gz")]);
        Assert.Contains("flows.csv: there is no such file", Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"])).Message);
    }

    [Fact]
    public void A_truncated_compressed_file_is_refused_wherever_it_breaks_off()
    {
        using var folder = Written(RandomWorlds.Balanced(4, 3, 3));
        string path = folder[Path.Combine("w", "flows.csv.gz")];
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += 31)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<FileException>(() => TidyFolder.Read(folder["w"]));
        }
    }

    [Fact]
    public void Caliendo_and_Parro_keep_their_final_demand()
    {
        var world = TidyFolder.Read(SharedData.Require("data/caliendo-parro"), new TidyOptions { Name = "NAFTA 1993", Year = 1993 });
        Assert.Equal((31, 40), (world.Economies.Count, world.Sectors.Count));
        Assert.Equal(7156.68809, world.FinalDemand[world.EconomyIndex("ARG"), world.SectorIndex("S01")]);
        var report = WorldCheck.Run(world);
        Assert.Equal(["uses", "income"], report.Identities.Where(i => !i.Holds).Select(i => i.Name));
        Assert.Contains("no equilibrium", Assert.Single(world.Provenance.Notes));
        double gap = 0;
        for (int n = 0; n < 31; n++)
            for (int j = 0; j < 40; j++)
                gap += Math.Abs(world.Expenditure[n, j] - world.FinalDemand[n, j] - Enumerable.Range(0, 40).Sum(k => world.InputCoefficients[n, j, k] * world.Output[n, k]));
        Assert.InRange(gap, 1_700_000, 1_800_000);
    }

    [Fact]
    public void The_NAFTA_schedule_of_Caliendo_and_Parro_differs_only_between_members()
    {
        string folder = SharedData.Require("data/caliendo-parro");
        var world = TidyFolder.Read(folder);
        var nafta = TidyFolder.ReadTariffs(folder, world, "tariff_nafta");
        string[] members = ["MEX", "CAN", "USA"];
        for (int n = 0; n < 31; n++)
            for (int i = 0; i < 31; i++)
                if (!members.Contains(world.Economies[n].Code) || !members.Contains(world.Economies[i].Code))
                    Assert.True(nafta.Row(n, i).SequenceEqual(world.Tariffs.Row(n, i)));
        Assert.NotEqual(nafta, world.Tariffs);
    }

    private static TemporaryFolder Written(World world)
    {
        var folder = new TemporaryFolder();
        TidyFolder.Write(world, folder["w"]);
        return folder;
    }

    private static void Flows(TemporaryFolder folder, string header, Func<string, string> change) => Replace(folder, "flows", lines =>
    {
        lines[0] = header;
        for (int at = 1; at < lines.Length; at++) lines[at] = change(lines[at]);
    });

    private static string Rate(string line, double rate) => line.Split(',') is [_, var exporter, var importer, ..] && exporter == importer ? "0" : rate.ToString("R");

    /// <summary>Changes lines of a table and leaves it uncompressed.</summary>
    private static void Replace(TemporaryFolder folder, string table, Action<string[]> change)
    {
        string plain = folder[Path.Combine("w", $"{table}.csv")];
        string[] lines = File.Exists(plain) ? File.ReadAllLines(plain) : Unpacked(plain + ".gz");
        change(lines);
        File.WriteAllLines(plain, lines);
    }

    private static string[] Unpacked(string path)
    {
        string text;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress))) text = reader.ReadToEnd();
        File.Delete(path);
        return text.TrimEnd('\n').Split('\n');
    }
}
