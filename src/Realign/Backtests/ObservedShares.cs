using System.Globalization;
using Realign.Files;
using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>
/// What happened: the share of each foreign supplier in what an economy used of a sector's goods, by year. At basic prices, net of tariffs, domestic supply in
/// the denominator.
/// </summary>
internal sealed class ObservedShares
{
    private readonly Dictionary<(int N, int I, int J), int> _rows;
    private readonly Dictionary<int, double[]> _byYear;

    private ObservedShares(Dictionary<(int N, int I, int J), int> rows, Dictionary<int, double[]> byYear) => (_rows, _byYear) = (rows, byYear);

    /// <summary>Years that are known, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _byYear.Keys.Order()];

    /// <summary>Cells that are known, as positions of importer, exporter and sector.</summary>
    public IReadOnlyCollection<(int N, int I, int J)> Cells => _rows.Keys;

    /// <summary>The share of a year.</summary>
    /// <exception cref="RealignException">The year is not known.</exception>
    public double Of(int year, int n, int i, int j) => _byYear.TryGetValue(year, out double[]? shares)
        ? _rows.TryGetValue((n, i, j), out int row) ? shares[row] : double.NaN
        : throw new RealignException($"Trade of {year} is not among what was observed; there are {string.Join(", ", Years)}.");

    /// <summary>Makes shares from flows by year [n importer, i exporter, j sector]; the cells to keep are chosen by the caller.</summary>
    public static ObservedShares From(IReadOnlyDictionary<int, Numerics.Tensor> flows, IEnumerable<(int N, int I, int J)> cells)
    {
        ArgumentNullException.ThrowIfNull(flows);
        var rows = new Dictionary<(int N, int I, int J), int>();
        foreach (var cell in cells) rows.TryAdd(cell, rows.Count);
        var byYear = new Dictionary<int, double[]>();
        foreach (var (year, values) in flows)
        {
            var use = new double[values.A * values.C];
            for (int n = 0; n < values.A; n++)
                for (int i = 0; i < values.B; i++)
                    for (int j = 0; j < values.C; j++)
                        use[(n * values.C) + j] += values[n, i, j];
            double[] shares = byYear[year] = new double[rows.Count];
            foreach (var ((n, i, j), row) in rows) shares[row] = use[(n * values.C) + j] > 0 ? values[n, i, j] / use[(n * values.C) + j] : 0;
        }

        return new ObservedShares(rows, byYear);
    }

    /// <summary>Reads the file that <see cref="Write"/> wrote; every code must be the world's.</summary>
    /// <exception cref="FileException">The file is missing or damaged, or a code is unknown.</exception>
    public static ObservedShares Read(string file, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!File.Exists(file)) throw new FileException(file, "the file is missing. Restore data/track-record or build it with 'realign backtest build'.");
        var table = ParquetColumns.Read(file, File.ReadAllBytes(file));
        string[] importers = table.Texts("importer"), exporters = table.Texts("exporter"), sectors = table.Texts("sector");
        var rows = new Dictionary<(int N, int I, int J), int>();
        for (int row = 0; row < importers.Length; row++)
        {
            if (!world.TryEconomyIndex(importers[row], out int n) || !world.TryEconomyIndex(exporters[row], out int i) || !world.TrySectorIndex(sectors[row], out int j))
                throw new FileException(file, $"the row {importers[row]}, {exporters[row]}, {sectors[row]} has a code that the world '{world.Name}' does not have.");
            if (!rows.TryAdd((n, i, j), row)) throw new FileException(file, $"the row {importers[row]}, {exporters[row]}, {sectors[row]} stands twice.");
        }

        var byYear = table.NumberColumns.ToDictionary(
            column => int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : throw new FileException(file, $"the column '{column}' is no year."),
            table.Numbers);
        return new ObservedShares(rows, byYear);
    }

    /// <summary>The bytes of a Parquet file: importer, exporter, sector, and one column a year.</summary>
    public byte[] Write(World world, int digits)
    {
        var cells = _rows.OrderBy(r => r.Key.J).ThenBy(r => r.Key.N).ThenBy(r => r.Key.I).ToList();
        var table = new ParquetColumnsWriter()
            .Texts("importer", cells.Select(c => world.Economies[c.Key.N].Code))
            .Texts("exporter", cells.Select(c => world.Economies[c.Key.I].Code))
            .Texts("sector", cells.Select(c => world.Sectors[c.Key.J].Code));
        foreach (int year in Years) table.Numbers($"{year}", [.. cells.Select(c => Numerics.Significand.Round(_byYear[year][c.Value], digits))]);
        return table.ToArray(compact: true);
    }
}
