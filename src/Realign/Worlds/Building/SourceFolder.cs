using Realign.Files;

namespace Realign.Worlds.Building;

/// <summary>Reads the data sets that a world is built from, each in the layout of its README. Economies and sectors are positions in <see cref="Economies"/> and <see cref="Sectors"/>.</summary>
internal sealed class SourceFolder
{
    private readonly string _root;
    private readonly Dictionary<string, int> _economy;
    private readonly Dictionary<string, int> _sector;

    public SourceFolder(string root)
    {
        _root = Directory.Exists(root) ? root : throw new FileException(root, "there is no such folder; give the folder that holds data/ and facts/.");
        var donors = Donors();
        Economies = [.. Rows("icio-2022/countries.csv", ["iso3", "name", "region"], t => new Economy(t.Code("iso3"), t.Text("name"), t.Text("region"))
        {
            CoefficientSource = donors.TryGetValue(t.Code("iso3"), out var d) ? d.Source : throw t.Error($"'{t.Code("iso3")}' has no row in io-coefficients/donors.csv."),
            CoefficientDonor = d.Donor,
        })];
        Sectors = [.. Rows("icio-2022/sectors.csv", ["code", "name", "isic_rev4", "good"], t => new Sector(t.Code("code"), t.Text("name"), t.Text("isic_rev4"), t.Text("good") == "1"))];
        _economy = Economies.Select((e, n) => (e.Code, n)).ToDictionary(p => p.Code, p => p.n, StringComparer.Ordinal);
        _sector = Sectors.Select((s, j) => (s.Code, j)).ToDictionary(p => p.Code, p => p.j, StringComparer.Ordinal);
    }

    public IReadOnlyList<Economy> Economies { get; }

    public IReadOnlyList<Sector> Sectors { get; }

    public int N => Economies.Count;

    public int J => Sectors.Count;

    public int Economy(string code) => _economy[code];

    public int Sector(string code) => _sector[code];

    public bool TryEconomy(string code, out int n) => _economy.TryGetValue(code, out n);

    public bool TrySector(string code, out int j) => _sector.TryGetValue(code, out j);

    /// <summary>Flows of a year at basic prices, million USD, [n importer, i exporter, j sector].</summary>
    public double[] Flows(int year) => Cube($"icio-panel/flows-{year}.csv.gz", "value_musd");

    /// <summary>Applied tariffs of 2021 as published, [n, i, j].</summary>
    public double[] Tariffs() => Cube("icio-2022/tariffs.csv.gz", "rate");

    /// <summary>Applied tariffs of a year as published, [n, i, j].</summary>
    public double[] Tariffs(int year) => Cube($"icio-panel/tariffs-{year}.csv.gz", "rate");

    /// <summary>Input coefficients [n, k, j].</summary>
    public double[] Coefficients()
    {
        var coefficients = new double[N * J * J];
        using var table = Open("io-coefficients/assembled_coefficients.csv.gz", "country", "input_sector", "output_sector", "coefficient");
        while (table.Read())
            coefficients[(((Economy(table, "country") * J) + Sector(table, "input_sector")) * J) + Sector(table, "output_sector")] = table.NonNegative("coefficient");
        return coefficients;
    }

    /// <summary>Elasticity sets, with the sectors that a paper does not estimate marked.</summary>
    public List<ElasticitySet> ElasticitySets()
    {
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        using (var table = Open("icio-2022/elasticities.csv", "sector"))
        {
            while (table.Read())
                foreach (string set in table.Columns.Where(c => c != "sector"))
                    (values.TryGetValue(set, out double[]? row) ? row : values[set] = new double[J])[Sector(table, "sector")] = table.Number(set);
        }

        return [.. Rows("icio-2022/elasticity_sources.csv", ["column", "paper", "sectors_filled_with_4"], t =>
        {
            string filled = t.Text("sectors_filled_with_4");
            var missing = filled.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            return new ElasticitySet(t.Code("column"), t.Text("paper"), values[t.Code("column")], [.. Sectors.Select(s => !missing.Contains(s.Code))]);
        })];
    }

    /// <summary>US imports for consumption of 2024 and the duty on them, million USD, [i exporter, j sector]; EU members share the row of the EU. Chapters 98 and 99 have no sector and are left out.</summary>
    public (double[] Imports, double[] Duty, bool[] Covered) UsCustoms()
    {
        var sectorOf = Rows("us-tariffs-2025/hs6-to-icio28.csv", ["hs6_2022", "icio_sector"], t => (Hs6: t.Code("hs6_2022"), Sector: t.Text("icio_sector")))
            .ToDictionary(p => p.Hs6, p => p.Sector, StringComparer.Ordinal);
        double[] imports = new double[N * J], duty = new double[N * J];
        var covered = new bool[N];
        var members = Members();
        using var table = Open("us-tariffs-2025/hs6-imports-2024.csv.gz", "iso3", "hs6", "imports_usd", "duty_usd");
        while (table.Read())
        {
            if (!sectorOf.TryGetValue(table.Code("hs6"), out string? code) || !TrySector(code, out int j)) continue;
            foreach (int i in table.Code("iso3") == "EUU" ? members : TryEconomy(table.Code("iso3"), out int one) && !members.Contains(one) ? [one] : [])
            {
                covered[i] = true;
                imports[(i * J) + j] += table.Number("imports_usd") / 1e6;
                duty[(i * J) + j] += table.Number("duty_usd") / 1e6;
            }
        }

        return (imports, duty, covered);
    }

    /// <summary>Positions of the EU's members.</summary>
    public HashSet<int> Members() =>
        [.. Rows("us-tariffs-2025/partners.csv", ["iso3", "eu_member"], t => (Code: t.Text("iso3"), Member: t.Text("eu_member") == "1"))
            .Where(p => p.Member && _economy.ContainsKey(p.Code)).Select(p => _economy[p.Code])];

    /// <summary>
    /// Stand-ins for the food tariffs that tobacco distorts, by importer, exporter and sector: the KITE/WIOD rate of 2014, or else the same pair's rate on
    /// crops. The published rate is too high, so a stand-in above it (a few KITE rates hold the same distortion, up to 97 %) is none.
    /// </summary>
    public Dictionary<(int Importer, int Exporter, int Sector), double> FoodStandIns() =>
        Rows("icio-2022/food_tariff_flags.csv", ["importer", "exporter", "sector", "rate", "rate_kite_wiod_2014", "rate_a01_same_pair"], t =>
            (Key: (Economy(t, "importer"), Economy(t, "exporter"), Sector(t, "sector")),
             Rate: Below(t, "rate_kite_wiod_2014") ?? Below(t, "rate_a01_same_pair") ?? t.NonNegative("rate")))
            .ToDictionary(p => p.Key, p => p.Rate);

    private static double? Below(CsvTable table, string column) =>
        table.Text(column).Length > 0 && table.NonNegative(column) <= table.NonNegative("rate") ? table.NonNegative(column) : null;

    /// <summary>GDP of a year in million USD where the World Bank's series is at hand, by position.</summary>
    public Dictionary<int, double> WorldBankGdp(int year)
    {
        var gdp = new Dictionary<int, double>();
        using var table = Open("macro/macro.csv.gz", "economy_iso3", "indicator", "year", "value");
        while (table.Read())
            if (table.Text("indicator") == "derived_wdi_gdp_usd" && table.Text("year") == $"{year}" && TryEconomy(table.Text("economy_iso3"), out int n))
                gdp[n] = table.Number("value") / 1e6;
        return gdp;
    }

    /// <summary>GDP of 2023 in million USD, by position; Taiwan and the rest of the world are not in it.</summary>
    public Dictionary<int, double> Gdp2023() => Gdp("liberation-day/gdp.csv", "iso3", "gdp_musd", 1);

    /// <summary>GDP of 2022 in million USD, by position.</summary>
    public Dictionary<int, double> Gdp2022() => Gdp("io-coefficients/feasibility.csv", "country", "gdp_2022_busd", 1e3);

    /// <summary>Customs trade in goods of 2023, million USD, [n importer, i exporter].</summary>
    public double[] Customs2023()
    {
        var flows = new double[N * N];
        using var table = Open("liberation-day/flows.csv.gz", "exporter", "importer", "value_musd");
        while (table.Read())
            if (TryEconomy(table.Text("importer"), out int n) && TryEconomy(table.Text("exporter"), out int i))
                flows[(n * N) + i] += table.NonNegative("value_musd");
        return flows;
    }

    public CsvTable Open(string file, params ReadOnlySpan<string> columns) => CsvTable.Open(Path.Combine(_root, "data", file), columns);

    private Dictionary<int, double> Gdp(string file, string code, string column, double unit) =>
        Rows(file, [code, column], t => (Code: t.Text(code), Value: t.Text(column).Length > 0 ? t.NonNegative(column) * unit : (double?)null))
            .Where(p => _economy.ContainsKey(p.Code) && p.Value is > 0)
            .ToDictionary(p => _economy[p.Code], p => p.Value!.Value);

    private Dictionary<string, (string Source, string? Donor)> Donors() =>
        Rows("io-coefficients/donors.csv", ["country", "source", "donor", "donor_year", "own_table"], t =>
            (Country: t.Code("country"), Source: $"{t.Text("source")} {t.Text("donor_year")}", Donor: t.Text("own_table") == "1" ? null : t.Code("donor")))
            .ToDictionary(d => d.Country, d => (d.Source, d.Donor), StringComparer.Ordinal);

    private double[] Cube(string file, string column)
    {
        var cube = new double[N * N * J];
        using var table = Open(file, "importer", "exporter", "sector", column);
        while (table.Read())
            cube[(((Economy(table, "importer") * N) + Economy(table, "exporter")) * J) + Sector(table, "sector")] = table.NonNegative(column);
        return cube;
    }

    private int Economy(CsvTable table, string column) =>
        _economy.TryGetValue(table.Code(column), out int n) ? n : throw table.Error($"'{table.Text(column)}' is no economy of icio-2022/countries.csv.{NearestName.Hint(table.Text(column), _economy.Keys)}");

    private int Sector(CsvTable table, string column) =>
        _sector.TryGetValue(table.Code(column), out int j) ? j : throw table.Error($"'{table.Text(column)}' is no sector of icio-2022/sectors.csv.{NearestName.Hint(table.Text(column), _sector.Keys)}");

    private List<T> Rows<T>(string file, ReadOnlySpan<string> columns, Func<CsvTable, T> row)
    {
        var rows = new List<T>();
        using var table = Open(file, columns);
        while (table.Read()) rows.Add(row(table));
        return rows;
    }
}
