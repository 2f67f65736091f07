namespace Realign.Numerics;

/// <summary>
/// An immutable dense array of three indices, the last one contiguous: element (a, b, c) is at <c>(a · B + b) · C + c</c>.
/// Trade flows and tariffs use the order [importer, exporter, sector]; input coefficients [economy, input, output sector].
/// </summary>
public sealed class Tensor : IEquatable<Tensor>
{
    private readonly double[] _values;

    /// <summary>Copies <paramref name="values"/>, last index contiguous.</summary>
    /// <exception cref="ArgumentException">The number of values is not a × b × c.</exception>
    public Tensor(int a, int b, int c, ReadOnlySpan<double> values)
        : this(a, b, c, values.ToArray())
    {
    }

    private Tensor(int a, int b, int c, double[] owned)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        if (owned.Length != a * b * c)
            throw new ArgumentException($"{owned.Length} values do not fill a tensor of {a} × {b} × {c}; pass {a * b * c}.", nameof(owned));
        (A, B, C) = (a, b, c);
        _values = owned;
    }

    /// <summary>Extent of the first index.</summary>
    public int A { get; }

    /// <summary>Extent of the second index.</summary>
    public int B { get; }

    /// <summary>Extent of the third, contiguous index.</summary>
    public int C { get; }

    /// <summary>All values, last index contiguous.</summary>
    public ReadOnlySpan<double> Values => _values;

    public double this[int a, int b, int c] => _values[(((a * B) + b) * C) + c];

    /// <summary>The values (a, b, ·), without a copy.</summary>
    public ReadOnlySpan<double> Row(int a, int b) => _values.AsSpan(((a * B) + b) * C, C);

    public static Tensor Create(int a, int b, int c, Func<int, int, int, double> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var values = new double[a * b * c];
        int at = 0;
        for (int x = 0; x < a; x++)
            for (int y = 0; y < b; y++)
                for (int z = 0; z < c; z++)
                    values[at++] = element(x, y, z);
        return new Tensor(a, b, c, values);
    }

    public static Tensor Filled(int a, int b, int c, double value)
    {
        var values = new double[a * b * c];
        Array.Fill(values, value);
        return new Tensor(a, b, c, values);
    }

    /// <summary>A copy that may be written to.</summary>
    public double[] ToArray() => (double[])_values.Clone();

    /// <summary>Takes the array over without a copy; the caller must not write to it again.</summary>
    internal static Tensor Adopt(int a, int b, int c, double[] values) => new(a, b, c, values);

    public bool Equals(Tensor? other) =>
        other is not null && A == other.A && B == other.B && C == other.C && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as Tensor);

    public override int GetHashCode() => HashCode.Combine(A, B, C, _values.Length > 0 ? _values[0] : 0);
}
