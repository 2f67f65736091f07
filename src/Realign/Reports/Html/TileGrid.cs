using System.Globalization;
using System.Reflection;

namespace Realign.Reports.Html;

/// <summary>
/// The world as tiles of one size, coloured by the size and sign of a change. Places are our own and only roughly those of a map; an economy
/// without a place follows below. On a narrow screen tiles flow by region.
/// </summary>
internal static class TileGrid
{
    private const int Columns = 19;
    private const string Elsewhere = "Elsewhere";

    private static readonly Lazy<IReadOnlyDictionary<string, Place>> _places = new(ReadPlaces);

    /// <summary>One economy.</summary>
    /// <param name="Code">Code, on the tile.</param>
    /// <param name="Name">Name, in its tip.</param>
    /// <param name="Value">What colours it, a fraction.</param>
    /// <param name="Shown">The value as text.</param>
    /// <param name="IsSettled">Whether its range has one sign; else the tile is hatched.</param>
    /// <param name="IsMain">Whether it stands out.</param>
    public sealed record Tile(string Code, string Name, double Value, string Shown, bool IsSettled, bool IsMain);

    private sealed record Place(string Region, int Column, int Row);

    public static Markup Draw(string title, IReadOnlyList<Tile> tiles)
    {
        double[] limits = Limits(tiles);
        var byRegion = Placed(tiles).GroupBy(t => t.Place.Region).OrderBy(g => g.Key == Elsewhere).ToList();
        return Markup.Of($"""
            <div class="plot" role="img" aria-label="{Alternative(title, tiles)}">
            <p class="plot-title">{title}</p>
            {Legend(limits)}
            <div class="tiles">
            {byRegion.Select(g => Markup.Of($"<div class=\"region\"><p>{g.Key}</p>{g.Select(t => Draw(t.Tile, t.Place, limits))}</div>"))}
            </div>
            </div>
            """);
    }

    private static Markup Draw(Tile tile, Place place, double[] limits) => Markup.Of($"""
        <span class="tile {Colour(tile.Value, limits)}{(tile.IsSettled ? "" : " unsettled")}{(tile.IsMain ? " main" : "")}" style="grid-column:{place.Column};grid-row:{place.Row}" title="{tile.Name}: {tile.Shown}">{tile.Code}</span>
        """);

    private static Markup Legend(double[] limits)
    {
        string[] colours = ["l3", "l2", "l1", "z", "g1", "g2", "g3"], at = [.. limits.Select(Percent)];
        string[] labels = [$"below −{at[2]}", $"−{at[2]} to −{at[1]}", $"−{at[1]} to −{at[0]}", $"within ±{at[0]}", $"+{at[0]} to +{at[1]}", $"+{at[1]} to +{at[2]}", $"above +{at[2]}"];
        return Markup.Of($"<p class=\"legend\">{colours.Zip(labels, (c, l) => Markup.Of($"<span><i class=\"tile {c}\"></i>{l}</span>"))}<span><i class=\"tile z unsettled\"></i>sign not settled</span></p>");
    }

    private static string Percent(double fraction) => (100 * fraction).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Three round limits of size, from what can hardly be seen to what few exceed.</summary>
    private static double[] Limits(IReadOnlyList<Tile> tiles)
    {
        double[] sizes = [.. tiles.Select(t => Math.Abs(t.Value)).Order()];
        double large = sizes.Length == 0 ? 0 : sizes[(int)(0.9 * (sizes.Length - 1))];
        if (!(large > 0)) large = 0.01;
        double power = Math.Pow(10, Math.Floor(Math.Log10(large)));
        double last = (large / power) switch { < 2 => power, < 5 => 2 * power, _ => 5 * power };
        return [last / 10, 0.4 * last, last];
    }

    private static string Colour(double value, double[] limits)
    {
        int level = limits.Count(l => Math.Abs(value) > l);
        return level == 0 ? "z" : $"{(value < 0 ? 'l' : 'g')}{level}";
    }

    private static IEnumerable<(Tile Tile, Place Place)> Placed(IReadOnlyList<Tile> tiles)
    {
        int below = _places.Value.Values.Max(p => p.Row) + 1, strangers = 0;
        foreach (var tile in tiles)
        {
            if (!_places.Value.TryGetValue(tile.Code, out var place))
            {
                place = new Place(Elsewhere, (strangers % Columns) + 1, below + (strangers / Columns));
                strangers++;
            }

            yield return (tile, place);
        }
    }

    private static string Alternative(string title, IReadOnlyList<Tile> tiles)
    {
        var ranked = tiles.OrderBy(t => t.Value).ToList();
        string All(IEnumerable<Tile> some) => string.Join(", ", some.Select(t => $"{t.Name} {t.Shown}"));
        return ranked.Count <= 12 ? $"{title}. {All(ranked)}." : $"{title}. Lowest: {All(ranked.Take(5))}. Highest: {All(ranked.TakeLast(5).Reverse())}. The table has all {ranked.Count}.";
    }

    private static Dictionary<string, Place> ReadPlaces()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("tile-places.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))
            .ToDictionary(c => c[0], c => new Place(c[1], int.Parse(c[2], CultureInfo.InvariantCulture), int.Parse(c[3], CultureInfo.InvariantCulture)));
    }
}
