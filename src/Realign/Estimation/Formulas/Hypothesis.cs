using System.Globalization;
using Realign.Numerics;

namespace Realign.Estimation.Formulas;

/// <summary>
/// A linear hypothesis about coefficients, R β = q, as text: <c>rta = bri</c>, <c>2*rta - bri = 0.5</c>, several together separated by commas; a sum without
/// '=' is zero, and <c>all</c> says that every coefficient but the constant is.
/// </summary>
/// <param name="Text">The hypothesis as it was typed.</param>
/// <param name="Restrictions">R: one row a restriction, one column a coefficient.</param>
/// <param name="Values">q.</param>
public sealed record Hypothesis(string Text, Matrix Restrictions, IReadOnlyList<double> Values)
{
    /// <summary>Reads a hypothesis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="coefficients">The names of the coefficients, in the order of the columns of R.</param>
    /// <exception cref="FormulaException">It has a mistake, or names a coefficient that is not there; the message marks the place.</exception>
    public static Hypothesis Parse(string text, IReadOnlyList<string> coefficients)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(coefficients);
        var rows = new HypothesisParser(text, coefficients).Rows();
        return new Hypothesis(text.Trim(), Matrix.Create(rows.Count, coefficients.Count, (r, c) => rows[r].Weights[c]), [.. rows.Select(r => -r.Constant)]);
    }
}

/// <summary>Reads the restrictions of a hypothesis.</summary>
internal sealed class HypothesisParser(string text, IReadOnlyList<string> coefficients)
{
    private int _position;

    /// <summary>Weights of the coefficients and a constant that sum to zero under the hypothesis.</summary>
    public List<(double[] Weights, double Constant)> Rows()
    {
        if (text.Trim() == "all" && !coefficients.Contains("all")) return [.. coefficients.Where(c => c != ModelSpecification.InterceptName).Select(One)];
        var rows = new List<(double[], double)>();
        do Equations(rows);
        while (Take(','));
        SkipBlanks();
        if (_position < text.Length) throw Error("This is not understood here; a hypothesis reads like 'rta = bri' or '2*rta - bri = 0.5'.");
        return rows;
    }

    private (double[] Weights, double Constant) One(string name)
    {
        var weights = new double[coefficients.Count];
        weights[IndexOf(name)] = 1;
        return (weights, 0);
    }

    /// <summary>a = b = c is a = b and b = c; a alone is a = 0.</summary>
    private void Equations(List<(double[], double)> rows)
    {
        int start = _position, before = rows.Count;
        var left = Sum();
        while (Take('='))
        {
            Take('='); // as R writes it
            var right = Sum();
            rows.Add(([.. left.Weights.Zip(right.Weights, (a, b) => a - b)], left.Constant - right.Constant));
            left = right;
        }

        if (rows.Count == before) rows.Add(left);
        for (int r = before; r < rows.Count; r++)
            if (rows[r].Item1.All(w => w == 0)) throw new FormulaException(text, start, "No coefficient is left in this equation.");
    }

    private (double[] Weights, double Constant) Sum()
    {
        var weights = new double[coefficients.Count];
        double constant = 0, sign = Take('-') ? -1 : 1;
        while (true)
        {
            var (factor, coefficient) = Term();
            if (coefficient is { } c) weights[c] += sign * factor;
            else constant += sign * factor;
            if (Take('+')) sign = 1;
            else if (Take('-')) sign = -1;
            else return (weights, constant);
        }
    }

    /// <summary>number, name, number * name, name * number or name / number.</summary>
    private (double Factor, int? Coefficient) Term()
    {
        if (Name() is { } first)
        {
            if (Take('*')) return (Number() ?? throw Error("A number is expected after '*'."), first);
            if (Take('/')) return (1 / (Number() ?? throw Error("A number is expected after '/'.")), first);
            return (1, first);
        }

        if (Number() is not { } factor) throw Unknown();
        if (!Take('*')) return (factor, null);
        return (factor, Name() ?? throw Unknown());
    }

    private double? Number()
    {
        SkipBlanks();
        int end = _position;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' || (end > _position && text[end] is 'e' or 'E') || (text[end] is '-' or '+' && end > _position && text[end - 1] is 'e' or 'E'))) end++;
        if (!double.TryParse(text.AsSpan(_position, end - _position), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return null;
        _position = end;
        return number;
    }

    /// <summary>The longest name of a coefficient that stands here, also between backquotes.</summary>
    private int? Name()
    {
        SkipBlanks();
        string? best = null;
        foreach (string name in coefficients)
        {
            foreach (string written in (string[])[name, $"`{name}`"])
            {
                if (written.Length <= (best?.Length ?? 0) || string.CompareOrdinal(text, _position, written, 0, written.Length) != 0) continue;
                int end = _position + written.Length;
                bool goesOn = end < text.Length && Continues(written[^1]) && Continues(text[end]);
                if (!goesOn) best = written;
            }
        }

        if (best is null) return null;
        _position += best.Length;
        return IndexOf(coefficients.Contains(best) ? best : best[1..^1]);
    }

    private FormulaException Unknown()
    {
        SkipBlanks();
        int end = _position;
        while (end < text.Length && (Continues(text[end]) || text[end] == ':')) end++;
        string word = text[_position..end];
        return Error(word.Length == 0 ? "A coefficient or a number is expected here." : $"'{word}' is no estimated coefficient; there are {string.Join(", ", coefficients.Take(12))}{(coefficients.Count > 12 ? ", …" : "")}.{NearestName.Hint(word, coefficients)}");
    }

    private int IndexOf(string name)
    {
        for (int c = 0; c < coefficients.Count; c++) if (coefficients[c] == name) return c;
        throw new InvalidOperationException(name);
    }

    private static bool Continues(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';

    private bool Take(char symbol)
    {
        SkipBlanks();
        if (_position >= text.Length || text[_position] != symbol) return false;
        _position++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }

    private FormulaException Error(string message) => new(text, _position, message);
}
