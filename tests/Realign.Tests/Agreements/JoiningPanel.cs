using Realign.Agreements;
using Realign.Numerics;

namespace Realign.Tests.Agreements;

/// <summary>A made panel of one sector: economy E0 is the hub, the others join it in 2014 or 2017 or never, and the effects are given.</summary>
internal static class JoiningPanel
{
    public const string Hub = "E0";

    private const int Economies = 16, Years = 10, FirstYear = 2011;

    /// <summary>Year of joining by economy.</summary>
    public static int?[] Joined(params int[] years) => [.. Enumerable.Range(0, Economies).Select(e => e == 0 || e % (years.Length + 1) == 0 ? (int?)null : years[(e % (years.Length + 1)) - 1])];

    /// <summary>Trade with little noise, so that a consistent estimator gives the effects back.</summary>
    /// <param name="joined">Year of joining by economy.</param>
    /// <param name="effect">Log effect by year of joining, year, and whether it is on exports to the hub.</param>
    /// <param name="noise">Standard deviation of log noise.</param>
    public static BilateralPanel Of(int?[] joined, Func<int, int, bool, double> effect, double noise)
    {
        var random = new CounterRandom(20131207, 0);
        double Bell(int position) => Normal.Quantile(random.Uniform(position));
        int rows = Economies * Economies * Years;
        var panel = new BilateralPanel
        {
            Economies = [.. Enumerable.Range(0, Economies).Select(e => $"E{e}")],
            Sectors = ["S"],
            Years = [.. Enumerable.Range(FirstYear, Years)],
            Exporter = new int[rows],
            Importer = new int[rows],
            Sector = new int[rows],
            Year = new int[rows],
            Trade = new double[rows],
            Tariff = new double[rows],
        };
        for (int row = 0; row < rows; row++)
        {
            int t = row / (Economies * Economies), n = row / Economies % Economies, i = row % Economies;
            (panel.Importer[row], panel.Exporter[row], panel.Year[row]) = (n, i, t);
            double log = Bell(1_000 + (i * Years) + t) + Bell(2_000 + (n * Years) + t) + Bell(3_000 + (n * Economies) + i) + (i == n ? 3 : 0.05 * t);
            if (i != n && (i == 0 || n == 0) && joined[i + n] is { } year && FirstYear + t >= year) log += effect(year, FirstYear + t, n == 0);
            panel.Trade[row] = Math.Exp(log + (noise * Bell(10_000 + row)));
        }

        return panel;
    }
}
