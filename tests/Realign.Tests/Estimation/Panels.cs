using Realign.Estimation;
using Realign.Files;
using Realign.Numerics;

namespace Realign.Tests.Estimation;

/// <summary>Small trade panels, from files and generated.</summary>
internal static class Panels
{
    public static KeyCombination ExporterYear { get; } = new("exporter", "year");

    public static KeyCombination ImporterYear { get; } = new("importer", "year");

    public static KeyCombination Pair { get; } = new("exporter", "importer");

    public static string ReferenceFile(string name) => Path.Combine(Events.Repository.Root, "tests", "Realign.Tests", "Estimation", "Reference", name);

    /// <summary>Columns of a CSV file; those named in <paramref name="keys"/> as text, the others as numbers.</summary>
    public static EstimationData Read(string path, params string[] keys)
    {
        using var table = CsvTable.Open(path);
        string[] names = [.. table.Columns];
        var text = names.ToDictionary(n => n, _ => new List<string?>());
        while (table.Read()) foreach (string name in names) text[name].Add(table.Text(name));
        return new([.. names.Select(n => keys.Contains(n) ? DataColumn.OfText(n, text[n]) : DataColumn.OfNumbers(n, [.. text[n].Select(v => double.Parse(v!))]))]);
    }

    /// <summary>Trade of every pair of different economies in every year, with the effects and coefficients (rta 0.4, tariff −2) that made it.</summary>
    /// <param name="economies">How many.</param>
    /// <param name="years">How many.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="zeros">Share of zeros.</param>
    /// <param name="sectors">Each with effects of its own.</param>
    public static EstimationData Generate(int economies, int years, long seed, double zeros = 0.4, int sectors = 1)
    {
        var random = new CounterRandom(seed, 0);
        int position = 0;
        double Draw() => random.Uniform(position++);
        double Bell() => Normal.Quantile(Draw());
        List<string?> exporter = [], importer = [];
        List<double> year = [], sector = [], trade = [], rta = [], tariff = [], weight = [], size = [], growth = [];
        double[] Effects(int count) => [.. Enumerable.Range(0, count).Select(_ => Bell())];
        double[] a = Effects(sectors * economies * years), b = Effects(sectors * economies * years), g = Effects(sectors * economies * economies);
        for (int s = 0; s < sectors; s++)
        {
            for (int i = 0; i < economies; i++)
            {
                for (int j = 0; j < economies; j++)
                {
                    if (i == j) continue;
                    double joins = Draw() * 2 * years;
                    for (int t = 0; t < years; t++)
                    {
                        exporter.Add($"E{i}");
                        importer.Add($"E{j}");
                        year.Add(2000 + t);
                        sector.Add(s);
                        rta.Add(t >= joins ? 1 : 0);
                        int it = (((s * economies) + i) * years) + t, jt = (((s * economies) + j) * years) + t;
                        tariff.Add((0.2 * Draw()) + (0.02 * a[it]));
                        weight.Add(0.5 + Draw());
                        size.Add(0.3 * Bell());
                        growth.Add(Bell());
                        double mean = Math.Exp(a[it] + b[jt] + g[(((s * economies) + i) * economies) + j] + (0.4 * rta[^1]) - (2 * tariff[^1]));
                        trade.Add(Draw() < zeros ? 0 : mean / (1 - zeros) * Math.Exp((0.5 * Bell()) - 0.125));
                    }
                }
            }
        }

        return new(
            DataColumn.OfText("exporter", exporter), DataColumn.OfText("importer", importer), DataColumn.OfNumbers("year", [.. year]), DataColumn.OfNumbers("sector", [.. sector]),
            DataColumn.OfNumbers("trade", [.. trade]), DataColumn.OfNumbers("rta", [.. rta]), DataColumn.OfNumbers("tariff", [.. tariff]),
            DataColumn.OfNumbers("weight", [.. weight]), DataColumn.OfNumbers("size", [.. size]), DataColumn.OfNumbers("growth", [.. growth]));
    }
}
