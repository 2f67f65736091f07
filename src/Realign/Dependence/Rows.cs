using System.Numerics;
using System.Runtime.InteropServices;

namespace Realign.Dependence;

/// <summary>Rows of dense matrices, as wide as vectors are.</summary>
internal static class Rows
{
    /// <summary>to += factor · row.</summary>
    public static void Add(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        if (factor == 0) return;
        var wide = MemoryMarshal.Cast<double, Vector<double>>(to);
        var from = MemoryMarshal.Cast<double, Vector<double>>(row);
        var f = new Vector<double>(factor);
        for (int v = 0; v < wide.Length; v++) wide[v] = Vector.FusedMultiplyAdd(f, from[v], wide[v]);
        for (int c = wide.Length * Vector<double>.Count; c < to.Length; c++) to[c] += factor * row[c];
    }
}
