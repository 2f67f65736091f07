using System.IO.Compression;
using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

/// <summary>
/// A source folder of three economies (Colombia, the United States, Germany) and four sectors (crops, food, machinery, services), with round numbers, and
/// the files of decisions that go with it. Tests change one file and look at what comes of it.
/// </summary>
internal sealed class MiniatureSources : IDisposable
{
    public const string BenchmarkHeader = "id,kind,economy,partner,sectors,target_musd,tolerance,description,citation\n";
    public const string OverrideHeader = "importer,exporter,sector,action,value,reason\n";

    private static readonly string[] Codes = ["COL", "USA", "DEU"];
    private static readonly string[] Sectors = ["A01", "C10T12", "C28", "SVC"];
    private readonly TemporaryFolder _folder = new();

    public MiniatureSources()
    {
        Directory.CreateDirectory(_folder["decisions"]);
        Data("icio-2022/countries.csv", "iso3,name,region\nCOL,Colombia,Latin America\nUSA,United States,North America\nDEU,Germany,Europe\n");
        Data("icio-2022/sectors.csv", "code,name,isic_rev4,good\nA01,Crops,ISIC 01,1\nC10T12,Food,ISIC 10 to 12,1\nC28,Machinery,ISIC 28,1\nSVC,Services,ISIC D to T,0\n");
        Data("icio-2022/tariffs.csv.gz", "importer,exporter,sector,rate\nCOL,USA,A01,0.1\nCOL,USA,C10T12,0.5\nCOL,DEU,C10T12,0.3\nUSA,DEU,C28,0.02\nCOL,DEU,SVC,0.16\n");
        Data("icio-2022/elasticities.csv", "sector,paper_a,paper_b,in_sample,uniform_4\nA01,9,4,30,4\nC10T12,3,5,30,4\nC28,1,7,30,4\nSVC,4,4,30,4\n");
        Data("icio-2022/elasticity_sources.csv", "column,paper,sectors_filled_with_4\npaper_a,Paper A,SVC\npaper_b,Paper B,A01 SVC\nin_sample,None,\nuniform_4,Uniform,\n");
        Data("icio-2022/food_tariff_flags.csv", "importer,exporter,sector,rate,rate_kite_wiod_2014,rate_a01_same_pair\nCOL,USA,C10T12,0.5,0.8,0.1\nCOL,DEU,C10T12,0.3,0.08,0.04\n");
        Data("io-coefficients/donors.csv", "country,source,donor,donor_year,own_table\nCOL,DANE-MIP,COL,2019,1\nUSA,WIOD,USA,2014,1\nDEU,WIOD,USA,2014,0\n");
        Data("io-coefficients/feasibility.csv", "country,gdp_2022_busd\nCOL,0.3\nUSA,20\nDEU,4\n");
        Data("io-coefficients/assembled_coefficients.csv.gz", "country,input_sector,output_sector,coefficient\n" + Lines(Codes, Sectors, (c, k) => Lines([c], Sectors, (_, j) => $"{c},{k},{j},0.1\n")));
        Data("liberation-day/gdp.csv", "iso3,gdp_musd\nCOL,330\nUSA,21000\nDEU,4100\n");
        Data("macro/macro.csv.gz", "economy_iso3,indicator,year,value\n" + Lines(["2019", "2022", "2023", "2024"], ["COL", "USA"], (y, c) => $"{c},derived_wdi_gdp_usd,{y},{(c == "COL" ? 300e6 : 20000e6) * (int.Parse(y) - 2000) / 20}\n"));
        Data("us-tariffs-2025/partners.csv", "iso3,eu_member\nCOL,0\nDEU,1\nSVK,1\nEUU,0\n");
        Data("us-tariffs-2025/hs6-to-icio28.csv", "hs6_2022,icio_sector\n010121,A01\n160100,C10T12\n841100,C28\n980100,\n");
        Data("us-tariffs-2025/hs6-imports-2024.csv.gz", "iso3,hs6,imports_usd,duty_usd\nCOL,010121,6000000,60000\nCOL,160100,2000000,0\nCOL,980100,9000000,9\nEUU,841100,50000000,5000000\n");
        foreach (int year in (int[])[2019, 2022]) Data($"icio-panel/flows-{year}.csv.gz", Flows());
        Overrides("*,*,SVC,set,0,no tariff on services\n*,*,C10T12,stand-in,,tobacco\nUSA,*,C28,customs,,as collected\n");
        Benchmarks("gdp-col,gdp,COL,,,400,0.01,GDP,office\ncol-usa,exports,COL,USA,goods,12,0.01,goods,office\ncol-usa,exports-by-sector,COL,USA,A01 C10T12,9,0.01,by sector,customs\n");
    }

    public string Root => _folder.Path;

    public string Decisions => _folder["decisions"];

    public string BenchmarkFile => Path.Combine(Decisions, "benchmarks.csv");

    public string OverrideFile => Path.Combine(Decisions, "tariff-overrides.csv");

    public SourceFolder Open() => new(Root);

    public World Build() => WorldBuilder.Build(Root, Decisions);

    public void Benchmarks(string rows) => File.WriteAllText(BenchmarkFile, BenchmarkHeader + rows);

    public void Overrides(string rows) => File.WriteAllText(OverrideFile, OverrideHeader + rows);

    public void Data(string name, string content)
    {
        string file = Path.Combine(Root, "data", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.Create(file), CompressionLevel.Fastest) : File.Create(file);
        using var writer = new StreamWriter(stream);
        writer.Write(content);
    }

    public void Dispose() => _folder.Dispose();

    private static string Flows()
    {
        var size = new Dictionary<string, double> { ["COL"] = 1, ["USA"] = 60, ["DEU"] = 12 };
        return "importer,exporter,sector,value_musd\n" + Lines(Codes, Codes, (n, i) => Lines([n], Sectors, (_, j) =>
            $"{n},{i},{j},{(n == i ? 90 * size[n] : 3 * Math.Sqrt(size[n] * size[i])) * (j == "SVC" ? 3 : 1)}\n"));
    }

    private static string Lines(IEnumerable<string> a, IEnumerable<string> b, Func<string, string, string> line) =>
        string.Concat(a.SelectMany(x => b.Select(y => line(x, y))));
}
