using CsCheck;
using Realign.Estimation;
using Realign.Estimation.Formulas;

namespace Realign.Tests.Estimation;

public class FormulaTests
{
    private static readonly Gen<string> _names = Gen.OneOf("trade", "rta", "x_1", ".y", "naïve", "i", "I", "c", "ref", "log", "a b", "2013", "0", "x`y", "a^b", "é~|");

    private static readonly Gen<Expression> _expressions = Gen.Recursive<Expression>((depth, inner) =>
    {
        var column = _names.Select(n => (Expression)new Expression.Column(n));
        var leaf = Gen.OneOf(column, Gen.OneOf(0, 1, 2.5, 1e-7, 1e21, 0.1).Select(v => (Expression)new Expression.Number(v)));
        if (depth >= 4) return leaf;
        var binary = Gen.Select(Gen.OneOf("+", "-", "*", "/", "^"), inner, inner).Select((o, a, b) => (Expression)new Expression.Binary(o, a, b));
        var comparison = Gen.Select(Gen.OneOf("==", "!=", "<", "<=", ">", ">="), inner, inner).Select((o, a, b) => (Expression)new Expression.Binary(o, a, b));
        var match = Gen.Select(Gen.OneOf("==", "!="), column, Gen.OneOf("CHN", "a \"b\"", "")).Select((o, a, t) => (Expression)new Expression.Binary(o, a, new Expression.Text(t)));
        return Gen.Frequency(
            (2, leaf), (4, binary), (1, comparison), (1, match),
            (1, inner.Select(e => (Expression)new Expression.Negative(e))),
            (1, Gen.Select(Gen.OneOf<string>(Expression.Call.Functions), inner).Select((f, e) => (Expression)new Expression.Call(f, e))));
    });

    private static readonly Gen<RegressorTerm> _terms = Gen.OneOf(
        _expressions.List[1, 3].Select(f => (RegressorTerm)new RegressorTerm.Product(f)),
        Gen.Select(_names, Gen.OneOf(Gen.Const(() => (Expression?)null), _expressions.Select(e => (Expression?)e)), Gen.OneOf("2013", "COL", "it's", "-1", "--1", "-", "", "007", "1.50").List[0, 2])
            .Select((column, slope, references) => (RegressorTerm)new RegressorTerm.Levels(column, slope, references)));

    private static readonly Gen<KeyCombination> _keys = _names.HashSet[1, 3].Select(k => new KeyCombination([.. k]));

    private static readonly Gen<Formula> _formulas = Gen.Select(_expressions, _terms.List[0, 3], Gen.Bool, _keys.List[0, 3])
        .Where((_, terms, intercept, keys) => terms.Count + keys.Count > 0 || intercept)
        .Select((y, terms, intercept, keys) => new Formula("", y, [.. terms.Distinct()], intercept, [.. keys.Distinct()]));

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_formula() =>
        _formulas.Sample(formula => Assert.Equal(formula, Formula.Parse(formula.ToString())), iter: 5000);

    [Fact]
    public void Any_text_is_a_formula_or_a_mistake_with_its_place()
    {
        string[] pieces = ["~", "|", "+", "-", "*", "^", ":", "(", ")", "i(", "I(", "log(", "a", "b c", "`", "\"x\"", "ref = ", ",", "1", "0", "2.5e", "==", " ", "#", "é", "\n", "c("];
        Gen.OneOf<string>(pieces).List[0, 12].Sample(parts =>
        {
            string text = string.Concat(parts);
            try
            {
                Formula.Parse(text);
            }
            catch (FormulaException e)
            {
                Assert.InRange(e.Position, 0, text.Length);
                Assert.Contains('^', e.Message.Split('\n')[^1]);
            }
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("trade ~ rta + bri | exporter^year + importer^year + exporter^importer", "trade ~ rta + bri | exporter^year + importer^year + exporter^importer")]
    [InlineData("log(trade)~log( dist )+x", "log(trade) ~ log(dist) + x")]
    [InlineData("y ~ a*b", "y ~ a + b + a:b")]
    [InlineData("y ~ a*b*c", "y ~ a + b + c + a:b + a:c + b:c + a:b:c")]
    [InlineData("y ~ a*b:c", "y ~ a + b:c + a:b:c")]
    [InlineData("y ~ a + a*b", "y ~ a + b + a:b")]
    [InlineData("y ~ I(a*b) + I(a - (b - c))", "y ~ I(a * b) + I(a - (b - c))")]
    [InlineData("y ~ x + x^2", "y ~ x + I(x^2)")]
    [InlineData("y ~ 0 + x", "y ~ 0 + x")]
    [InlineData("y ~ x - 1", "y ~ 0 + x")]
    [InlineData("y ~ -1 + x", "y ~ 0 + x")]
    [InlineData("y ~ 1", "y ~ 1")]
    [InlineData("y ~ x - 1 | f", "y ~ x | f")]
    [InlineData("y ~ 1 | f", "y ~ 1 | f")]
    [InlineData("y ~ x | 0", "y ~ x")]
    [InlineData("y ~ i(year, treated, ref = 2013)", "y ~ i(year, treated, ref = 2013)")]
    [InlineData("y ~ i(exporter, ref = c('COL', \"USA\")) + i(t, I(a*b))", "y ~ i(exporter, ref = c(\"COL\", \"USA\")) + i(t, a * b)")]
    [InlineData("y ~ i(t, ref = -1)", "y ~ i(t, ref = -1)")]
    [InlineData("y ~ I(bri * (importer == 'CHN')) | `odd name`^year", "y ~ I(bri * (importer == \"CHN\")) | `odd name`^year")]
    [InlineData("y ~ I(-a^2) + I((-a)^2) + I(2^-b)", "y ~ I(-a^2) + I((-a)^2) + I(2^-b)")]
    public void A_formula_is_understood_as_in_R(string written, string understood)
    {
        Assert.Equal(understood, Formula.Parse(written).ToString());
        Assert.Equal(Formula.Parse(understood), Formula.Parse(written));
    }

    [Theory]
    [InlineData("", 0, "The formula is empty")]
    [InlineData("trade", 5, "'~' is expected here, not the end")]
    [InlineData("~ x", 0, "outcome is missing")]
    [InlineData("y ~", 3, "A regressor is expected here, not the end")]
    [InlineData("y ~ a b", 6, "Is a '+' missing before it?")]
    [InlineData("y ~ a + (b + c)", 8, "Parentheses do not group regressors")]
    [InlineData("y ~ a / b", 6, "I(a / b)")]
    [InlineData("y ~ a - b", 8, "Only the intercept can be taken out")]
    [InlineData("y ~ a^b", 6, "a^b joins keys only after '|'")]
    [InlineData("y ~ lgo(x)", 4, "Did you mean 'log'?")]
    [InlineData("y ~ factor(x)", 4, "i(column)")]
    [InlineData("y ~ lag(x)", 4, "Lags, leads and differences")]
    [InlineData("y ~ i(t):x", 8, "i(year, treated)")]
    [InlineData("y ~ x:i(t)", 6, "i(year, treated)")]
    [InlineData("y ~ i(t, bin = 2)", 9, "not 'bin'")]
    [InlineData("y ~ i(t, ref = COL)", 15, "between quotes")]
    [InlineData("y ~ i(t", 7, "to close 'i('")]
    [InlineData("y ~ log(x", 9, "to close 'log('")]
    [InlineData("y ~ x | a:b", 9, "combined with '^'")]
    [InlineData("y ~ x | a#b", 9, "combined with '^'")]
    [InlineData("y ~ x | a[z]", 9, "Slopes that differ by group")]
    [InlineData("y ~ x | a^a", 10, "in this combination already")]
    [InlineData("y ~ x | log(a)", 11, "columns alone")]
    [InlineData("y ~ x | a | z ~ w", 10, "instruments")]
    [InlineData("y ~ x ~ z", 6, "second '~'")]
    [InlineData("y ~ `x", 4, "does not end")]
    [InlineData("y ~ 2x", 4, "backquotes")]
    [InlineData("y ~ x + 5", 8, "A number cannot be a regressor")]
    [InlineData("y ~ I(x == 1 == 2)", 13, "cannot be chained")]
    [InlineData("y ~ I(x = 1)", 8, "written '=='")]
    [InlineData("y ~ I(x > 0 & z > 0)", 12, "(a > 0) * (b > 0)")]
    [InlineData("y ~ I('a' + x)", 10, "A text has no '+'")]
    [InlineData("y ~ I(x < 'a')", 8, "by == or !=")]
    [InlineData("y ~ x @ z", 6, "'@' has no meaning")]
    public void A_mistake_is_marked_and_says_what_to_write(string formula, int position, string message)
    {
        var e = Assert.Throws<FormulaException>(() => Formula.Parse(formula));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(position, e.Position);
        if (formula.Length > 0) Assert.EndsWith($"\n  {formula}\n  {new string(' ', position)}^", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_of_a_long_formula_fits_the_terminal()
    {
        string formula = $"y ~ {string.Join(" + ", Enumerable.Range(0, 60).Select(i => $"x{i}"))} + * + {string.Join(" + ", Enumerable.Range(0, 60).Select(i => $"z{i}"))}";
        string[] lines = Assert.Throws<FormulaException>(() => Formula.Parse(formula)).Message.Split('\n');
        Assert.All(lines.Skip(1), line => Assert.True(line.Length <= 80, line));
        Assert.Equal('*', lines[1][lines[2].Length - 1]);
    }

    [Fact]
    public void Deep_nesting_is_a_mistake_and_does_not_end_the_process()
    {
        foreach (string deep in (string[])[new string('(', 100_000), new string('-', 100_000), string.Concat(Enumerable.Repeat("2^", 100_000)), string.Concat(Enumerable.Repeat("log(", 100_000))])
            Assert.Contains("nested", Assert.Throws<FormulaException>(() => Formula.Parse($"y ~ I({deep}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_clusters_are_read_like_fixed_effects() =>
        Assert.Equal(["exporter^importer", "year"], Formula.ParseKeys("exporter^importer + year").Select(k => k.Name));
}
