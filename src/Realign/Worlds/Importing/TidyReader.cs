using System.Globalization;
using Realign.Files;
using Realign.Numerics;

namespace Realign.Worlds.Importing;

/// <summary>Reads the files of a tidy folder and checks that they tell one story.</summary>
internal sealed class TidyReader
{
    private const double Tolerance = 1e-5;

    // Files are rounded: what is that small beside the economy's output is the last digit of a zero.
    private const double NothingShareOfOutput = 1e-9;

    private readonly string _folder;
    private readonly TidyOptions _options;
    private readonly List<Economy> _economies = [];
    private readonly List<Sector> _sectors = [];
    private readonly List<double> _elasticities = [];
    private readonly Dictionary<string, int> _economyAt;
    private readonly Dictionary<string, int> _sectorAt;

    public TidyReader(string folder, TidyOptions options)
    {
        (_folder, _options) = (folder, options);
        ReadEconomies();
        ReadSectors();
        _economyAt = TidyFolder.Positions(_economies.Select(e => e.Code));
        _sectorAt = TidyFolder.Positions(_sectors.Select(s => s.Code));
    }

    public World Read()
    {
        var (flows, tariffs) = ReadFlows(_folder, _economyAt, _sectorAt, _options.TariffColumn);
        var (output, expenditure, deficits, _) = WorldAccounts.FromFlows(flows, tariffs);
        CheckDeficits(flows, deficits);
        var (coefficients, shares) = Columns(output);
        var finalDemand = ReadCells("final");
        var (name, year, unit) = Header();
        return new World(new WorldData
        {
            Name = name,
            Year = year,
            Unit = unit,
            Economies = _economies,
            Sectors = _sectors,
            Flows = flows,
            Tariffs = tariffs,
            InputCoefficients = coefficients,
            ValueAddedShares = shares,
            FinalDemand = finalDemand,
            TradeElasticities = _elasticities,
            Provenance = new Provenance
            {
                Method = "Read from CSV files; final demand is that of the file.",
                RealignVersion = typeof(World).Assembly.GetName().Version!.ToString(3),
                Notes = Notes(finalDemand, WorldAccounts.FinalDemand(output, expenditure, coefficients)),
            },
        });
    }

    /// <summary>Flows, and the tariffs of a column; null takes the first that is there of tariff_baseline, tariff and none.</summary>
    public static (Tensor Flows, Tensor Tariffs) ReadFlows(string folder, Dictionary<string, int> economyAt, Dictionary<string, int> sectorAt, string? tariffColumn)
    {
        int N = economyAt.Count, J = sectorAt.Count;
        var flows = new double[N * N * J];
        var tariffs = new double[N * N * J];
        string[] required = tariffColumn is null ? ["sector", "exporter", "importer", "value_musd"] : ["sector", "exporter", "importer", "value_musd", tariffColumn];
        using var table = TidyTable.Open(folder, "flows", required);
        tariffColumn ??= table.Csv.Has("tariff_baseline") ? "tariff_baseline" : table.Csv.Has("tariff") ? "tariff" : null;
        while (table.Read())
        {
            int j = table.Position("sector", sectorAt, "sectors.csv");
            int i = table.Position("exporter", economyAt, "regions.csv");
            int n = table.Position("importer", economyAt, "regions.csv");
            int at = (((n * N) + i) * J) + j;
            table.Once(at, "sector", "exporter", "importer");
            flows[at] = table.Csv.NonNegative("value_musd");
            if (tariffColumn is not null) tariffs[at] = Tariff(table.Csv, tariffColumn, n == i);
        }

        return (Tensor.Adopt(N, N, J, flows), Tensor.Adopt(N, N, J, tariffs));
    }

    private static double Tariff(CsvTable csv, string column, bool isDomestic)
    {
        double rate = csv.Number(column);
        if (rate <= -1) throw csv.Error($"{rate} in column '{column}' is no tariff; a rate is a fraction above −1 (0.05 is 5 %).");
        if (isDomestic && rate != 0) throw csv.Error($"the domestic flow has a tariff of {rate} in column '{column}'; domestic flows pay none. Set it to 0.");
        return rate;
    }

    private void ReadEconomies()
    {
        using var table = TidyTable.Open(_folder, "regions", "iso3", "name");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            string code = table.Csv.Code("iso3");
            if (!seen.Add(code)) throw table.Csv.Error($"the region '{code}' stands twice. Remove one.");
            _economies.Add(new Economy(code, table.Csv.Text("name"), table.Csv.Has("region") ? table.Csv.Text("region") : ""));
        }
    }

    private void ReadSectors()
    {
        using var table = TidyTable.Open(_folder, "sectors", "code", "name", "theta");
        string good = table.Csv.Has("good") ? "good" : table.Csv.Has("tradable") ? "tradable"
            : throw new FileException(table.Csv.Path, 1, "the column 'good' (or 'tradable') is missing; it says with 1 or 0 whether the sector makes goods.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            string code = table.Csv.Code("code");
            if (!seen.Add(code)) throw table.Csv.Error($"the sector '{code}' stands twice. Remove one.");
            _sectors.Add(new Sector(code, table.Csv.Text("name"), table.Csv.Has("definition") ? table.Csv.Text("definition") : "", Flag(table.Csv, good)));
            double theta = table.Csv.Number("theta");
            _elasticities.Add(theta > 0 ? theta : throw table.Csv.Error($"{theta} in column 'theta' is no trade elasticity; it must be above zero."));
        }
    }

    private static bool Flag(CsvTable csv, string column) => csv.Text(column) switch
    {
        "1" => true,
        "0" => false,
        var other => throw csv.Error($"'{other}' in column '{column}' is neither 1 nor 0."),
    };

    /// <summary>A file with one value for a sector and region; cells that are not there are 0.</summary>
    private Matrix ReadCells(string name, bool mayBeNegative = true)
    {
        int N = _economies.Count, J = _sectors.Count;
        var values = new double[N * J];
        using var table = TidyTable.Open(_folder, name, "sector", "region", "value_musd");
        while (table.Read())
        {
            int at = (table.Position("region", _economyAt, "regions.csv") * J) + table.Position("sector", _sectorAt, "sectors.csv");
            table.Once(at, "sector", "region");
            values[at] = mayBeNegative ? table.Csv.Number("value_musd") : table.Csv.NonNegative("value_musd");
        }

        return Matrix.Adopt(N, J, values);
    }

    private double[] ReadInputs()
    {
        int N = _economies.Count, J = _sectors.Count;
        var inputs = new double[N * J * J];
        using var table = TidyTable.Open(_folder, "intermediate", "input_sector", "output_sector", "region", "value_musd");
        while (table.Read())
        {
            int n = table.Position("region", _economyAt, "regions.csv");
            int k = table.Position("input_sector", _sectorAt, "sectors.csv");
            int j = table.Position("output_sector", _sectorAt, "sectors.csv");
            int at = (((n * J) + k) * J) + j;
            table.Once(at, "input_sector", "output_sector", "region");
            inputs[at] = table.Csv.Number("value_musd"); // published tables hold a few negative inputs
        }

        return inputs;
    }

    /// <summary>Inputs and value added over their sum, which makes the column add up to 1; the sum must be the output of the flows.</summary>
    private (Tensor Coefficients, Matrix Shares) Columns(Matrix output)
    {
        int N = _economies.Count, J = _sectors.Count;
        var inputs = ReadInputs();
        var valueAdded = ReadCells("value_added", mayBeNegative: false);
        var shares = new double[N * J];
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++)
            {
                double cost = valueAdded[n, j];
                for (int k = 0; k < J; k++) cost += inputs[(((n * J) + k) * J) + j];
                if (Math.Abs(cost - output[n, j]) > (Tolerance * Math.Max(cost, output[n, j])) + (NothingShareOfOutput * output.RowSum(n)))
                    throw new FileException(TidyTable.Find(_folder, "value_added")!, $"inputs and value added of {_sectors[j].Code} in {_economies[n].Code} are {cost:G9}, its sales in the flows {output[n, j]:G9}; they must agree to {Tolerance}. Correct one of the files, or put the difference into value added.");
                shares[(n * J) + j] = cost > 0 ? valueAdded[n, j] / cost : 1;
                for (int k = 0; k < J; k++) inputs[(((n * J) + k) * J) + j] /= cost > 0 ? cost : 1;
            }
        }

        return (Tensor.Adopt(N, J, J, inputs), Matrix.Adopt(N, J, shares));
    }

    private void CheckDeficits(Tensor flows, double[] deficits)
    {
        if (TidyTable.Find(_folder, "deficits") is null) return;
        var trade = new double[deficits.Length];
        for (int n = 0; n < flows.A; n++)
            for (int i = 0; i < flows.B; i++)
                foreach (double flow in flows.Row(n, i)) trade[n] += n == i ? 0 : flow;
        using var table = TidyTable.Open(_folder, "deficits", "region", "deficit_musd");
        while (table.Read())
        {
            int n = table.Position("region", _economyAt, "regions.csv");
            table.Once(n, "region");
            double given = table.Csv.Number("deficit_musd");
            if (Math.Abs(given - deficits[n]) > Tolerance * (trade[n] + Math.Abs(deficits[n])))
                throw table.Csv.Error($"the deficit of {_economies[n].Code} is {given:G9}, its imports less exports in the flows are {deficits[n]:G9}. Correct one of the files, or leave the deficits out.");
        }
    }

    private (string Name, int Year, string Unit) Header()
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_folder)));
        var header = (Name: name, Year: 0, Unit: "million USD");
        if (TidyTable.Find(_folder, "world") is not null)
        {
            using var table = TidyTable.Open(_folder, "world", "name", "year", "unit");
            table.Read();
            if (!int.TryParse(table.Csv.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out int year))
                throw table.Csv.Error($"'{table.Csv.Text("year")}' in column 'year' is no year.");
            header = (table.Csv.Text("name"), year, table.Csv.Code("unit"));
        }

        return (_options.Name ?? header.Name, _options.Year ?? header.Year, header.Unit);
    }

    private static List<string> Notes(Matrix given, Matrix residual)
    {
        double gap = 0, demand = 0, negative = 0;
        int cells = 0, negatives = 0;
        for (int n = 0; n < given.Rows; n++)
        {
            for (int j = 0; j < given.Columns; j++)
            {
                double distance = Math.Abs(given[n, j] - residual[n, j]);
                gap += distance;
                demand += Math.Abs(given[n, j]);
                if (distance > 1e-9 * (Math.Abs(given[n, j]) + 1)) cells++;
                if (given[n, j] >= 0) continue;
                negatives++;
                negative += given[n, j];
            }
        }

        var notes = new List<string>();
        if (gap > 1e-9 * demand)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The baseline is no equilibrium: expenditure differs from inputs and final demand in {cells} of {given.Values.Length} cells, by {gap:F0} in sum ({gap / demand:P2} of final demand). Solve the model at the baseline tariffs first and compare with that."));
        if (negatives > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Final demand is negative in {negatives} cells, {negative:G6} in sum."));
        return notes;
    }
}
