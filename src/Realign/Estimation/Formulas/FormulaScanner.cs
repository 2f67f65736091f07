namespace Realign.Estimation.Formulas;

/// <summary>Cuts a formula into its pieces.</summary>
internal sealed class FormulaScanner(string formula)
{
    private static readonly string[] _symbols = ["==", "!=", "<=", ">=", "~", "+", "-", "*", "/", "^", ":", "|", "(", ")", ",", "=", "<", ">", "[", "]", "#", "&", "!"];

    private int _position;

    /// <summary>All pieces; the last is <see cref="FormulaTokenKind.End"/>.</summary>
    public List<FormulaToken> Scan()
    {
        var tokens = new List<FormulaToken>();
        while (true)
        {
            while (_position < formula.Length && char.IsWhiteSpace(formula[_position])) _position++;
            if (_position == formula.Length) break;
            tokens.Add(Next());
        }

        tokens.Add(new FormulaToken(FormulaTokenKind.End, "", formula.Length));
        return tokens;
    }

    /// <summary>Whether a name can be written without backquotes.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && StartsName(name[0]) && name.All(ContinuesName) && !(name[0] == '.' && name.Length > 1 && char.IsAsciiDigit(name[1]));

    private FormulaToken Next()
    {
        int start = _position;
        char c = formula[start];
        if (c == '`') return Quoted(FormulaTokenKind.QuotedName, "the column name");
        if (c is '\'' or '"') return Quoted(FormulaTokenKind.Text, "the text");
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < formula.Length && char.IsAsciiDigit(formula[start + 1]))) return Number();
        if (StartsName(c))
        {
            while (_position < formula.Length && ContinuesName(formula[_position])) _position++;
            return new FormulaToken(FormulaTokenKind.Name, formula[start.._position], start);
        }

        foreach (string symbol in _symbols)
        {
            if (string.CompareOrdinal(formula, start, symbol, 0, symbol.Length) != 0) continue;
            _position += symbol.Length;
            return new FormulaToken(FormulaTokenKind.Symbol, symbol, start);
        }

        throw new FormulaException(formula, start, $"'{c}' has no meaning in a formula. Put a column name that has it between backquotes: `…`.");
    }

    /// <summary>A name or text between quotes; the quote itself is written twice.</summary>
    private FormulaToken Quoted(FormulaTokenKind kind, string what)
    {
        int start = _position;
        char quote = formula[start];
        var value = new System.Text.StringBuilder();
        for (_position++; _position < formula.Length; _position++)
        {
            if (formula[_position] != quote)
            {
                value.Append(formula[_position]);
            }
            else if (_position + 1 < formula.Length && formula[_position + 1] == quote)
            {
                value.Append(quote);
                _position++;
            }
            else
            {
                _position++;
                if (value.Length == 0 && kind == FormulaTokenKind.QuotedName) throw new FormulaException(formula, start, "The column name between the backquotes is empty.");
                return new FormulaToken(kind, value.ToString(), start);
            }
        }

        throw new FormulaException(formula, start, $"{char.ToUpperInvariant(what[0])}{what[1..]} that begins here does not end. Close it with {quote}.");
    }

    private FormulaToken Number()
    {
        int start = _position;
        void Digits()
        {
            while (_position < formula.Length && char.IsAsciiDigit(formula[_position])) _position++;
        }

        Digits();
        if (_position < formula.Length && formula[_position] == '.')
        {
            _position++;
            Digits();
        }

        if (_position < formula.Length && formula[_position] is 'e' or 'E')
        {
            int sign = _position + 1 < formula.Length && formula[_position + 1] is '+' or '-' ? 2 : 1;
            if (_position + sign < formula.Length && char.IsAsciiDigit(formula[_position + sign]))
            {
                _position += sign;
                Digits();
            }
        }

        if (_position < formula.Length && ContinuesName(formula[_position]))
            throw new FormulaException(formula, start, "A column name that begins with a digit must stand between backquotes, like `2013_share`.");
        return new FormulaToken(FormulaTokenKind.Number, formula[start.._position], start);
    }

    private static bool StartsName(char c) => char.IsLetter(c) || c is '_' or '.';

    private static bool ContinuesName(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';
}
