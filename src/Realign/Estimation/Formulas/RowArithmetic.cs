namespace Realign.Estimation.Formulas;

/// <summary>
/// An expression made ready to be computed for batches of rows. NaN stands for missing and stays missing; where arithmetic on values that are there
/// is undefined (the logarithm of a negative number, 0/0) the result is infinite, so that it is found and reported instead of taken for missing.
/// </summary>
internal abstract class RowArithmetic
{
    private double[] _buffer = [];

    /// <summary>Prepares an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="number">The position in <see cref="RowBatch.Numbers"/> of a column.</param>
    /// <param name="key">The position in <see cref="RowBatch.Codes"/> of a column; negative where it is read as numbers alone.</param>
    public static RowArithmetic Of(Expression expression, Func<string, int> number, Func<string, int> key) => expression switch
    {
        Expression.Binary { Operator: "==" or "!=", Left: Expression.Column a, Right: Expression.Column b } same when key(a.Name) >= 0 && key(b.Name) >= 0 =>
            new Same(key(a.Name), key(b.Name), same.Operator == "=="),
        Expression.Number n => new Constant(n.Value),
        Expression.Column c => new Read(number(c.Name)),
        Expression.Negative n => new Map(Of(n.Of, number, key), static x => -x),
        Expression.Call c => new Map(Of(c.Argument, number, key), Function(c.Function)),
        Expression.Binary { Left: Expression.Text text, Right: Expression.Column c } b => new Match(key(c.Name), text.Value, b.Operator == "=="),
        Expression.Binary { Left: Expression.Column c, Right: Expression.Text text } b => new Match(key(c.Name), text.Value, b.Operator == "=="),
        Expression.Binary b => new Combine(Of(b.Left, number, key), Of(b.Right, number, key), Operator(b.Operator)),
        _ => throw new InvalidOperationException($"'{expression}' is no number."),
    };

    /// <summary>Whether a column in an expression is read as a key: because it is compared with a text, or for equality with a column one of the two being a key anyway.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isKey">Whether a column is read as a key anyway.</param>
    public static IEnumerable<(string Column, bool IsKey)> Columns(Expression expression, Func<string, bool> isKey) => expression switch
    {
        Expression.Binary { Operator: "==" or "!=", Left: Expression.Column a, Right: Expression.Column b } when isKey(a.Name) || isKey(b.Name) => [(a.Name, true), (b.Name, true)],
        Expression.Column c => [(c.Name, false)],
        Expression.Negative n => Columns(n.Of, isKey),
        Expression.Call c => Columns(c.Argument, isKey),
        Expression.Binary { Left: Expression.Text, Right: Expression.Column c } => [(c.Name, true)],
        Expression.Binary { Left: Expression.Column c, Right: Expression.Text } => [(c.Name, true)],
        Expression.Binary b => Columns(b.Left, isKey).Concat(Columns(b.Right, isKey)),
        _ => [],
    };

    /// <summary>The value for each row, valid until the next call.</summary>
    public ReadOnlySpan<double> Evaluate(RowBatch batch)
    {
        if (_buffer.Length < batch.Rows) _buffer = new double[batch.Rows];
        var into = _buffer.AsSpan(0, batch.Rows);
        Fill(batch, into);
        return into;
    }

    protected abstract void Fill(RowBatch batch, Span<double> into);

    private static Func<double, double> Function(string name) => name switch
    {
        "log" => Math.Log,
        "exp" => Math.Exp,
        "sqrt" => Math.Sqrt,
        "abs" => Math.Abs,
        "log1p" => Log1P,
        "expm1" => ExpM1,
        "log2" => Math.Log2,
        "log10" => Math.Log10,
        _ => throw new InvalidOperationException($"'{name}' is no function."),
    };

    private static Func<double, double, double> Operator(string name) => name switch
    {
        "+" => static (a, b) => a + b,
        "-" => static (a, b) => a - b,
        "*" => static (a, b) => a * b,
        "/" => static (a, b) => a / b,
        "^" => Math.Pow,
        "==" => Compare(static (a, b) => a == b),
        "!=" => Compare(static (a, b) => a != b),
        "<" => Compare(static (a, b) => a < b),
        "<=" => Compare(static (a, b) => a <= b),
        ">" => Compare(static (a, b) => a > b),
        ">=" => Compare(static (a, b) => a >= b),
        _ => throw new InvalidOperationException($"'{name}' is no operator."),
    };

    private static Func<double, double, double> Compare(Func<double, double, bool> holds) =>
        (a, b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : holds(a, b) ? 1 : 0;

    /// <summary>ln(1 + x) with the digits that 1 + x loses put back (Kahan).</summary>
    private static double Log1P(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>eˣ − 1, likewise.</summary>
    private static double ExpM1(double x)
    {
        double power = Math.Exp(x);
        return power == 1 ? x : power - 1 == -1 || double.IsInfinity(power) ? power - 1 : (power - 1) * x / Math.Log(power);
    }

    private sealed class Constant(double value) : RowArithmetic
    {
        protected override void Fill(RowBatch batch, Span<double> into) => into.Fill(value);
    }

    private sealed class Read(int column) : RowArithmetic
    {
        protected override void Fill(RowBatch batch, Span<double> into) => batch.Numbers[column].AsSpan(0, batch.Rows).CopyTo(into);
    }

    private sealed class Match(int key, string text, bool equal) : RowArithmetic
    {
        protected override void Fill(RowBatch batch, Span<double> into)
        {
            int code = batch.CodeOf(key, text);
            var codes = batch.Codes[key];
            for (int row = 0; row < into.Length; row++) into[row] = codes[row] == -1 ? double.NaN : (codes[row] == code) == equal ? 1 : 0;
        }
    }

    /// <summary>Whether two keys have the same level. Their codes are numbered apart, so those of the one are looked up in the other.</summary>
    private sealed class Same(int left, int right, bool equal) : RowArithmetic
    {
        private int[] _rightOf = [];

        protected override void Fill(RowBatch batch, Span<double> into)
        {
            int[] a = batch.Codes[left], b = batch.Codes[right];
            var levels = batch.LevelsOf(left);
            if (_rightOf.Length < levels.Count || _rightOf.AsSpan().IndexOfAnyInRange(int.MinValue, -1) >= 0) _rightOf = [.. levels.Select(level => batch.CodeOf(right, level))];
            for (int row = 0; row < into.Length; row++) into[row] = a[row] == -1 || b[row] == -1 ? double.NaN : (_rightOf[a[row]] == b[row]) == equal ? 1 : 0;
        }
    }

    private sealed class Map(RowArithmetic of, Func<double, double> function) : RowArithmetic
    {
        protected override void Fill(RowBatch batch, Span<double> into)
        {
            var values = of.Evaluate(batch);
            for (int row = 0; row < into.Length; row++)
            {
                double result = function(values[row]);
                into[row] = double.IsNaN(result) && !double.IsNaN(values[row]) ? double.PositiveInfinity : result;
            }
        }
    }

    private sealed class Combine(RowArithmetic left, RowArithmetic right, Func<double, double, double> function) : RowArithmetic
    {
        protected override void Fill(RowBatch batch, Span<double> into)
        {
            var a = left.Evaluate(batch);
            var b = right.Evaluate(batch);
            for (int row = 0; row < into.Length; row++)
            {
                // A missing operand makes the result missing; Math.Pow alone takes NaN^0 for 1.
                if (double.IsNaN(a[row]) || double.IsNaN(b[row]))
                {
                    into[row] = double.NaN;
                    continue;
                }

                double result = function(a[row], b[row]);
                into[row] = double.IsNaN(result) ? double.PositiveInfinity : result;
            }
        }
    }
}
