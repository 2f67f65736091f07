namespace Realign.Numerics;

/// <summary>The LU factors of a small dense matrix with row exchanges: for blocks of tens of rows, not for whole systems.</summary>
internal sealed class LuFactors
{
    private readonly double[] _factors;
    private readonly int[] _pivots;
    private readonly int _size;

    /// <param name="matrix">Row-major, size × size; overwritten and kept.</param>
    /// <param name="size">Rows.</param>
    /// <exception cref="RealignException">The matrix is singular.</exception>
    public LuFactors(double[] matrix, int size)
    {
        (_factors, _size, _pivots) = (matrix, size, new int[size]);
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int r = k + 1; r < size; r++)
                if (Math.Abs(matrix[(r * size) + k]) > Math.Abs(matrix[(pivot * size) + k])) pivot = r;
            _pivots[k] = pivot;
            double diagonal = matrix[(pivot * size) + k];
            if (diagonal == 0 || !double.IsFinite(diagonal)) throw new RealignException($"A block of {size} rows is singular at row {k}; an economy needs all of its output as its own input.");
            if (pivot != k) Swap(matrix.AsSpan(k * size, size), matrix.AsSpan(pivot * size, size));
            var top = matrix.AsSpan(k * size, size);
            for (int r = k + 1; r < size; r++)
            {
                var row = matrix.AsSpan(r * size, size);
                double factor = row[k] /= diagonal;
                if (factor == 0) continue;
                for (int c = k + 1; c < size; c++) row[c] -= factor * top[c];
            }
        }
    }

    /// <summary>Solves for many right-hand sides in place: row-major, size × columns.</summary>
    public void Solve(Span<double> right, int columns)
    {
        for (int k = 0; k < _size; k++)
        {
            var top = right.Slice(k * columns, columns);
            if (_pivots[k] != k) Swap(top, right.Slice(_pivots[k] * columns, columns));
        }

        for (int r = 1; r < _size; r++)
            for (int k = 0; k < r; k++)
                Subtract(right.Slice(r * columns, columns), _factors[(r * _size) + k], right.Slice(k * columns, columns));
        for (int r = _size - 1; r >= 0; r--)
        {
            var row = right.Slice(r * columns, columns);
            for (int k = r + 1; k < _size; k++) Subtract(row, _factors[(r * _size) + k], right.Slice(k * columns, columns));
            double inverse = 1 / _factors[(r * _size) + r];
            foreach (ref double value in row) value *= inverse;
        }
    }

    /// <summary>The inverse, row-major.</summary>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        for (int r = 0; r < _size; r++) inverse[(r * _size) + r] = 1;
        Solve(inverse, _size);
        return inverse;
    }

    private static void Subtract(Span<double> from, double factor, ReadOnlySpan<double> row)
    {
        if (factor == 0) return;
        for (int c = 0; c < from.Length; c++) from[c] -= factor * row[c];
    }

    private static void Swap(Span<double> a, Span<double> b)
    {
        for (int c = 0; c < a.Length; c++) (a[c], b[c]) = (b[c], a[c]);
    }
}
