using Realign.Estimation;
using Realign.Numerics;

namespace Realign.Bench;

/// <summary>A generated gravity panel: every pair of economies in every year, with agreements that switch on, and zeros.</summary>
internal static class GravityPanel
{
    /// <param name="economies">Exporters, and importers.</param>
    /// <param name="years">Years.</param>
    /// <param name="sectors">Each with effects of its own; 1 for none.</param>
    /// <param name="zeros">Share of zeros.</param>
    public static EstimationData Generate(int economies, int years, int sectors = 1, double zeros = 0.42)
    {
        int n = economies * economies * years * sectors;
        int[] exporter = new int[n], importer = new int[n], year = new int[n], sector = new int[n];
        double[] trade = new double[n], rta = new double[n], tariff = new double[n];
        var random = new CounterRandom(20190101, 1);
        double Normal(int position) => Numerics.Normal.Quantile(random.Uniform(position));
        int at = 0;
        for (int s = 0; s < sectors; s++)
        {
            for (int i = 0; i < economies; i++)
            {
                for (int j = 0; j < economies; j++)
                {
                    int pair = (((s * economies) + i) * economies) + j;
                    int joins = (int)(random.Uniform(10_000_000 + (i * economies) + j) * 2.5 * years);
                    double pairEffect = (1.5 * Normal(20_000_000 + pair)) + (i == j ? 3 : 0);
                    for (int t = 0; t < years; t++, at++)
                    {
                        (exporter[at], importer[at], year[at], sector[at]) = (i, j, t, s);
                        rta[at] = i != j && t >= joins ? 1 : 0;
                        tariff[at] = i == j ? 0 : 0.2 * random.Uniform(100_000_000 + at);
                        double size = Normal(1000 + (((s * economies) + i) * years) + t) + Normal(5_000_000 + (((s * economies) + j) * years) + t);
                        double mean = Math.Exp(size + pairEffect + (0.3 * rta[at]) - (2 * tariff[at]));
                        bool zero = random.Uniform(300_000_000 + at) < zeros;
                        trade[at] = zero ? 0 : mean / (1 - zeros) * Math.Exp((0.5 * Normal(500_000_000 + at)) - 0.125);
                    }
                }
            }
        }

        string[] names = [.. Enumerable.Range(0, economies).Select(e => $"E{e}")];
        return new(
            DataColumn.OfNumbers("trade", trade), DataColumn.OfNumbers("rta", rta), DataColumn.OfNumbers("tariff", tariff),
            DataColumn.OfCodes("exporter", exporter, names), DataColumn.OfCodes("importer", importer, names),
            DataColumn.OfCodes("year", year, [.. Enumerable.Range(1990, years).Select(y => $"{y}")]),
            DataColumn.OfCodes("sector", sector, [.. Enumerable.Range(0, sectors).Select(x => $"S{x}")]));
    }
}
