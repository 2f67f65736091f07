using System.Globalization;

namespace Realign.Estimation.Formulas;

/// <summary>Puts levels into an order that does not depend on the order of the rows.</summary>
internal static class LevelOrder
{
    /// <summary>Levels ascending, as numbers when all are numbers, else by their characters; the codes are changed in place.</summary>
    public static (int[] Codes, string[] Levels) Sort(int[] codes, string[] levels)
    {
        int[] order = [.. Enumerable.Range(0, levels.Length)];
        double[] numbers = [.. levels.Select(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        if (numbers.All(double.IsFinite)) Array.Sort(order, (a, b) => numbers[a] != numbers[b] ? numbers[a].CompareTo(numbers[b]) : string.CompareOrdinal(levels[a], levels[b]));
        else Array.Sort(order, (a, b) => string.CompareOrdinal(levels[a], levels[b]));
        var rank = new int[levels.Length];
        for (int place = 0; place < order.Length; place++) rank[order[place]] = place;
        for (int row = 0; row < codes.Length; row++) if (codes[row] >= 0) codes[row] = rank[codes[row]];
        return (codes, [.. order.Select(o => levels[o])]);
    }
}
