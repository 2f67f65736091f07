namespace Realign.Numerics;

/// <summary>An immutable dense matrix of doubles, row-major: element (r, c) is at <c>r · Columns + c</c>.</summary>
public sealed class Matrix : IEquatable<Matrix>
{
    private readonly double[] _values;

    /// <summary>Copies <paramref name="values"/>, row-major.</summary>
    /// <exception cref="ArgumentException">The number of values is not rows × columns.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<double> values)
        : this(rows, columns, values.ToArray())
    {
    }

    private Matrix(int rows, int columns, double[] owned)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (owned.Length != rows * columns)
            throw new ArgumentException($"{owned.Length} values do not fill a matrix of {rows} × {columns}; pass {rows * columns}.", nameof(owned));
        Rows = rows;
        Columns = columns;
        _values = owned;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>All values, row-major.</summary>
    public ReadOnlySpan<double> Values => _values;

    public double this[int row, int column] => _values[(row * Columns) + column];

    /// <summary>One row, without a copy.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>The sum of one row.</summary>
    public double RowSum(int row)
    {
        double sum = 0;
        foreach (double value in Row(row)) sum += value;
        return sum;
    }

    public static Matrix Create(int rows, int columns, Func<int, int, double> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var values = new double[rows * columns];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                values[(r * columns) + c] = element(r, c);
        return new Matrix(rows, columns, values);
    }

    /// <summary>Takes the array over without a copy; the caller must not write to it again.</summary>
    internal static Matrix Adopt(int rows, int columns, double[] values) => new(rows, columns, values);

    public bool Equals(Matrix? other) =>
        other is not null && Rows == other.Rows && Columns == other.Columns && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as Matrix);

    public override int GetHashCode() => HashCode.Combine(Rows, Columns, _values.Length > 0 ? _values[0] : 0);
}
