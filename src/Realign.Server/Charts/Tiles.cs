using System.Globalization;
using Realign.Worlds;

namespace Realign.Server.Charts;

/// <summary>Where an economy stands in the grid of tiles: the places of the report.</summary>
internal static class Tiles
{
    private static readonly Lazy<Dictionary<string, (int Column, int Row)>> _places = new(Read);

    /// <summary>Columns and rows begin at 1; null for an economy without a place.</summary>
    public static (int Column, int Row)? Of(string code) => _places.Value.TryGetValue(code, out var place) ? place : null;

    public static int Below => _places.Value.Values.Max(p => p.Row) + 1;

    /// <summary>Three round limits of size, from what can hardly be seen to what few exceed.</summary>
    public static double[] Limits(IEnumerable<double> values)
    {
        double[] sizes = [.. values.Select(Math.Abs).Order()];
        double large = sizes.Length == 0 ? 0 : sizes[(int)(0.9 * (sizes.Length - 1))];
        if (!(large > 1e-9)) large = 0.01;
        double power = Math.Pow(10, Math.Floor(Math.Log10(large)));
        double last = (large / power) switch { < 2 => power, < 5 => 2 * power, _ => 5 * power };
        return [last / 10, 0.4 * last, last];
    }

    public static string Colour(double value, double[] limits) => limits.Count(l => Math.Abs(value) > l) is > 0 and var level ? $"{(value < 0 ? "loss" : "gain")}{level}" : "none";

    private static Dictionary<string, (int, int)> Read()
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("tile-places.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))
            .ToDictionary(c => c[0], c => (int.Parse(c[2], CultureInfo.InvariantCulture), int.Parse(c[3], CultureInfo.InvariantCulture)));
    }
}
