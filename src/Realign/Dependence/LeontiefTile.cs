using System.Runtime.Intrinsics;

namespace Realign.Dependence;

/// <summary>
/// The measured hot spot: tiles of 4 rows × 8 columns of a product, accumulated in registers. Eight multiply-adds for two loads of the vectors and four of
/// coefficients keep both multipliers of a core busy.
/// </summary>
internal static unsafe class LeontiefTile
{
    public const int Rows = 4, Columns = 8;

    /// <summary>to[r][c] (+)= Σ_m coefficients[m][r] · from[m][c].</summary>
    /// <param name="coefficients">Rows of a tile beside each other.</param>
    /// <param name="coefficientStride">From one m to the next.</param>
    /// <param name="from">Vectors, aligned.</param>
    /// <param name="fromStride">From one m to the next.</param>
    /// <param name="count">Terms of the sum.</param>
    /// <param name="to">The tile.</param>
    /// <param name="toStride">From one row to the next.</param>
    public static void Multiply(double* coefficients, nint coefficientStride, double* from, nint fromStride, int count, double* to, nint toStride)
    {
        Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int m = 0; m < count; m++)
        {
            Vector256<double> x = Vector256.LoadAligned(from), y = Vector256.LoadAligned(from + 4);
            var a = Vector256.Create(coefficients[0]);
            a0 = Vector256.FusedMultiplyAdd(a, x, a0);
            a1 = Vector256.FusedMultiplyAdd(a, y, a1);
            var b = Vector256.Create(coefficients[1]);
            b0 = Vector256.FusedMultiplyAdd(b, x, b0);
            b1 = Vector256.FusedMultiplyAdd(b, y, b1);
            var c = Vector256.Create(coefficients[2]);
            c0 = Vector256.FusedMultiplyAdd(c, x, c0);
            c1 = Vector256.FusedMultiplyAdd(c, y, c1);
            var d = Vector256.Create(coefficients[3]);
            d0 = Vector256.FusedMultiplyAdd(d, x, d0);
            d1 = Vector256.FusedMultiplyAdd(d, y, d1);
            coefficients += coefficientStride;
            from += fromStride;
        }

        a0.StoreAligned(to);
        a1.StoreAligned(to + 4);
        to += toStride;
        b0.StoreAligned(to);
        b1.StoreAligned(to + 4);
        to += toStride;
        c0.StoreAligned(to);
        c1.StoreAligned(to + 4);
        to += toStride;
        d0.StoreAligned(to);
        d1.StoreAligned(to + 4);
    }
}
