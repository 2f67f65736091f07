using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Tests.Verdicts;

public class VerdictRuleTests
{
    private static readonly Claim _claim = new() { Span = "x", Start = 0, Measure = ClaimMeasure.Exports, Direction = ClaimDirection.Increase };

    private static ClaimTestResult Test(ClaimTestKind kind, Finding finding, double? p = null, string? word = null) => new(kind, finding, $"The {kind} sentence.", [], p, word, ["another basis"]);

    [Theory]
    [InlineData(0, "exceptionally unlikely")]
    [InlineData(0.0099, "exceptionally unlikely")]
    [InlineData(0.01, "very unlikely")]
    [InlineData(0.1, "unlikely")]
    [InlineData(0.33, "about as likely as not")]
    [InlineData(0.66, "about as likely as not")]
    [InlineData(0.67, "likely")]
    [InlineData(0.91, "very likely")]
    [InlineData(0.991, "virtually certain")]
    [InlineData(1, "virtually certain")]
    public void Probabilities_have_the_words_of_the_scale(double p, string word) => Assert.Equal(word, VerdictRule.Of(_claim, [Test(ClaimTestKind.Forecast, Finding.Open, p)], [], null).Word);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_has_no_word(double p) => Assert.Throws<RealignException>(() => LikelihoodScale.Of(p));

    [Fact]
    public void What_is_said_to_be_so_is_judged_by_the_facts()
    {
        var verdict = VerdictRule.Of(_claim, [Test(ClaimTestKind.Premise, Finding.Supports, word: "right"), ClaimTestResult.None(ClaimTestKind.Forecast, "no")], [], null);
        Assert.Equal(("right", "The Premise sentence."), (verdict.Word, verdict.Sentence));
        Assert.Equal(["another basis"], verdict.Sensitivity);
    }

    [Fact]
    public void A_forecast_whose_reason_breaks_an_identity_says_so()
    {
        var verdict = VerdictRule.Of(_claim, [Test(ClaimTestKind.Identity, Finding.Contradicts), Test(ClaimTestKind.Forecast, Finding.Contradicts, 0.05)], [("wider", 0.2), ("narrower", 0.04)], "The record.");
        Assert.Contains("the accounts do not carry the reason", verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal("The record.", verdict.WeakestLink);
        Assert.Contains("wider: unlikely", verdict.Sensitivity);
        Assert.DoesNotContain(verdict.Sensitivity, s => s.StartsWith("narrower", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_tested_says_why_and_what_is_known()
    {
        var verdict = VerdictRule.Of(_claim, [ClaimTestResult.None(ClaimTestKind.Forecast, "No model does."), Test(ClaimTestKind.Outcome, Finding.Open)], [], null);
        Assert.Equal(VerdictRule.NotTested, verdict.Word);
        Assert.Contains("No model does.", verdict.Sentence, StringComparison.Ordinal);
        Assert.Contains("The Outcome sentence.", verdict.Sentence, StringComparison.Ordinal);
    }
}
