namespace Realign.Numerics;

/// <summary>The Cholesky factor of a symmetric positive definite matrix, found on the matrix scaled to a unit diagonal; rows that earlier ones determine are left out.</summary>
internal sealed class Cholesky
{
    private readonly double[] _factor;
    private readonly double[] _scale;
    private readonly int _size;

    private Cholesky(double[] factor, double[] scale, IReadOnlyList<int> kept) => (_factor, _scale, _size, Kept) = (factor, scale, kept.Count, kept);

    /// <summary>The rows that are not determined by earlier ones.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <param name="matrix">Row-major; its first <paramref name="size"/> rows and columns are used.</param>
    /// <param name="stride">Columns of the matrix.</param>
    /// <param name="size">Rows used.</param>
    /// <param name="original">By row the size of the diagonal against which the remainder is judged.</param>
    /// <param name="tolerance">Share of it at or below which a row is determined by earlier ones.</param>
    public static Cholesky Of(ReadOnlySpan<double> matrix, int stride, int size, ReadOnlySpan<double> original, double tolerance)
    {
        var factor = new double[size * size];
        var scale = new double[size];
        List<int> kept = [];
        for (int row = 0; row < size; row++)
        {
            double diagonal = matrix[(row * stride) + row];
            int at = kept.Count;
            scale[at] = diagonal > 0 ? 1 / Math.Sqrt(diagonal) : 0;
            double rest = diagonal > 0 ? 1 : 0;
            for (int c = 0; c < at; c++)
            {
                double sum = matrix[(row * stride) + kept[c]] * scale[at] * scale[c];
                for (int k = 0; k < c; k++) sum -= factor[(at * size) + k] * factor[(c * size) + k];
                sum /= factor[(c * size) + c];
                factor[(at * size) + c] = sum;
                rest -= sum * sum;
            }

            if (!(rest * diagonal > tolerance * original[row]) || !(rest > 1e-14)) continue;
            factor[(at * size) + at] = Math.Sqrt(rest);
            kept.Add(row);
        }

        var compact = new double[kept.Count * kept.Count];
        for (int r = 0; r < kept.Count; r++) for (int c = 0; c <= r; c++) compact[(r * kept.Count) + c] = factor[(r * size) + c];
        return new(compact, scale[..kept.Count], kept);
    }

    /// <summary>Solves for one right-hand side, in place; its elements are those of the kept rows.</summary>
    public void Solve(Span<double> right)
    {
        for (int r = 0; r < _size; r++)
        {
            double sum = right[r] * _scale[r];
            for (int k = 0; k < r; k++) sum -= _factor[(r * _size) + k] * right[k];
            right[r] = sum / _factor[(r * _size) + r];
        }

        for (int r = _size - 1; r >= 0; r--)
        {
            double sum = right[r];
            for (int k = r + 1; k < _size; k++) sum -= _factor[(k * _size) + r] * right[k];
            right[r] = sum / _factor[(r * _size) + r];
        }

        for (int r = 0; r < _size; r++) right[r] *= _scale[r];
    }

    /// <summary>The inverse over the kept rows, row-major.</summary>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        Span<double> column = new double[_size];
        for (int c = 0; c < _size; c++)
        {
            column.Clear();
            column[c] = 1;
            Solve(column);
            for (int r = 0; r < _size; r++) inverse[(r * _size) + c] = column[r];
        }

        return inverse;
    }
}
