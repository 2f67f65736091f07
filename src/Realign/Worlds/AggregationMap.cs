using Realign.Files;

namespace Realign.Worlds;

/// <summary>Which economies and sectors become one. What is not named stays as it is.</summary>
public sealed class AggregationMap
{
    private readonly Dictionary<string, AggregationEntry> _economies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AggregationEntry> _sectors = new(StringComparer.Ordinal);
    private readonly string? _path;

    /// <param name="economies">Old code to new code.</param>
    /// <param name="sectors">Old code to new code.</param>
    public AggregationMap(IReadOnlyDictionary<string, string> economies, IReadOnlyDictionary<string, string> sectors)
    {
        ArgumentNullException.ThrowIfNull(economies);
        ArgumentNullException.ThrowIfNull(sectors);
        foreach (var (from, to) in economies) _economies[from] = new AggregationEntry(to, "", 0);
        foreach (var (from, to) in sectors) _sectors[from] = new AggregationEntry(to, "", 0);
    }

    private AggregationMap(string? path) => _path = path;

    internal IReadOnlyDictionary<string, AggregationEntry> Economies => _economies;

    internal IReadOnlyDictionary<string, AggregationEntry> Sectors => _sectors;

    /// <summary>Whether a new sector may hold both, which a map from a file may not ask for: a slip there is likelier than the wish.</summary>
    internal bool MixesGoodsAndServices { get; private init; }

    /// <summary>
    /// Merges all sectors of a world into one, <c>ALL</c>, and leaves its economies alone. The sector counts as a good where it holds any, so
    /// that what is asked of goods is answered for all trade; tariffs fall on it.
    /// </summary>
    public static AggregationMap OneSector(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var map = new AggregationMap(path: null) { MixesGoodsAndServices = true };
        foreach (var sector in world.Sectors) map._sectors[sector.Code] = new AggregationEntry("ALL", "All goods and services", 0);
        return map;
    }

    /// <summary>Reads a CSV file with the columns <c>kind</c> (economy or sector), <c>from</c>, <c>to</c> and, if wanted, <c>to_name</c>.</summary>
    /// <exception cref="FileException">A column is missing, a kind is unknown, or a code is mapped twice.</exception>
    public static AggregationMap Read(string path)
    {
        var map = new AggregationMap(path);
        using var csv = CsvTable.Open(path, "kind", "from", "to");
        while (csv.Read())
        {
            string kind = csv.Code("kind"), from = csv.Code("from");
            var entries = kind switch
            {
                "economy" => map._economies,
                "sector" => map._sectors,
                _ => throw csv.Error($"'{kind}' in column 'kind' is neither 'economy' nor 'sector'."),
            };
            if (!entries.TryAdd(from, new AggregationEntry(csv.Code("to"), csv.Has("to_name") ? csv.Text("to_name") : "", csv.Line)))
                throw csv.Error($"the {kind} '{from}' is mapped twice. Remove one of the rows.");
        }

        return map;
    }

    /// <summary>A mistake in an entry: a file's, when the map is from a file.</summary>
    internal RealignException Error(AggregationEntry entry, string message) =>
        _path is null ? new RealignException(message) : new FileException(_path, entry.Line, message);
}

/// <summary>Where a code goes.</summary>
internal sealed record AggregationEntry(string To, string ToName, int Line);
