using System.Globalization;
using Realign.Files;
using Realign.Numerics;
using Realign.Worlds.Building;

namespace Realign.Facts;

/// <summary>Goods that economies sold each other in every year of a span: what has happened before. Built from the yearly tables behind the worlds; read only.</summary>
public sealed class TradeHistory
{
    /// <summary>Binary digits that are kept: one part in ten thousand, far below what the tables are worth.</summary>
    private const int Digits = 13;

    private const int First = 2011, Last = 2022;
    private const double Million = 1e6;

    private readonly Dictionary<string, int> _economy;
    private readonly double[] _flows;

    private TradeHistory(IReadOnlyList<string> economies, int firstYear, int years, double[] flows)
    {
        (Economies, FirstYear, Years, _flows) = (economies, firstYear, years, flows);
        _economy = economies.Select((e, n) => (e, n)).ToDictionary(p => p.e, p => p.n, StringComparer.Ordinal);
    }

    /// <summary>Codes.</summary>
    public IReadOnlyList<string> Economies { get; }

    public int FirstYear { get; }

    /// <summary>How many years there are.</summary>
    public int Years { get; }

    /// <summary>Whether it knows an economy.</summary>
    public bool Has(string economy) => _economy.ContainsKey(economy);

    /// <summary>Goods sold by one to the other in a year, USD.</summary>
    /// <exception cref="RealignException">The year or an economy is not in it.</exception>
    public double Exports(string exporter, string importer, int year)
    {
        if (year < FirstYear || year >= FirstYear + Years) throw new RealignException($"There is no trade of {year} here; it reaches from {FirstYear} to {FirstYear + Years - 1}.");
        return _flows[(((Position(exporter) * Economies.Count) + Position(importer)) * Years) + year - FirstYear];
    }

    /// <summary>Reads the file that ships.</summary>
    /// <exception cref="FileException">It is missing or damaged.</exception>
    public static TradeHistory Read(string path)
    {
        if (!File.Exists(path)) throw new FileException(path, "there is no such file. Build it with 'realign facts history --from FOLDER'.");
        var table = ParquetColumns.Read(path, File.ReadAllBytes(path));
        string[] exporters = table.Texts("exporter"), importers = table.Texts("importer");
        string[] years = [.. table.NumberColumns];
        if (years.Length == 0) throw new FileException(path, "the file has no years. Build it again.");
        List<string> economies = [.. exporters.Distinct()];
        var position = economies.Select((e, n) => (e, n)).ToDictionary(p => p.e, p => p.n, StringComparer.Ordinal);
        var flows = new double[economies.Count * economies.Count * years.Length];
        for (int y = 0; y < years.Length; y++)
        {
            double[] column = table.Numbers(years[y]);
            for (int r = 0; r < table.Rows; r++) flows[(((position[exporters[r]] * economies.Count) + position[importers[r]]) * years.Length) + y] = column[r] * Million;
        }

        return new TradeHistory(economies, int.Parse(years[0], CultureInfo.InvariantCulture), years.Length, flows);
    }

    /// <summary>Builds the file from the yearly tables: sums of goods, million USD, rounded to one part in ten thousand.</summary>
    /// <param name="root">The folder that holds data/ with the yearly tables.</param>
    /// <param name="progress">Told which year is read.</param>
    /// <param name="cancellation">Stops between years.</param>
    public static byte[] Build(string root, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        var sources = new SourceFolder(root);
        int N = sources.N, J = sources.J;
        var sums = new double[Last - First + 1][];
        for (int year = First; year <= Last; year++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report($"reading {year}");
            double[] flows = sources.Flows(year), sum = sums[year - First] = new double[N * N];
            for (int cell = 0; cell < flows.Length; cell++)
            {
                int n = cell / (N * J), i = cell / J % N;
                if (sources.Sectors[cell % J].IsGood && n != i) sum[(i * N) + n] += flows[cell];
            }
        }

        var writer = new ParquetColumnsWriter()
            .Texts("exporter", Enumerable.Range(0, N * N).Select(p => sources.Economies[p / N].Code))
            .Texts("importer", Enumerable.Range(0, N * N).Select(p => sources.Economies[p % N].Code));
        for (int year = First; year <= Last; year++) writer.Numbers($"{year}", [.. sums[year - First].Select(v => Significand.Round(v, Digits))]);
        return writer.ToArray(compact: true);
    }

    private int Position(string economy) => _economy.TryGetValue(economy, out int n) ? n : throw new RealignException($"'{economy}' is no economy of the history.{NearestName.Hint(economy, Economies)}");
}
