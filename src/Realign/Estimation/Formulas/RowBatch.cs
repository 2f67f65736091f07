namespace Realign.Estimation.Formulas;

/// <summary>Some rows of the columns that a plan reads: numbers (NaN where missing) and codes of levels (−1 where missing), each array at least as long as the rows.</summary>
/// <param name="numbers">How many columns are read as numbers.</param>
/// <param name="keys">How many columns are read as keys.</param>
/// <param name="find">The code of a level of a key; negative, but not −1, when no row so far has it.</param>
/// <param name="names">The levels of a key so far, by code.</param>
internal sealed class RowBatch(int numbers, int keys, Func<int, string, int> find, Func<int, IReadOnlyList<string>> names)
{
    public int Rows { get; private set; }

    public double[][] Numbers { get; } = [.. Enumerable.Range(0, numbers).Select(_ => Array.Empty<double>())];

    public int[][] Codes { get; } = [.. Enumerable.Range(0, keys).Select(_ => Array.Empty<int>())];

    public int CodeOf(int key, string level) => find(key, level);

    public IReadOnlyList<string> LevelsOf(int key) => names(key);

    /// <summary>Makes room for some rows; what the arrays held is gone.</summary>
    public void Resize(int rows)
    {
        Rows = rows;
        for (int c = 0; c < Numbers.Length; c++) if (Numbers[c].Length < rows) Numbers[c] = new double[rows];
        for (int c = 0; c < Codes.Length; c++) if (Codes[c].Length < rows) Codes[c] = new int[rows];
    }
}
