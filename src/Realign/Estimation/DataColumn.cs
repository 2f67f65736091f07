namespace Realign.Estimation;

/// <summary>
/// One named column of a data set: numbers, or levels of a key. A column of numbers can serve as a key too (a year): its distinct values are the levels.
/// A missing value is NaN in numbers, null in text, −1 in codes.
/// </summary>
public sealed class DataColumn
{
    private readonly double[]? _numbers;
    private readonly Lazy<(int[] Codes, string[] Levels)> _levels;

    private DataColumn(string name, int rows, double[]? numbers, Func<(int[] Codes, string[] Levels)> levels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Rows, _numbers) = (name, rows, numbers);
        _levels = new(levels);
    }

    public string Name { get; }

    public int Rows { get; }

    /// <summary>Whether the column can be a dependent variable, a regressor, a weight or an offset.</summary>
    public bool IsNumeric => _numbers is not null;

    /// <summary>The values by row, NaN where missing.</summary>
    /// <exception cref="RealignException">The column is a key without numbers.</exception>
    public ReadOnlySpan<double> Numbers =>
        _numbers ?? throw new RealignException($"Column '{Name}' holds text, not numbers; use it as a fixed effect or a cluster, or make indicator columns of it.");

    /// <summary>By row the index of its level in <see cref="Levels"/>, −1 where missing.</summary>
    public ReadOnlySpan<int> Codes => _levels.Value.Codes;

    /// <summary>The names of the levels. Levels that no row has are allowed.</summary>
    public IReadOnlyList<string> Levels => _levels.Value.Levels;

    /// <summary>Numbers by row; the array is not copied and must not be written to again.</summary>
    public static DataColumn OfNumbers(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, values.Length, values, () => LevelCoding.Of(values));
    }

    /// <summary>Whole numbers by row, for a key or a regressor.</summary>
    public static DataColumn OfIntegers(string name, ReadOnlySpan<int> values)
    {
        var numbers = new double[values.Length];
        for (int row = 0; row < numbers.Length; row++) numbers[row] = values[row];
        return OfNumbers(name, numbers);
    }

    /// <summary>A key given as text by row; levels are numbered in order of appearance.</summary>
    public static DataColumn OfText(string name, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, values.Count, null, () => LevelCoding.Of(values));
    }

    /// <summary>A key already coded: by row an index into <paramref name="levels"/> or −1. The arrays are not copied and must not be written to again.</summary>
    /// <exception cref="RealignException">A code is outside the levels.</exception>
    public static DataColumn OfCodes(string name, int[] codes, string[] levels)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(levels);
        foreach (int code in codes)
            if (code < -1 || code >= levels.Length) throw new RealignException($"Column '{name}' holds the code {code}, but has levels 0 to {levels.Length - 1}; use −1 for missing.");
        return new(name, codes.Length, null, () => (codes, levels));
    }
}
