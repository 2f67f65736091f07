namespace Realign.Estimation.Formulas;

/// <summary>What a piece of a formula is.</summary>
internal enum FormulaTokenKind
{
    Name,
    QuotedName,
    Number,
    Text,
    Symbol,
    End,
}

/// <summary>A piece of a formula and where it begins. The value of a name or text is without its quotes.</summary>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Value, int Position)
{
    public bool IsSymbol(string symbol) => Kind == FormulaTokenKind.Symbol && Value == symbol;

    public bool IsName => Kind is FormulaTokenKind.Name or FormulaTokenKind.QuotedName;

    /// <summary>The piece as a message quotes it.</summary>
    public string Quoted => Kind == FormulaTokenKind.End ? "the end" : $"'{Value}'";
}
