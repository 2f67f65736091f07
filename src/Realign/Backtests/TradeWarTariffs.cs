using System.Globalization;
using System.Text;
using Realign.Files;
using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Backtests;

/// <summary>
/// The duties of the trade war of 2018–2019 by sector, as a schedule that a scenario adds. No product-level list is among the sources, so US duties on
/// China are read back from what customs collected in 2024 product by product, and China's answer from the lists as announced, scaled to its published average.
/// </summary>
internal static class TradeWarTariffs
{
    private const string MidYear2019 = "2019-06-15";
    private const string Phase1 = "2020-02-14";

    /// <summary>Lists 1 to 3 of Section 301 bear 25 %, list 4A 7.5 %: a product nearer to the first is on those lists.</summary>
    private const double BetweenLists = 0.125;
    private const double HighestSection301 = 0.25;
    private const double SteelRate = 0.25;
    private const double AluminiumRate = 0.10;

    /// <summary>The rise of China's average duty on US goods from 7.2 % (June 2018) to 20.9 % (February 2020): Bown, PIIE, 2019-09-20 and 2019-12-19.</summary>
    private const double PublishedRise = 0.209 - 0.072;

    /// <summary>Partners that pay the most-favoured-nation rate in 2024, against which China's is measured.</summary>
    private static readonly string[] _ordinary = ["EUU", "JPN", "GBR", "CHE", "TWN", "NZL", "NOR"];

    /// <summary>No duty on steel or aluminium in mid-2019 or later: exempt, under a quota in its place, or under the agreement of May 2019.</summary>
    private static readonly string[] _exemptFromSteel = ["AUS", "ARG", "BRA", "KOR", "CAN", "MEX", "USA"];
    private static readonly string[] _exemptFromAluminium = ["AUS", "ARG", "CAN", "MEX", "USA"];

    /// <summary>Section 301 on China: date, importer, exporter, sector, rate (a fraction of points added).</summary>
    public static string Section301(SourceFolder sources)
    {
        var products = new UsProducts(sources);
        double[] lists123 = new double[sources.J], all = new double[sources.J], value = new double[sources.J];
        foreach (var (hs6, j) in products.Sectors)
        {
            var (imports, duty) = products.Of("CHN", hs6);
            if (imports <= 0) continue;
            var (base_, baseDuty) = products.OfAny(_ordinary, hs6);
            double added = Math.Clamp((duty / imports) - (base_ > 0 ? baseDuty / base_ : 0), 0, HighestSection301), weight = products.Total(hs6);
            value[j] += weight;
            all[j] += weight * added;
            if (added >= BetweenLists) lists123[j] += weight * added;
        }

        var text = Header();
        for (int j = 0; j < sources.J; j++)
        {
            if (!sources.Sectors[j].IsGood || value[j] <= 0) continue;
            Row(text, MidYear2019, "USA", "CHN", sources.Sectors[j].Code, lists123[j] / value[j]);
            Row(text, Phase1, "USA", "CHN", sources.Sectors[j].Code, all[j] / value[j]);
        }

        return text.ToString();
    }

    /// <summary>Section 232 on steel (25 %) and aluminium (10 %): the part of each sector's US imports that the proclamations name, times the rate.</summary>
    public static string Section232(SourceFolder sources)
    {
        var products = new UsProducts(sources);
        double[] steel = new double[sources.J], aluminium = new double[sources.J], total = new double[sources.J];
        foreach (var (hs6, j) in products.Sectors)
        {
            double imports = products.Total(hs6);
            total[j] += imports;
            if (IsSteel(int.Parse(hs6, CultureInfo.InvariantCulture))) steel[j] += imports;
            if (IsAluminium(int.Parse(hs6, CultureInfo.InvariantCulture))) aluminium[j] += imports;
        }

        var text = Header();
        foreach (var economy in sources.Economies)
            for (int j = 0; j < sources.J; j++)
            {
                double rate = (_exemptFromSteel.Contains(economy.Code) ? 0 : SteelRate * steel[j]) + (_exemptFromAluminium.Contains(economy.Code) ? 0 : AluminiumRate * aluminium[j]);
                if (rate > 0.0005 * total[j]) Row(text, MidYear2019, "USA", economy.Code, sources.Sectors[j].Code, rate / total[j]);
            }

        return text.ToString();
    }

    /// <summary>China's answer, by the lists as we read them, scaled so that the average over its imports from the US in 2017 is the published rise.</summary>
    public static string Retaliation(SourceFolder sources, World world2017, string decisionsFolder)
    {
        int chn = world2017.EconomyIndex("CHN"), usa = world2017.EconomyIndex("USA");
        var rows = new List<(string Sector, double Early, double Late)>();
        using (var table = CsvTable.Open(Path.Combine(decisionsFolder, "china-duties-2018.csv"), "sector", "rate_2019", "rate_2020", "reading"))
        {
            while (table.Read())
            {
                if (!sources.TrySector(table.Code("sector"), out _)) throw table.Error($"'{table.Text("sector")}' is no sector.");
                rows.Add((table.Code("sector"), table.NonNegative("rate_2019"), table.NonNegative("rate_2020")));
            }
        }

        double Imports(string sector) => world2017.Flows[chn, usa, world2017.SectorIndex(sector)];
        double scale = PublishedRise * rows.Sum(r => Imports(r.Sector)) / rows.Sum(r => r.Late * Imports(r.Sector));
        var text = Header();
        foreach (var (sector, early, late) in rows)
        {
            Row(text, MidYear2019, "CHN", "USA", sector, early * scale);
            Row(text, Phase1, "CHN", "USA", sector, late * scale);
        }

        return text.ToString();
    }

    /// <summary>Headings of proclamation 9705: 7206.10–7216.50, 7216.99–7301.10, 7302.10, 7302.40–7302.90, 7304.10–7306.90.</summary>
    internal static bool IsSteel(int hs6) => hs6 is (>= 720610 and <= 721650) or (>= 721699 and <= 730110) or 730210 or (>= 730240 and <= 730290) or (>= 730410 and <= 730690);

    /// <summary>Headings of proclamation 9704: 7601, 7604–7609; the castings of 7616.99 are too few to tell at six digits.</summary>
    internal static bool IsAluminium(int hs6) => hs6 is (>= 760100 and <= 760199) or (>= 760400 and <= 760999);

    private static StringBuilder Header() => new("date,importer,exporter,sector,rate\n");

    private static void Row(StringBuilder text, string date, string importer, string exporter, string sector, double rate) =>
        text.Append(CultureInfo.InvariantCulture, $"{date},{importer},{exporter},{sector},{Math.Round(rate, 4)}\n");
}
