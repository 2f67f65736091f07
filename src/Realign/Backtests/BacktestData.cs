using System.Globalization;
using System.IO.Compression;
using System.Text;
using Realign.Files;
using Realign.Numerics;
using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Backtests;

/// <summary>Builds what backtests need from the source data sets: worlds of past years, observed shares, and tariff schedules. The same sources give the same bytes.</summary>
public static class BacktestData
{
    private const int FirstYear = 2011;
    private const int LastYear = 2022;
    private const int KeptDigits = 13;
    private const double LeastTariffChange = 0.005;

    /// <summary>Flows of less than this in every base year, million USD, are not kept: no option lets them count.</summary>
    private const double LeastFlow = 1;

    private static readonly int[] _bases = [2014, 2016, 2017, 2019, 2021];

    /// <summary>Base year and the years after it of each schedule of tariff changes.</summary>
    private static readonly (int Base, int[] After)[] _schedules = [(2014, [2016, 2018]), (2017, [2019, 2021])];

    /// <summary>Writes everything that is built; scenarios and the list of episodes are written by hand and stay.</summary>
    /// <param name="sourceFolder">Holds <c>data/</c> with the data sets.</param>
    /// <param name="decisionsFolder">Holds our own decisions, <c>data/sources</c>.</param>
    /// <param name="output">The folder to write to, <c>data/track-record</c>.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops the build; files that are finished stay.</param>
    /// <exception cref="FileException">A source file is missing or wrong.</exception>
    public static void Build(string sourceFolder, string decisionsFolder, string output, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var sources = new SourceFolder(sourceFolder);
        foreach (int year in _bases)
        {
            progress?.Report($"world of {year}");
            BuildWorld(sources, decisionsFolder, output, year, cancellation);
        }

        BuildTables(sources, WorldFolder.Read(Path.Combine(output, "world-2017")), decisionsFolder, output, progress, cancellation);
    }

    internal static void BuildWorld(SourceFolder sources, string decisionsFolder, string output, int year, CancellationToken cancellation)
    {
        var world = WorldBuilder.BuildPast(sources, decisionsFolder, year, cancellation);
        WorldFolder.Write(world, Path.Combine(output, world.Name), compact: true);
    }

    /// <summary>All but the worlds.</summary>
    internal static void BuildTables(
        SourceFolder sources, World world2017, string decisionsFolder, string output, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report("observed shares");
        byte[] shares = Shares(sources, cancellation).Write(world2017, KeptDigits);
        AtomicWrite.Binary(Path.Combine(output, Backtest.SharesFile), stream => stream.Write(shares));
        progress?.Report("tariff schedules");
        AtomicWrite.Text(Path.Combine(output, "section-301.csv"), TradeWarTariffs.Section301(sources));
        AtomicWrite.Text(Path.Combine(output, "section-232.csv"), TradeWarTariffs.Section232(sources));
        AtomicWrite.Text(Path.Combine(output, "china-retaliation.csv"), TradeWarTariffs.Retaliation(sources, world2017, decisionsFolder));
        foreach (var (from, after) in _schedules)
        {
            cancellation.ThrowIfCancellationRequested();
            string schedule = TariffChanges(sources, decisionsFolder, from, after);
            AtomicWrite.Binary(Path.Combine(output, $"tariffs-since-{from}.csv.gz"), stream =>
            {
                using var zip = new GZipStream(stream, CompressionLevel.SmallestSize);
                zip.Write(Encoding.UTF8.GetBytes(schedule));
            });
        }
    }

    private static ObservedShares Shares(SourceFolder sources, CancellationToken cancellation)
    {
        int N = sources.N, J = sources.J;
        var flows = new Dictionary<int, Tensor>();
        for (int year = FirstYear; year <= LastYear; year++)
        {
            cancellation.ThrowIfCancellationRequested();
            flows[year] = Tensor.Adopt(N, N, J, sources.Flows(year));
        }

        var cells = from n in Enumerable.Range(0, N)
                    from i in Enumerable.Range(0, N)
                    where i != n
                    from j in Enumerable.Range(0, J)
                    where sources.Sectors[j].IsGood && _bases.Any(year => flows[year][n, i, j] >= LeastFlow)
                    select (n, i, j);
        return ObservedShares.From(flows, cells);
    }

    /// <summary>
    /// Tariffs of later years wherever any of them differs from the base year's by half a point or more. The US and China are left out towards each
    /// other: the source has China's cuts for everyone but none of the duties that the two put on each other.
    /// </summary>
    private static string TariffChanges(SourceFolder sources, string decisionsFolder, int from, int[] after)
    {
        int usa = sources.Economy("USA"), chn = sources.Economy("CHN");
        double[] before = WorldBuilder.PastTariffs(sources, decisionsFolder, from).Tariffs;
        var later = after.Select(year => WorldBuilder.PastTariffs(sources, decisionsFolder, year).Tariffs).ToArray();
        var text = new StringBuilder("date,importer,exporter,sector,rate\n");
        for (int n = 0; n < sources.N; n++)
        {
            for (int i = 0; i < sources.N; i++)
            {
                if (n == i || (n == usa && i == chn) || (n == chn && i == usa)) continue;
                for (int j = 0; j < sources.J; j++)
                {
                    int at = (((n * sources.N) + i) * sources.J) + j;
                    if (!later.Any(rates => Math.Abs(rates[at] - before[at]) >= LeastTariffChange)) continue;
                    for (int k = 0; k < after.Length; k++)
                        text.Append(CultureInfo.InvariantCulture, $"{after[k]}-01-01,{sources.Economies[n].Code},{sources.Economies[i].Code},{sources.Sectors[j].Code},{later[k][at]}\n");
                }
            }
        }

        return text.ToString();
    }
}
