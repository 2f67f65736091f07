using System.Globalization;

namespace Realign.Estimation.Formulas;

/// <summary>
/// A number computed for each row from its columns. Two expressions are equal when they have the same structure; <see cref="object.ToString"/>
/// prints one so that it is read back as the same structure.
/// </summary>
internal abstract record Expression
{
    private const int Comparing = 1, Adding = 2, Multiplying = 3, Negating = 4, Raising = 5, Atomic = 6;

    /// <summary>What binds more strongly has the higher number.</summary>
    public abstract int Precedence { get; }

    /// <summary>The columns in here, in reading order, with repetitions.</summary>
    public abstract IEnumerable<string> Columns { get; }

    public sealed override string ToString() => Print();

    protected abstract string Print();

    /// <summary>Printed as a part of something that binds with <paramref name="least"/> or more.</summary>
    protected string In(int least) => Precedence < least ? $"({Print()})" : Print();

    public sealed record Number(double Value) : Expression
    {
        public override int Precedence => Atomic;

        public override IEnumerable<string> Columns => [];

        protected override string Print() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    public sealed record Column(string Name) : Expression
    {
        public override int Precedence => Atomic;

        public override IEnumerable<string> Columns => [Name];

        protected override string Print() => Quote(Name);

        /// <summary>A column name as a formula writes it.</summary>
        public static string Quote(string name) => FormulaScanner.IsPlain(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
    }

    /// <summary>A text to compare a column with.</summary>
    public sealed record Text(string Value) : Expression
    {
        public override int Precedence => Atomic;

        public override IEnumerable<string> Columns => [];

        protected override string Print() => $"\"{Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public sealed record Negative(Expression Of) : Expression
    {
        public override int Precedence => Negating;

        public override IEnumerable<string> Columns => Of.Columns;

        protected override string Print() => $"-{Of.In(Negating)}";
    }

    /// <summary>Arithmetic, or a comparison, which is 1 where it holds and 0 elsewhere.</summary>
    public sealed record Binary(string Operator, Expression Left, Expression Right) : Expression
    {
        public bool IsComparison => Precedence == Comparing;

        public override int Precedence => Operator switch
        {
            "+" or "-" => Adding,
            "*" or "/" => Multiplying,
            "^" => Raising,
            _ => Comparing,
        };

        public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

        protected override string Print() => Operator == "^"
            ? $"{Left.In(Atomic)}^{(Right is Negative ? Right.Print() : Right.In(Raising))}"
            : $"{Left.In(IsComparison ? Adding : Precedence)} {Operator} {Right.In(Precedence + 1)}";
    }

    public sealed record Call(string Function, Expression Argument) : Expression
    {
        /// <summary>The functions there are.</summary>
        public static readonly string[] Functions = ["log", "exp", "sqrt", "abs", "log1p", "expm1", "log2", "log10"];

        public override int Precedence => Atomic;

        public override IEnumerable<string> Columns => Argument.Columns;

        protected override string Print() => $"{Function}({Argument})";
    }
}
