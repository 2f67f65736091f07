namespace Realign.Estimation.Formulas;

/// <summary>
/// What to estimate, as <c>outcome ~ regressors | fixed effects</c>; docs/formula.md has the grammar. Two formulas are equal when they
/// estimate the same regressors and effects in the same order.
/// </summary>
public sealed class Formula : IEquatable<Formula>
{
    internal Formula(string text, Expression dependent, IReadOnlyList<RegressorTerm> regressors, bool hasIntercept, IReadOnlyList<KeyCombination> fixedEffects)
    {
        (Text, Dependent, Regressors, FixedEffects) = (text, dependent, regressors, fixedEffects);
        HasIntercept = hasIntercept && fixedEffects.Count == 0;
    }

    /// <summary>The formula as it was typed; empty when it was built from parts.</summary>
    public string Text { get; }

    /// <summary>Whether a constant is estimated. Fixed effects absorb it.</summary>
    public bool HasIntercept { get; }

    public IReadOnlyList<KeyCombination> FixedEffects { get; }

    internal Expression Dependent { get; }

    internal IReadOnlyList<RegressorTerm> Regressors { get; }

    /// <summary>The outcome, as printed.</summary>
    public string DependentName => Dependent.ToString();

    /// <summary>Reads a formula.</summary>
    /// <exception cref="FormulaException">It has a mistake; the message marks the place.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text).Formula();
    }

    /// <summary>Reads a sum of keys, like <c>exporter^importer + year</c>.</summary>
    /// <exception cref="FormulaException">The text is no such sum.</exception>
    public static IReadOnlyList<KeyCombination> ParseKeys(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text).Keys();
    }

    public bool Equals(Formula? other) => other is not null
        && Dependent == other.Dependent && HasIntercept == other.HasIntercept
        && Regressors.SequenceEqual(other.Regressors) && FixedEffects.SequenceEqual(other.FixedEffects);

    public override bool Equals(object? obj) => Equals(obj as Formula);

    public override int GetHashCode() => HashCode.Combine(Dependent, HasIntercept, Regressors.Count, FixedEffects.Count);

    /// <summary>The formula in its plain form: crossings written out, spaces regular. It parses to an equal formula.</summary>
    public override string ToString()
    {
        IEnumerable<string> terms = Regressors.Select(r => r.ToString());
        if (FixedEffects.Count == 0 && !HasIntercept) terms = terms.Prepend("0");
        else if (Regressors.Count == 0) terms = ["1"];
        string effects = FixedEffects.Count == 0 ? "" : $" | {string.Join(" + ", FixedEffects.Select(Print))}";
        return $"{Dependent} ~ {string.Join(" + ", terms)}{effects}";
    }

    private static string Print(KeyCombination key) => string.Join('^', key.Keys.Select(Expression.Column.Quote));
}
