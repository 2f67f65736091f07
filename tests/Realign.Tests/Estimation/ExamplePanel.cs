using System.Globalization;
using System.Text;
using Realign.Numerics;

namespace Realign.Tests.Estimation;

/// <summary>Simulates the panel that data/examples/gravity.csv holds; its README has the equation.</summary>
internal static class ExamplePanel
{
    public const double Agreement = 0.4, Initiative = 0.15, Distance = -0.9;

    private const int FirstYear = 2010, Years = 8, Never = FirstYear + Years;
    private static readonly string[] _economies = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "omega"];

    public static string ToCsv()
    {
        var text = new StringBuilder("exporter,importer,year,distance,agreement,initiative,trade\n");
        int n = _economies.Length;
        var place = new CounterRandom(2025, 0);
        double[] x = [.. Enumerable.Range(0, n).Select(i => 4000 * place.Uniform(i))], y = [.. Enumerable.Range(0, n).Select(i => 4000 * place.Uniform(n + i))];
        double Far(int i, int j) => i != j ? Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2)) : Enumerable.Range(0, n).Where(k => k != i).Min(k => Far(i, k)) / 2;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double distance = Math.Round(Far(i, j));
                for (int t = 0; t < Years; t++)
                {
                    int agreement = i != j && FirstYear + t >= AgreementYear(i, j) ? 1 : 0;
                    int initiative = j == 0 && FirstYear + t >= InitiativeYear(i) ? 1 : 0;
                    double expected = Math.Exp(
                        Effect(1, i, t) + Effect(2, j, t) + (0.5 * Normal(new CounterRandom(3, (i * n) + j), 0)) + (Distance * Math.Log(distance))
                        + (Agreement * agreement) + (Initiative * initiative));
                    double trade = expected * Error(new CounterRandom(4, (((i * n) + j) * Years) + t), expected);
                    text.Append(CultureInfo.InvariantCulture, $"{_economies[i]},{_economies[j]},{FirstYear + t},{distance:0},{agreement},{initiative},{trade:0.00}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Size of an economy and its path.</summary>
    private static double Effect(int seed, int economy, int year) =>
        5 + (0.8 * Normal(new CounterRandom(seed, economy), 0)) + (0.03 * year) + (0.1 * Normal(new CounterRandom(seed, economy), 2 + (2 * year)));

    /// <summary>The same in both directions.</summary>
    private static int AgreementYear(int i, int j)
    {
        double u = new CounterRandom(5, (Math.Min(i, j) * _economies.Length) + Math.Max(i, j)).Uniform(0);
        return u < 0.2 ? FirstYear : u < 0.65 ? FirstYear + 1 + (int)((u - 0.2) / 0.45 * (Years - 1)) : Never;
    }

    private static int InitiativeYear(int i)
    {
        double u = new CounterRandom(6, i).Uniform(0);
        return i > 0 && u < 0.7 ? FirstYear + 2 + (int)(u / 0.7 * (Years - 3)) : Never;
    }

    /// <summary>Mean one: zero with a probability that falls with the expected value, else log-normal and scaled up by as much.</summary>
    private static double Error(CounterRandom random, double expected)
    {
        const double spread = 0.4;
        double positive = 1 - (0.6 * Math.Exp(-expected / 12));
        return random.Uniform(0) > positive ? 0 : Math.Exp((spread * Normal(random, 1)) - (spread * spread / 2)) / positive;
    }

    /// <summary>Box and Muller, from two uniform numbers.</summary>
    private static double Normal(CounterRandom random, int position) =>
        Math.Sqrt(-2 * Math.Log(random.Uniform(position))) * Math.Cos(2 * Math.PI * random.Uniform(position + 1));
}
