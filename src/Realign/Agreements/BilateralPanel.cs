using Realign.Estimation;
using Realign.Worlds.Building;

namespace Realign.Agreements;

/// <summary>Trade by exporter, importer, sector and year, with domestic flows and zeros, as arrays by row. Economies, sectors and years are positions in their lists.</summary>
internal sealed class BilateralPanel
{
    /// <summary>A positive flow below this, million USD, is a trace of how the tables were balanced rather than trade.</summary>
    public const double Dust = 0.001;

    private const int FirstYear = 2011, LastYear = 2022;

    public required IReadOnlyList<string> Economies { get; init; }

    public required IReadOnlyList<string> Sectors { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required int[] Exporter { get; init; }

    public required int[] Importer { get; init; }

    public required int[] Sector { get; init; }

    /// <summary>Position of the year.</summary>
    public required int[] Year { get; init; }

    /// <summary>Million USD.</summary>
    public required double[] Trade { get; init; }

    /// <summary>Applied tariff, a fraction.</summary>
    public required double[] Tariff { get; init; }

    public int Rows => Trade.Length;

    public int Economy(string code) => Economies.ToList().IndexOf(code) is var n and >= 0 ? n : throw new RealignException($"'{code}' is no economy of the panel.{NearestName.Hint(code, Economies)}");

    /// <summary>The yearly tables of 2011–2022, with the tariffs as published.</summary>
    public static BilateralPanel Read(SourceFolder sources, IProgress<string>? progress, CancellationToken cancellation)
    {
        int N = sources.N, J = sources.J, T = LastYear - FirstYear + 1, rows = N * N * J * T, row = 0;
        var panel = new BilateralPanel
        {
            Economies = [.. sources.Economies.Select(e => e.Code)],
            Sectors = [.. sources.Sectors.Select(s => s.Code)],
            Years = [.. Enumerable.Range(FirstYear, T)],
            Exporter = new int[rows],
            Importer = new int[rows],
            Sector = new int[rows],
            Year = new int[rows],
            Trade = new double[rows],
            Tariff = new double[rows],
        };
        for (int t = 0; t < T; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report($"reading {FirstYear + t}");
            double[] flows = sources.Flows(FirstYear + t), tariffs = sources.Tariffs(FirstYear + t);
            for (int cell = 0; cell < flows.Length; cell++, row++)
            {
                (panel.Importer[row], panel.Exporter[row], panel.Sector[row], panel.Year[row]) = (cell / (N * J), cell / J % N, cell % J, t);
                (panel.Trade[row], panel.Tariff[row]) = (flows[cell], tariffs[cell]);
            }
        }

        return panel;
    }

    /// <summary>The rows that are kept, as columns: trade, log tariff, keys, and the pair without its direction.</summary>
    /// <param name="keep">Whether a row is kept.</param>
    /// <param name="rows">Which were.</param>
    public EstimationData Data(Func<int, bool> keep, out int[] rows)
    {
        int[] kept = rows = [.. Enumerable.Range(0, Rows).Where(keep)];
        int N = Economies.Count;
        int[] Of(int[] codes) => [.. kept.Select(r => codes[r])];
        return new EstimationData(
            DataColumn.OfNumbers("trade", [.. kept.Select(r => Trade[r])]),
            DataColumn.OfNumbers("tariff", [.. kept.Select(r => Importer[r] == Exporter[r] ? 0 : Math.Log(1 + Tariff[r]))]),
            DataColumn.OfCodes("exporter", Of(Exporter), [.. Economies]),
            DataColumn.OfCodes("importer", Of(Importer), [.. Economies]),
            DataColumn.OfCodes("sector", Of(Sector), [.. Sectors]),
            DataColumn.OfCodes("year", Of(Year), [.. Years.Select(y => $"{y}")]),
            DataColumn.OfCodes("border", [.. kept.Select(r => Importer[r] == Exporter[r] ? 0 : 1)], ["domestic", "international"]),
            DataColumn.OfCodes("pair", [.. kept.Select(r => (Math.Min(Importer[r], Exporter[r]) * N) + Math.Max(Importer[r], Exporter[r]))], [.. Enumerable.Range(0, N * N).Select(p => $"{Economies[p / N]}-{Economies[p % N]}")]));
    }
}
