namespace Realign.Estimation.Formulas;

/// <summary>A mistake in a formula. The message says what is wrong and what to write; below it stands the formula with a caret at the place.</summary>
public sealed class FormulaException : RealignException
{
    /// <summary>How much of a long formula is shown, so that formula and caret fit a terminal of 80 columns.</summary>
    private const int Shown = 76;

    public FormulaException(string formula, int position, string message)
        : base($"{message}\n{Marked(formula, position)}") => Position = position;

    public FormulaException()
    {
    }

    public FormulaException(string message)
        : base(message)
    {
    }

    public FormulaException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Where the mistake is, counted in characters from 0.</summary>
    public int Position { get; }

    private static string Marked(string formula, int position)
    {
        int start = formula.Length <= Shown ? 0 : Math.Clamp(position - (Shown / 2), 0, formula.Length - Shown);
        string line = formula.Substring(start, Math.Min(Shown, formula.Length - start)).Replace('\n', ' ').Replace('\t', ' ').Replace('\r', ' ');
        return $"  {line}\n  {new string(' ', position - start)}^";
    }
}
