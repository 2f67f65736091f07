using System.Globalization;
using System.Text;

namespace Realign.Worlds.Building;

/// <summary>
/// The rise of US tariffs over 2024, by date, partner and sector, as a schedule that scenarios can add. The source has, for 51 partners, the
/// import-weighted rise at each date; its pattern over sectors is known for one date, by chapter, and is scaled to the partner's average at the others.
/// </summary>
public static class UsTariffPath
{
    private const string PatternDate = "2025-08-07";
    private const string Everyone = "";

    /// <summary>Writes the schedule: date, importer, exporter, sector, rate (a fraction), basis. A row stands only where the rate changes.</summary>
    /// <exception cref="Files.FileException">A source file is missing or wrong.</exception>
    public static string Build(string sourceFolder)
    {
        var sources = new SourceFolder(sourceFolder);
        var members = sources.Members();
        var path = Path(sources);
        double[] pattern = Pattern(sources, members);
        string[] dates = [.. path.Keys.Select(k => k.Date).Distinct().Order(StringComparer.Ordinal)];
        var text = new StringBuilder("date,importer,exporter,sector,rate,basis\n");
        var last = new Dictionary<(int, int), double>();
        foreach (string date in dates)
        {
            double common = CommonRatio(path, date);
            for (int i = 0; i < sources.N; i++)
            {
                string code = sources.Economies[i].Code;
                if (code == "USA") continue;
                string key = members.Contains(i) ? "EUU" : code;
                bool known = path.TryGetValue((date, key), out double average);
                double scale = known ? average / path[(PatternDate, key)] : common;
                for (int j = 0; j < sources.J; j++)
                {
                    if (!sources.Sectors[j].IsGood) continue;
                    double rate = Math.Round(pattern[(i * sources.J) + j] * scale / 100, 4);
                    if (last.GetValueOrDefault((i, j)) == rate) continue;
                    last[(i, j)] = rate;
                    text.Append(CultureInfo.InvariantCulture, $"{date},USA,{code},{sources.Sectors[j].Code},{rate},{(!known ? "imputed" : key == "EUU" ? "path-eu" : "path")}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Average rises in percentage points by date and partner.</summary>
    private static Dictionary<(string Date, string Code), double> Path(SourceFolder sources)
    {
        var path = new Dictionary<(string, string), double>();
        using var table = sources.Open("us-tariffs-2025/tariff-path.csv", "date", "iso3", "added_tariff_pct");
        while (table.Read()) path[(table.Code("date"), table.Code("iso3"))] = table.Number("added_tariff_pct");
        return path;
    }

    /// <summary>What partners without a path of their own are given: the median over partners of the path relative to the date of the pattern.</summary>
    private static double CommonRatio(Dictionary<(string Date, string Code), double> path, string date) =>
        Numerics.Quantiles.Of([.. path.Where(p => p.Key.Date == date && path[(PatternDate, p.Key.Code)] > 0).Select(p => p.Value / path[(PatternDate, p.Key.Code)]).Order()], 0.5);

    /// <summary>
    /// Rises at the date of the pattern in percentage points, [i, j]: chapters averaged into sectors by each partner's products (all partners' where it
    /// sells nothing of the sector), then scaled so that the partner's import-weighted average is the path's.
    /// </summary>
    private static double[] Pattern(SourceFolder sources, HashSet<int> members)
    {
        int N = sources.N, J = sources.J;
        var weights = ChapterWeights(sources);
        double[] rise = new double[(N + 1) * J], imports = new double[(N + 1) * J];
        using var table = sources.Open("us-tariffs-2025/hs2-imports-2024.csv.gz", "iso3", "hs2", "imports_usd", "added_tariff_pct_2025_08_07");
        while (table.Read())
        {
            if (table.Text("added_tariff_pct_2025_08_07").Length == 0) continue;
            string code = table.Text("iso3"), chapter = table.Code("hs2");
            foreach (int i in code == "EUU" ? members : sources.TryEconomy(code, out int one) && !members.Contains(one) ? [one] : [])
                foreach (int row in (int[])[i, N])
                    foreach (var (j, weight) in weights.GetValueOrDefault((code, chapter)) ?? weights.GetValueOrDefault((Everyone, chapter), []))
                    {
                        rise[(row * J) + j] += weight * table.Number("imports_usd") * table.Number("added_tariff_pct_2025_08_07");
                        imports[(row * J) + j] += weight * table.Number("imports_usd");
                    }
        }

        var averages = Path(sources);
        var pattern = new double[N * J];
        for (int i = 0; i < N; i++)
        {
            double sum = 0, total = 0;
            for (int j = 0; j < J; j++)
            {
                int own = (i * J) + j, all = (N * J) + j;
                pattern[own] = imports[own] > 0 ? rise[own] / imports[own] : imports[all] > 0 ? rise[all] / imports[all] : 0;
                sum += imports[own] * pattern[own];
                total += imports[own];
            }

            string key = members.Contains(i) ? "EUU" : sources.Economies[i].Code;
            if (sum <= 0 || !averages.TryGetValue((PatternDate, key), out double average)) continue;
            for (int j = 0; j < J; j++) pattern[(i * J) + j] *= average * total / sum;
        }

        return pattern;
    }

    /// <summary>Shares of each chapter's US imports that belong to each sector, by partner and for all partners together.</summary>
    private static Dictionary<(string Partner, string Chapter), (int Sector, double Weight)[]> ChapterWeights(SourceFolder sources)
    {
        var sectorOf = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var table = sources.Open("us-tariffs-2025/hs6-to-icio28.csv", "hs6_2022", "icio_sector"))
        {
            while (table.Read())
                if (sources.TrySector(table.Text("icio_sector"), out int j) && sources.Sectors[j].IsGood) sectorOf[table.Code("hs6_2022")] = j;
        }

        var values = new Dictionary<(string Partner, string Chapter, int Sector), double>();
        using (var table = sources.Open("us-tariffs-2025/hs6-imports-2024.csv.gz", "iso3", "hs6", "imports_usd"))
        {
            while (table.Read())
            {
                if (!sectorOf.TryGetValue(table.Code("hs6"), out int j)) continue;
                foreach (string partner in (string[])[table.Code("iso3"), Everyone])
                {
                    var key = (partner, table.Text("hs6")[..2], j);
                    values[key] = values.GetValueOrDefault(key) + table.Number("imports_usd");
                }
            }
        }

        return values.Where(v => v.Value > 0).GroupBy(v => (v.Key.Partner, v.Key.Chapter)).ToDictionary(g => g.Key, g =>
        {
            double sum = g.Sum(v => v.Value);
            return g.OrderBy(v => v.Key.Sector).Select(v => (v.Key.Sector, v.Value / sum)).ToArray();
        });
    }
}
