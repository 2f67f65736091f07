namespace Realign.Estimation.Formulas;

/// <summary>Columns that together name a group, <c>exporter^year</c>: a fixed effect or a cluster.</summary>
/// <param name="Columns">The columns, one or more.</param>
public sealed record KeyTerm(IReadOnlyList<string> Columns)
{
    /// <summary>Reads a sum of keys, like <c>exporter^importer + year</c>.</summary>
    /// <exception cref="FormulaException">The text is no such sum.</exception>
    public static IReadOnlyList<KeyTerm> ParseSum(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text).Keys();
    }

    public bool Equals(KeyTerm? other) => other is not null && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => Columns.Aggregate(17, HashCode.Combine);

    public override string ToString() => string.Join('^', Columns.Select(Expression.Column.Quote));
}
