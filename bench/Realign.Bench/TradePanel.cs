using Realign.Estimation;
using Realign.Files;

namespace Realign.Bench;

/// <summary>The yearly world tables 2011–2022 as one panel for gravity, when they are there: 81 economies, 28 sectors, domestic flows, zeros.</summary>
internal static class TradePanel
{
    public static EstimationData? Read()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("REALIGN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data", "icio-panel");
        if (!Directory.Exists(folder)) return null;
        List<int> exporter = [], importer = [], sector = [], year = [];
        List<double> trade = [];
        Dictionary<string, int> economies = [], sectors = [];
        var tariffs = new Dictionary<(int, int, int, int), double>();
        int Number(Dictionary<string, int> known, string name) => known.TryGetValue(name, out int number) ? number : known[name] = known.Count;
        for (int y = 2011; y <= 2022; y++)
        {
            using (var table = CsvTable.Open(Path.Combine(folder, $"flows-{y}.csv.gz")))
            {
                while (table.Read())
                {
                    exporter.Add(Number(economies, table.Text("exporter")));
                    importer.Add(Number(economies, table.Text("importer")));
                    sector.Add(Number(sectors, table.Text("sector")));
                    year.Add(y - 2011);
                    trade.Add(double.Parse(table.Text("value_musd")));
                }
            }

            using var rates = CsvTable.Open(Path.Combine(folder, $"tariffs-{y}.csv.gz"));
            while (rates.Read())
                tariffs[(Number(economies, rates.Text("exporter")), Number(economies, rates.Text("importer")), Number(sectors, rates.Text("sector")), y - 2011)] = double.Parse(rates.Text("rate"));
        }

        int n = trade.Count;
        double[] tariff = new double[n], border = new double[n];
        for (int row = 0; row < n; row++)
        {
            tariff[row] = Math.Log(1 + tariffs.GetValueOrDefault((exporter[row], importer[row], sector[row], year[row])));
            border[row] = exporter[row] == importer[row] ? 0 : year[row];
        }

        return new(
            DataColumn.OfNumbers("trade", [.. trade]), DataColumn.OfNumbers("tariff", tariff), DataColumn.OfNumbers("border_trend", border),
            DataColumn.OfCodes("exporter", [.. exporter], [.. economies.Keys]), DataColumn.OfCodes("importer", [.. importer], [.. economies.Keys]),
            DataColumn.OfCodes("sector", [.. sector], [.. sectors.Keys]), DataColumn.OfCodes("year", [.. year], [.. Enumerable.Range(2011, 12).Select(y => $"{y}")]));
    }
}
