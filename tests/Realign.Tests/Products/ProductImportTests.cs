using Realign.Products;
using Realign.Products.Importing;

namespace Realign.Tests.Products;

public sealed class ProductImportTests : IDisposable
{
    private const string Countries = "country_code,country_name,country_iso2,country_iso3\n170,Colombia,CO,COL\n842,USA,US,USA\n490,\"Other Asia, not elsewhere specified\",,S19\n218,Ecuador,EC,ECU\n";
    private const string Codes = "code,description\n060311,\"Flowers, cut: roses\"\n090111,Coffee\n999999,Other\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BACI_as_published_is_read_in_USD_and_every_bad_row_is_listed_with_its_line()
    {
        _folder.Write("country_codes_V202501.csv", Countries);
        _folder.Write("product_codes_HS22_V202501.csv", Codes);
        string file = _folder.Write(
            "BACI_HS22_Y2023_V202501.csv",
            """
            t,i,j,k,v,q
            2023,170,842,60311,  1.500,   0.250
            2023,170,842,090111,2.25,           NA
            2023,999,842,090111,1,1
            2023,170,842,9011,1,1
            2023,170,842,010121,1,1
            2023,170,842,090111,-4,1
            2023,218,842,090111,abc,1
            2023,218,842,060311,1e999,1
            2023,218,842,060311,1,1,7
            20x3,218,842,060311,1,1
            2023,218,842,060311,3,x
            2023,170,842,060311,9,9
            2023,490,842,060311,0,NA

            2023,842,170,090111,5,5
            """);
        var report = ProductImport.Run([file], _folder["out.parquet"]);
        Assert.Equal((14L, 4L, 10L), (report.RowsRead, report.RowsKept, report.RowsRejected));
        Assert.Equal(8750, report.ValueKept, 1e-9);
        Assert.Equal(report.ValueRead, report.ValueKept + report.ValueRejected, 1e-9);
        Assert.Equal(1, report.ZeroRows);
        Assert.Equal(3, report.Files.Count);
        Assert.Equal(
            [
                "4,unknown_country", "5,malformed_product", "6,unknown_product", "7,negative_value", "8,malformed_value", "9,malformed_value", "10,wrong_column_count", "11,malformed_year", "12,malformed_quantity", "13,duplicate_key",
            ],
            Rejects("out").Select(r => string.Join(',', r.Split(',')[1..3])));
        Assert.Contains("stands on line 2", Rejects("out")[^1], StringComparison.Ordinal);
        var flows = new ProductFile(_folder["out.parquet"]).Read("USA");
        Assert.Equal(["060311", "090111"], flows.Products);
        Assert.Equal(["COL"], flows.Origins);
        Assert.Equal([1500], flows.ValuesOf(0).ToArray());
        Assert.Equal(5000, flows.OwnExportsOf(1));
        Assert.Equal(0, flows.OwnExportsOf(0));
        Assert.Equal([2250], flows.SellerExportsOf(1).ToArray());
    }

    [Fact]
    public void The_EU_and_its_members_are_not_counted_twice()
    {
        const string header = "census_code,iso3,hs6,imports_usd,duty_usd,hs10_lines\n";
        string some = _folder.Write("some.csv", header + "0003,EUU,060311,100,3,1\n4359,SVK,060311,7,0,1\n3010,COL,060311,50,0,1\n");
        var report = ProductImport.Run([some], _folder["some.parquet"], new ProductImportOptions { Year = 2024 });
        Assert.Equal((2L, 150.0), (report.RowsKept, report.ValueKept));
        Assert.Contains("SVK", Assert.Single(Rejects("some")), StringComparison.Ordinal);
        string all = _folder.Write("all.csv", header + "0003,EUU,060311,100,3,1\n4210,NLD,060311,60,0,1\n4759,ITA,060311,40,0,1\n3010,COL,060311,50,0,1\n");
        report = ProductImport.Run([all], _folder["all.parquet"], new ProductImportOptions { Year = 2024 });
        Assert.Equal((3L, 150.0), (report.RowsKept, report.ValueKept));
        Assert.Contains("EUU", Assert.Single(Rejects("all")), StringComparison.Ordinal);
        Assert.Equal(["COL", "ITA", "NLD"], new ProductFile(_folder["all.parquet"]).Read("USA").Origins);
    }

    [Fact]
    public void What_the_interface_of_the_Census_Bureau_returns_is_read_for_whole_years()
    {
        string file = _folder.Write("census.csv", "\"CTY_CODE\",\"I_COMMODITY\",\"CON_VAL_YR\",\"CAL_DUT_YR\",\"YEAR\",\"MONTH\"\r\n\"3010\",\"060311\",\"580\",\"1\",\"2024\",\"12\"\r\n\"3010\",\"060311\",\"80\",\"0\",\"2024\",\"03\"\r\n\"-\",\"060311\",\"999\",\"1\",\"2024\",\"12\"\r\n\"0014\",\"060311\",\"7\",\"0\",\"2024\",\"12\"\r\n\"3XXX\",\"060311\",\"7\",\"0\",\"2024\",\"12\"\r\n\"9999\",\"060311\",\"7\",\"0\",\"2024\",\"12\"\r\n");
        var report = ProductImport.Run([file], _folder["c.parquet"]);
        Assert.Equal((1L, 580.0), (report.RowsKept, report.ValueKept));
        Assert.Equal(4, report.Rejected["aggregate"]);
        Assert.Equal(1, report.Rejected["unknown_country"]);
    }

    [Fact]
    public void The_tidy_layout_takes_several_years_and_files_and_duplicates_across_them_are_found()
    {
        string a = _folder.Write("a.csv", "year,importer,exporter,product,value_usd,duty_usd\n2022,COL,CHN,850110,5,1\n2023,COL,CHN,850110,6,\n");
        string b = _folder.Write("b.csv", "product,value_usd,year,importer,exporter,quantity_tonnes\n850110,8,2023,COL,CHN,2\n850110,9,2024,COL,CHN,\n");
        var report = ProductImport.Run([a, b], _folder["t.parquet"]);
        Assert.Equal([2022, 2023, 2024], report.Years);
        Assert.Contains("stands on line 3 of a.csv", Assert.Single(Rejects("t")), StringComparison.Ordinal);
        var file = new ProductFile(_folder["t.parquet"]);
        Assert.Equal([2024, 2023, 2022], file.Summary().Select(s => s.Year));
        Assert.Equal(2024, file.Read("COL").Year);
        Assert.False(file.Read("COL").HasOwnExports);
        Assert.Contains("it has 2024, 2023, 2022", Assert.Throws<RealignException>(() => file.Read("COL", 2020)).Message, StringComparison.Ordinal);
        Assert.Contains("it has those of COL", Assert.Throws<RealignException>(() => file.Read("USA")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_and_memory_do_not_change_the_file()
    {
        var random = new Random(3);
        string[] codes = ["COL", "USA", "ECU", "CHN", "BRA"];
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"2023,{codes[n % 5]},{codes[(n / 5) % 5]},{100_000 + random.Next(200)},{random.NextDouble()}\n"));
        string file = _folder.Write("r.csv", "year,importer,exporter,product,value_usd\n" + rows);
        var one = ProductImport.Run([file], _folder["one.parquet"], new ProductImportOptions { Threads = 1 });
        var two = ProductImport.Run([file], _folder["two.parquet"], new ProductImportOptions { Threads = 2, MemoryLimit = "100MB" });
        Assert.Equal(one.RowsKept, two.RowsKept);
        Assert.Equal(Rejects("one"), Rejects("two"));
        Assert.True(one.RowsRejected > 1000);
        ProductFlows a = new ProductFile(_folder["one.parquet"]).Read("USA"), b = new ProductFile(_folder["two.parquet"]).Read("USA");
        Assert.Equal(a.Products, b.Products);
        for (int p = 0; p < a.Products.Count; p++) Assert.Equal(a.ValuesOf(p).ToArray(), b.ValuesOf(p).ToArray());
    }

    [Theory]
    [InlineData("of no layout", "a,b\n1,2\n")]
    [InlineData("is missing", "year,importer,exporter,product\n2023,COL,USA,060311\n")]
    [InlineData("the file is empty", "")]
    [InlineData("a header and no rows", "year,importer,exporter,product,value_usd\n")]
    [InlineData("None of the 1 rows", "year,importer,exporter,product,value_usd\n2023,COL,XXX,060311,1\n")]
    [InlineData("country_codes", "t,i,j,k,v,q\n2023,1,2,060311,1,1\n")]
    [InlineData("--year", "census_code,iso3,hs6,imports_usd,duty_usd\n3010,COL,060311,1,0\n")]
    public void A_file_that_cannot_be_read_leaves_nothing(string rule, string content)
    {
        string file = _folder.Write("bad.csv", content);
        var e = Assert.ThrowsAny<RealignException>(() => ProductImport.Run([file], _folder["bad.parquet"]));
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
        Assert.Equal(["bad.csv"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Stopping_leaves_what_was_there()
    {
        File.WriteAllText(_folder["s.parquet"], "old");
        string file = _folder.Write("s.csv", "year,importer,exporter,product,value_usd\n" + string.Concat(Enumerable.Range(0, 200_000).Select(n => $"2023,COL,USA,{100_000 + n},1\n")));
        using var stop = new CancellationTokenSource();
        foreach (string stage in (string[])["reading", "checking", "writing"])
        {
            using var source = new CancellationTokenSource();
            var progress = new Stop(stage, source);
            Assert.ThrowsAny<OperationCanceledException>(() => ProductImport.Run([file], _folder["s.parquet"], progress: progress, cancellation: source.Token));
            Assert.Equal("old", File.ReadAllText(_folder["s.parquet"]));
            Assert.Equal(["s.csv", "s.parquet"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
        }
    }

    [Fact]
    public void A_million_generated_rows_are_read_and_reconciled()
    {
        string[] codes = [.. Realign.Products.Countries.All.Where(c => c.Code != "EUU").Take(100).Select(c => c.Code)];
        double sum = 0;
        using (var text = new StreamWriter(_folder["m.csv"]))
        {
            text.Write("year,importer,exporter,product,value_usd\n");
            for (int n = 0; n < 1_000_000; n++)
            {
                int product = 100_000 + (n % 100);
                double value = n % 1000;
                if (n % 50_000 == 7) value = -1;
                sum += value;
                text.Write($"2023,{codes[n / 10_000]},{codes[n / 100 % 100]},{product},{value}\n");
            }
        }

        var report = ProductImport.Run([_folder["m.csv"]], _folder["m.parquet"]);
        Assert.Equal((1_000_000L, 999_980L), (report.RowsRead, report.RowsKept));
        Assert.Equal(sum, report.ValueRead, 1e-6);
        Assert.Equal(-20, report.ValueRejected);
    }

    private string[] Rejects(string name) => [.. File.ReadAllLines(_folder[$"{name}.rejects.csv"]).Skip(1)];

    private sealed class Stop(string stage, CancellationTokenSource source) : IProgress<ProductImportProgress>
    {
        public void Report(ProductImportProgress value)
        {
            if (value.Stage == stage) source.Cancel();
        }
    }
}
