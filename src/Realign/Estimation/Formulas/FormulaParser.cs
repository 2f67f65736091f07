using System.Globalization;
using System.Numerics;

namespace Realign.Estimation.Formulas;

/// <summary>Reads formulas by recursive descent; docs/formula.md has the grammar.</summary>
internal sealed class FormulaParser
{
    /// <summary>Deeper nesting is a mistake, and would exhaust the stack.</summary>
    private const int Deepest = 100;

    private static readonly string[] _comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly string _text;
    private readonly List<FormulaToken> _tokens;
    private int _next;
    private int _depth;

    public FormulaParser(string text) => (_text, _tokens) = (text, new FormulaScanner(text).Scan());

    private FormulaToken Here => _tokens[_next];

    /// <summary>outcome ~ regressors [ | fixed effects ]</summary>
    public Formula Formula()
    {
        if (Here.Kind == FormulaTokenKind.End) throw Error("The formula is empty. Write outcome ~ regressors | fixed effects, like trade ~ rta | exporter^year + importer^year.");
        if (Here.IsSymbol("~")) throw Error("The outcome is missing before '~'.");
        var dependent = Value();
        if (!Take("~")) throw Error($"'~' is expected here, not {Here.Quoted}: a formula reads outcome ~ regressors | fixed effects.");
        var (regressors, intercept) = Regressors();
        List<KeyCombination> effects = [];
        if (Take("|")) effects = Here.Kind == FormulaTokenKind.Number && Here.Value is "0" or "1" ? NoEffects() : KeySum();
        if (Here.IsSymbol("|")) throw Error("A second '|' would name instruments, which are not supported. Leave it out.");
        if (Here.IsSymbol("~")) throw Error("There is a second '~'. One outcome is estimated at a time.");
        End();
        if (regressors.Count == 0 && effects.Count == 0 && !intercept) throw new FormulaException(_text, _text.Length, "There is nothing to estimate. Name a regressor after '~'.");
        return new Formula(_text, dependent, regressors, intercept, effects);
    }

    /// <summary>A sum of keys and nothing else.</summary>
    public IReadOnlyList<KeyCombination> Keys()
    {
        var keys = KeySum();
        End();
        return keys;
    }

    /// <summary>One value and nothing else.</summary>
    public Expression Single()
    {
        var value = Value();
        End();
        return value;
    }

    private List<KeyCombination> NoEffects()
    {
        _next++;
        return [];
    }

    private (List<RegressorTerm> Terms, bool Intercept) Regressors()
    {
        var terms = new List<RegressorTerm>();
        bool intercept = true, added = !Take("-");
        while (true)
        {
            if (Here.Kind == FormulaTokenKind.Number && Here.Value is "0" or "1" && !IsFactorNext())
            {
                intercept = (Here.Value == "1") == added;
                _next++;
            }
            else
            {
                if (!added) throw Error("Only the intercept can be taken out, with '- 1'. Leave a regressor out instead of subtracting it; arithmetic goes into I(…).");
                foreach (var term in Crossing())
                    if (!terms.Contains(term)) terms.Add(term);
            }

            if (Take("+")) added = true;
            else if (Take("-")) added = false;
            else return (terms, intercept);
        }
    }

    private bool IsFactorNext() => _tokens[_next + 1] is { Kind: FormulaTokenKind.Symbol, Value: ":" or "*" or "/" or "^" };

    /// <summary>a*b is a + b + a:b; ':' binds more strongly.</summary>
    private List<RegressorTerm> Crossing()
    {
        var parts = new List<RegressorTerm>();
        int start = Here.Position;
        do parts.Add(Interaction());
        while (Take("*"));
        if (Here.IsSymbol("/")) throw Error("A ratio of columns goes into I(…): I(a / b).");
        if (parts.Count == 1) return parts;
        if (parts.Count > 6) throw new FormulaException(_text, start, "More than six columns are crossed with '*'. Write the interactions out with ':'.");
        if (parts.Any(p => p is RegressorTerm.Levels)) throw new FormulaException(_text, start, "i(…) cannot be crossed with '*'. Put the slope inside, as in i(year, treated).");
        var products = parts.Cast<RegressorTerm.Product>().ToList();
        return
        [
            .. Enumerable.Range(1, (1 << parts.Count) - 1)
                .OrderBy(set => BitOperations.PopCount((uint)set))
                .ThenBy(set => set)
                .Select(set => new RegressorTerm.Product([.. products.Where((_, p) => (set & (1 << p)) != 0).SelectMany(p => p.Factors)])),
        ];
    }

    /// <summary>a:b:c</summary>
    private RegressorTerm Interaction()
    {
        if (Here is { Kind: FormulaTokenKind.Name, Value: "i" } && _tokens[_next + 1].IsSymbol("("))
        {
            var levels = Levels();
            return Here.IsSymbol(":") ? throw Error("i(…) takes its slope inside: write i(year, treated) instead of i(year):treated.") : levels;
        }

        var factors = new List<Expression> { Factor() };
        while (Take(":"))
        {
            if (Here is { Kind: FormulaTokenKind.Name, Value: "i" } && _tokens[_next + 1].IsSymbol("(")) throw Error("i(…) takes its slope inside: write i(year, treated) instead of treated:i(year).");
            factors.Add(Factor());
        }

        return new RegressorTerm.Product(factors);
    }

    /// <summary>A column, a power of one, or a function of columns.</summary>
    private Expression Factor()
    {
        if (Here.IsSymbol("(")) throw Error("Parentheses do not group regressors. Write the terms out, or put arithmetic into I(…).");
        if (Here.Kind == FormulaTokenKind.Number) throw Error("A number cannot be a regressor; '0 +' or '- 1' leaves the intercept out, and arithmetic goes into I(…).");
        if (Here.Kind == FormulaTokenKind.Text) throw Error("A column name is expected here. Put it between backquotes, not quotes.");
        if (!Here.IsName) throw Error($"A regressor is expected here, not {Here.Quoted}.");
        var factor = Primary();
        if (!Take("^")) return factor;
        if (Here.Kind != FormulaTokenKind.Number) throw Error("Among regressors '^' raises to a power: x^2. Interactions are written a:b; a^b joins keys only after '|'.");
        return new Expression.Binary("^", factor, Number());
    }

    /// <summary>i(column, slope, ref = value)</summary>
    private RegressorTerm.Levels Levels()
    {
        _next += 2;
        string column = Name("the column whose levels are expanded");
        if (Here.IsSymbol("^")) throw Error("i(…) expands one column. Make the combination a column of its own before.");
        Expression? slope = null;
        List<string> references = [];
        while (Take(","))
        {
            if (Here.Kind == FormulaTokenKind.Name && _tokens[_next + 1].IsSymbol("="))
            {
                if (Here.Value != "ref") throw Error($"i(…) knows a column, a slope and 'ref = value', not '{Here.Value}'.");
                _next += 2;
                references = References();
            }
            else if (slope is not null)
            {
                throw Error("i(…) takes one slope. Multiply slopes in arithmetic: i(year, a * b).");
            }
            else
            {
                slope = Value();
            }
        }

        Close("i(");
        return new RegressorTerm.Levels(column, slope, references);
    }

    private List<string> References()
    {
        if (!(Here is { Kind: FormulaTokenKind.Name, Value: "c" } && _tokens[_next + 1].IsSymbol("("))) return [Reference()];
        _next += 2;
        var references = new List<string> { Reference() };
        while (Take(",")) references.Add(Reference());
        Close("c(");
        return references;
    }

    private string Reference()
    {
        string sign = Take("-") ? "-" : "";
        if (Here.Kind is not (FormulaTokenKind.Number or FormulaTokenKind.Text) || (sign.Length > 0 && Here.Kind == FormulaTokenKind.Text))
            throw Error($"The reference is a number or a text between quotes, like ref = 2013 or ref = \"COL\", not {Here.Quoted}.");
        return sign + _tokens[_next++].Value;
    }

    private List<KeyCombination> KeySum()
    {
        var keys = new List<KeyCombination>();
        do
        {
            var key = Key();
            if (!keys.Contains(key)) keys.Add(key);
        }
        while (Take("+"));
        return keys;
    }

    /// <summary>a^b^c</summary>
    private KeyCombination Key()
    {
        var columns = new List<string>();
        do
        {
            if (Here.IsName && columns.Contains(Here.Value)) throw Error($"'{Here.Value}' is in this combination already.");
            columns.Add(Name("a column of keys"));
        }
        while (Take("^"));
        if (Here is { Kind: FormulaTokenKind.Symbol, Value: ":" or "#" or "*" }) throw Error($"Keys are combined with '^', not {Here.Quoted}: exporter^year.");
        if (Here.IsSymbol("[")) throw Error("Slopes that differ by group are not supported. Leave […] out, or expand them as regressors with i(group, x).");
        if (Here.IsSymbol("(")) throw Error("Here stand columns alone, without functions.");
        return new KeyCombination(columns);
    }

    /// <summary>An expression that is a number.</summary>
    private Expression Value()
    {
        int start = Here.Position;
        var value = Comparison();
        return value is Expression.Text ? throw new FormulaException(_text, start, "A text can only be compared with a column, as in importer == \"CHN\".") : value;
    }

    private Expression Comparison()
    {
        if (++_depth > Deepest) throw Error($"Parentheses are nested more than {Deepest} deep.");
        var left = Sum();
        if (Here.Kind == FormulaTokenKind.Symbol && _comparisons.Contains(Here.Value))
        {
            var sign = _tokens[_next++];
            var right = Sum();
            bool words = left is Expression.Text || right is Expression.Text;
            if (words && (sign.Value is not ("==" or "!=") || !(left is Expression.Column || right is Expression.Column)))
                throw new FormulaException(_text, sign.Position, "A text can only be compared with a column, by == or !=.");
            left = new Expression.Binary(sign.Value, left, right);
            if (Here.Kind == FormulaTokenKind.Symbol && _comparisons.Contains(Here.Value)) throw Error("Comparisons cannot be chained. Multiply them: (a < b) * (b < c).");
        }

        if (Here.IsSymbol("&") || (Here.IsSymbol("|") && _depth > 1)) throw Error("Conditions are combined by arithmetic: (a > 0) * (b > 0) for both.");
        if (Here.IsSymbol("=")) throw Error("Equality is written '=='.");
        _depth--;
        return left;
    }

    private Expression Sum() => Chain(Product, "+", "-");

    private Expression Product() => Chain(Signed, "*", "/");

    private Expression Chain(Func<Expression> part, string one, string other)
    {
        var left = part();
        while (Here.IsSymbol(one) || Here.IsSymbol(other))
        {
            string sign = _tokens[_next++].Value;
            left = new Expression.Binary(sign, Operand(left, sign), Operand(part(), sign));
        }

        return left;
    }

    private Expression Operand(Expression operand, string sign) => operand is Expression.Text
        ? throw new FormulaException(_text, _tokens[_next - 1].Position, $"A text has no '{sign}'; it can only be compared with a column, as in importer == \"CHN\".")
        : operand;

    private Expression Signed()
    {
        if (Take("+")) return Signed();
        if (Take("-"))
        {
            if (++_depth > Deepest) throw Error($"Signs are nested more than {Deepest} deep.");
            var of = Operand(Signed(), "-");
            _depth--;
            return new Expression.Negative(of);
        }

        var value = Primary();
        return Take("^") ? new Expression.Binary("^", Operand(value, "^"), Operand(Exponent(), "^")) : value;
    }

    /// <summary>To the right of '^', which groups from the right: 2^-3^2 is 2^(-(3^2)).</summary>
    private Expression Exponent()
    {
        if (++_depth > Deepest) throw Error($"Powers are nested more than {Deepest} deep.");
        Expression exponent;
        if (Take("-"))
        {
            exponent = new Expression.Negative(Exponent());
        }
        else
        {
            exponent = Primary();
            if (Take("^")) exponent = new Expression.Binary("^", Operand(exponent, "^"), Operand(Exponent(), "^"));
        }

        _depth--;
        return exponent;
    }

    private Expression Primary()
    {
        var token = Here;
        if (token.Kind == FormulaTokenKind.Number) return Number();
        if (token.Kind == FormulaTokenKind.Text)
        {
            _next++;
            return new Expression.Text(token.Value);
        }

        if (Take("("))
        {
            var inner = Comparison();
            Close("(");
            return inner;
        }

        if (Here.IsSymbol("!")) throw Error("'!' is not known; write 1 - x for a column of 0 and 1, or != to compare.");
        if (!token.IsName) throw Error($"A column, a number or '(' is expected here, not {token.Quoted}.");
        _next++;
        if (token.Kind == FormulaTokenKind.QuotedName || !Here.IsSymbol("(")) return new Expression.Column(token.Value);
        return Call(token);
    }

    private Expression Call(FormulaToken function)
    {
        if (function.Value == "i") throw new FormulaException(_text, function.Position, "i(…) expands a column into regressors; it cannot be part of arithmetic.");
        if (function.Value != "I" && !Expression.Call.Functions.Contains(function.Value)) throw new FormulaException(_text, function.Position, Unknown(function.Value));
        _next++;
        var argument = Value();
        if (Here.IsSymbol(",")) throw Error($"{function.Value}(…) takes one value.");
        Close($"{function.Value}(");
        return function.Value == "I" ? argument : new Expression.Call(function.Value, argument);
    }

    private static string Unknown(string function) => function switch
    {
        "factor" or "as.factor" => "For one regressor a level write i(column); many levels belong among the fixed effects, after '|'.",
        "ln" => "The natural logarithm is written log(…).",
        "l" or "lag" or "f" or "d" => "Lags, leads and differences are not computed. Make them a column of the data before.",
        _ => $"'{function}' is no function here; there are {string.Join(", ", Expression.Call.Functions)}, I and i.{NearestName.Hint(function, Expression.Call.Functions)}",
    };

    private Expression.Number Number()
    {
        var token = _tokens[_next++];
        double value = double.Parse(token.Value, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? new Expression.Number(value) : throw new FormulaException(_text, token.Position, "This number is too large.");
    }

    private string Name(string what)
    {
        if (!Here.IsName) throw Error($"Here {what} is expected, not {Here.Quoted}.");
        return _tokens[_next++].Value;
    }

    private bool Take(string symbol)
    {
        if (!Here.IsSymbol(symbol)) return false;
        _next++;
        return true;
    }

    private void Close(string opened)
    {
        if (!Take(")")) throw Error($"')' is expected here, to close '{opened}', not {Here.Quoted}.");
    }

    private void End()
    {
        if (Here.Kind != FormulaTokenKind.End) throw Error($"{Here.Quoted} is not expected here.{(Here.IsName || Here.Kind == FormulaTokenKind.Number ? " Is a '+' missing before it?" : "")}");
    }

    private FormulaException Error(string message) => new(_text, Here.Position, message);
}
