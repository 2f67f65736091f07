using System.Runtime.InteropServices;

namespace Realign.Estimation;

/// <summary>Numbers the distinct values of a column.</summary>
internal static class LevelCoding
{
    public static (int[] Codes, string[] Levels) Of(IReadOnlyList<string?> values)
    {
        var codes = new int[values.Count];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var levels = new List<string>();
        for (int row = 0; row < codes.Length; row++)
        {
            if (values[row] is not { } text)
            {
                codes[row] = -1;
                continue;
            }

            ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text, out bool exists);
            if (!exists)
            {
                code = levels.Count;
                levels.Add(text);
            }

            codes[row] = code;
        }

        return (codes, [.. levels]);
    }

    /// <summary>In ascending order of the values.</summary>
    public static (int[] Codes, string[] Levels) Of(double[] values)
    {
        var codes = new int[values.Length];
        var known = new Dictionary<double, int>();
        var distinct = new List<double>();
        for (int row = 0; row < codes.Length; row++)
        {
            if (double.IsNaN(values[row]))
            {
                codes[row] = -1;
                continue;
            }

            ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, values[row], out bool exists);
            if (!exists)
            {
                code = distinct.Count;
                distinct.Add(values[row]);
            }

            codes[row] = code;
        }

        int[] order = [.. Enumerable.Range(0, distinct.Count)];
        Array.Sort(distinct.ToArray(), order);
        var rank = new int[order.Length];
        for (int place = 0; place < order.Length; place++) rank[order[place]] = place;
        for (int row = 0; row < codes.Length; row++) if (codes[row] >= 0) codes[row] = rank[codes[row]];
        return (codes, [.. order.Select(o => distinct[o].ToString("R"))]);
    }
}
