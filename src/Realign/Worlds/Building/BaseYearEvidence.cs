namespace Realign.Worlds.Building;

/// <summary>
/// How far each year of the panel is from independent data. Distances are half the sum of absolute differences of shares: 0 the same, 1 nothing in common.
/// </summary>
/// <param name="Year">Year of the panel.</param>
/// <param name="ColombiaToUsBySector">Colombia's goods exports to the US by sector, against US customs 2024.</param>
/// <param name="ColombiaExportsByPartner">Colombia's goods exports by partner, against customs data of 2023.</param>
/// <param name="ColombiaImportsByPartner">The same of its imports.</param>
/// <param name="MedianExportsByPartner">The median over all economies of the distance of exports by partner.</param>
/// <param name="ColombiaGrowthSpread">Spread (interquartile range of log growth over the year before) of Colombia's export sectors.</param>
/// <param name="MedianGrowthSpread">The median of that spread over all economies.</param>
public sealed record BaseYearEvidence(
    int Year, double ColombiaToUsBySector, double ColombiaExportsByPartner, double ColombiaImportsByPartner,
    double MedianExportsByPartner, double ColombiaGrowthSpread, double MedianGrowthSpread)
{
    internal static IEnumerable<BaseYearEvidence> Measure(SourceFolder sources, IEnumerable<int> years, CancellationToken cancellation)
    {
        int N = sources.N, J = sources.J, col = sources.Economy("COL"), usa = sources.Economy("USA");
        int[] goods = [.. Enumerable.Range(0, J).Where(j => sources.Sectors[j].IsGood)];
        double[] customs = sources.UsCustoms().Imports, trade = sources.Customs2023();
        double[]? before = null;
        foreach (int year in years)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] flows = sources.Flows(year);
            double Flow(int n, int i, int j) => flows[(((n * N) + i) * J) + j];
            double Goods(int n, int i) => goods.Sum(j => Flow(n, i, j));
            double Exports(int e) => Distance(Partners(e).Select(n => Goods(n, e)), Partners(e).Select(n => trade[(n * N) + e]));
            IEnumerable<int> Partners(int e) => Enumerable.Range(0, N).Where(n => n != e && sources.Economies[n].Code is not ("ROW" or "TWN"));
            double[]? previous = before;
            yield return new BaseYearEvidence(
                year,
                Distance(goods.Select(j => Flow(usa, col, j)), goods.Select(j => customs[(col * J) + j])),
                Exports(col),
                Distance(Partners(col).Select(i => Goods(col, i)), Partners(col).Select(i => trade[(col * N) + i])),
                Median(Enumerable.Range(0, N).Where(e => sources.Economies[e].Code is not ("ROW" or "TWN")).Select(Exports)),
                previous is null ? double.NaN : GrowthSpread(sources, previous, flows, col),
                previous is null ? double.NaN : Median(Enumerable.Range(0, N).Select(e => GrowthSpread(sources, previous, flows, e))));
            before = flows;
        }
    }

    private static double GrowthSpread(SourceFolder sources, double[] before, double[] after, int e)
    {
        int N = sources.N, J = sources.J;
        var growth = new List<double>();
        for (int j = 0; j < J; j++)
        {
            if (!sources.Sectors[j].IsGood) continue;
            double x0 = 0, x1 = 0;
            for (int n = 0; n < N; n++)
            {
                if (n == e) continue;
                x0 += before[(((n * N) + e) * J) + j];
                x1 += after[(((n * N) + e) * J) + j];
            }

            if (x0 > 0 && x1 > 0) growth.Add(Math.Log(x1 / x0));
        }

        growth.Sort();
        return growth.Count < 4 ? double.NaN : Numerics.Quantiles.Of(growth, 0.75) - Numerics.Quantiles.Of(growth, 0.25);
    }

    private static double Distance(IEnumerable<double> a, IEnumerable<double> b)
    {
        double[] left = [.. a], right = [.. b];
        double leftSum = left.Sum(), rightSum = right.Sum();
        return leftSum > 0 && rightSum > 0 ? 0.5 * left.Zip(right, (x, y) => Math.Abs((x / leftSum) - (y / rightSum))).Sum() : double.NaN;
    }

    private static double Median(IEnumerable<double> values) => Numerics.Quantiles.Of([.. values.Where(double.IsFinite).Order()], 0.5);
}
