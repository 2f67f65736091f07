using Realign.Estimation.Formulas;

namespace Realign.Tests.Estimation;

public class HypothesisTests
{
    private static readonly string[] _names = ["(Intercept)", "rta", "rta_lag3", "year::2014:bri", "I(a * b)"];

    [Theory]
    [InlineData("rta = rta_lag3", "0 1 -1 0 0 = 0")]
    [InlineData("rta == 0.5", "0 1 0 0 0 = 0.5")]
    [InlineData("rta", "0 1 0 0 0 = 0")]
    [InlineData("2*rta - rta_lag3/4 + 1 = 3", "0 2 -0.25 0 0 = 2")]
    [InlineData("-rta*2e-1 = year::2014:bri", "0 -0.2 0 -1 0 = 0")]
    [InlineData("I(a * b) = `rta` + 1, (Intercept) = 0", "0 -1 0 0 1 = 1; 1 0 0 0 0 = 0")]
    [InlineData("rta = rta_lag3 = 0", "0 1 -1 0 0 = 0; 0 0 1 0 0 = 0")]
    [InlineData("all", "0 1 0 0 0 = 0; 0 0 1 0 0 = 0; 0 0 0 1 0 = 0; 0 0 0 0 1 = 0")]
    public void A_hypothesis_becomes_restrictions(string text, string restrictions)
    {
        var hypothesis = Hypothesis.Parse(text, _names);
        var r = hypothesis.Restrictions;
        Assert.Equal(restrictions, string.Join("; ", Enumerable.Range(0, r.Rows).Select(i => $"{string.Join(' ', r.Row(i).ToArray().Select(w => w + 0.0))} = {hypothesis.Values[i] + 0.0}")));
    }

    [Theory]
    [InlineData("rtb = 0", 0, "'rtb' is no estimated coefficient; there are (Intercept), rta, ")]
    [InlineData("rta_lag = 0", 0, "Did you mean 'rta_lag3'?")]
    [InlineData("rta = ", 6, "A coefficient or a number is expected here")]
    [InlineData("rta = 1 2", 8, "not understood here")]
    [InlineData("rta - rta = 0", 0, "No coefficient is left")]
    [InlineData("rta * rta_lag3 = 0", 6, "A number is expected after '*'")]
    public void A_mistake_is_marked(string text, int position, string message)
    {
        var e = Assert.Throws<FormulaException>(() => Hypothesis.Parse(text, _names));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(position, e.Position);
    }
}
