namespace Realign.Estimation.Formulas;

/// <summary>A term between the ~ and the |.</summary>
internal abstract record RegressorTerm
{
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>One regressor: the product of some expressions, a:b:c.</summary>
    public sealed record Product(IReadOnlyList<Expression> Factors) : RegressorTerm
    {
        public override IEnumerable<string> Columns => Factors.SelectMany(f => f.Columns);

        public bool Equals(Product? other) => other is not null && Factors.SequenceEqual(other.Factors);

        public override int GetHashCode() => Factors.Aggregate(17, HashCode.Combine);

        public override string ToString() => string.Join(':', Factors.Select(Factor));

        private static string Factor(Expression factor) => factor is Expression.Column or Expression.Call ? factor.ToString() : $"I({factor})";
    }

    /// <summary>One regressor a level of a column, each times a slope if there is one: i(column, slope, ref = …).</summary>
    public sealed record Levels(string Column, Expression? Slope, IReadOnlyList<string> References) : RegressorTerm
    {
        public override IEnumerable<string> Columns => [Column, .. Slope?.Columns ?? []];

        /// <summary>What the regressor of a level is called.</summary>
        public string NameOf(string level) => $"{Column}::{level}{(Slope is null ? "" : $":{Slope}")}";

        public bool Equals(Levels? other) => other is not null && Column == other.Column && Equals(Slope, other.Slope) && References.SequenceEqual(other.References);

        public override int GetHashCode() => HashCode.Combine(Column, Slope, References.Count);

        public override string ToString()
        {
            string reference = References.Count switch
            {
                0 => "",
                1 => $", ref = {Print(References[0])}",
                _ => $", ref = c({string.Join(", ", References.Select(Print))})",
            };
            return $"i({Expression.Column.Quote(Column)}{(Slope is null ? "" : $", {Slope}")}{reference})";
        }

        private static string Print(string reference) => reference.TrimStart('-') is { Length: > 0 and < 16 } digits && digits.All(char.IsAsciiDigit) && reference.Length - digits.Length < 2
            ? reference
            : new Expression.Text(reference).ToString();
    }
}
