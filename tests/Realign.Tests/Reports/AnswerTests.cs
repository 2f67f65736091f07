using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Tests.Reports;

public class AnswerTests
{
    [Theory]
    [InlineData(0.01, 0.005, 0.02, "A tariff: in the long run this raises the welfare of Aland by 1.00 % (5–95 %: +0.50 % to +2.00 %).")]
    [InlineData(-0.01, -0.02, -0.005, "A tariff: in the long run this lowers the welfare of Aland by 1.00 % (5–95 %: −2.00 % to −0.50 %).")]
    [InlineData(-0.01, -0.02, 0.01, "A tariff: whether this raises or lowers the welfare of Aland in the long run is not settled; the median is −1.00 %, the 5–95 % range −2.00 % to +1.00 %.")]
    [InlineData(0.01, 0.0, 0.02, "A tariff: whether this raises or lowers the welfare of Aland in the long run is not settled; the median is +1.00 %, the 5–95 % range 0.000 % to +2.00 %.")]
    [InlineData(0.0, 0.0, 0.0, "A tariff: in the long run this leaves the welfare of Aland as it is.")]
    [InlineData(0.01, null, null, "A tariff: in the long run this raises the welfare of Aland by 1.00 %.")]
    [InlineData(-0.01, null, null, "A tariff: in the long run this lowers the welfare of Aland by 1.00 %.")]
    [InlineData(0.0, null, null, "A tariff: in the long run this leaves the welfare of Aland as it is.")]
    public void The_first_sentence_says_what_the_range_allows(double value, double? low, double? high, string sentence) =>
        Assert.Equal(sentence, Answer.Sentences(TinyCase.With(new Interval(value, low, high)))[0]);

    [Theory]
    [InlineData(-2e9, -3e9, -1e9, "worsens by 2.00 bn USD (5–95 %: −3.00 bn USD to −1.00 bn USD).")]
    [InlineData(2e9, 1e9, 3e9, "improves by 2.00 bn USD (5–95 %: +1.00 bn USD to +3.00 bn USD).")]
    [InlineData(2e9, -1e9, 3e9, "moves either way: the median is +2.00 bn USD, the 5–95 % range −1.00 bn USD to +3.00 bn USD.")]
    [InlineData(0.0, null, null, "stays as it is.")]
    public void Balances_are_told_with_their_sign_or_without(double value, double? low, double? high, string end)
    {
        var result = TinyCase.With(new Interval(0.01, 0.005, 0.02));
        var main = result.Scenarios[0] with { Values = [result.Scenarios[0].Values[0], new Interval(value, low, high)] };
        Assert.Equal($"The goods balance with all partners {end}", Answer.Sentences(result with { Scenarios = [main] })[1]);
    }

    [Fact]
    public void The_third_sentence_says_how_sure_it_is() => Assert.Equal(
        ["Under the assumptions of 'one sector' the welfare change is −2.00 %, so that its sign depends on them; the input that drives its range most is: size of 'tariff'."],
        Answer.Sentences(TinyCase.With(new Interval(0.01, 0.005, 0.02))).Skip(2));

    [Fact]
    public void Notes_tell_what_happens_elsewhere() => Assert.Equal(
        ["Elsewhere welfare changes by between −0.40 % (Celand) and +0.30 % (Beland).", "Record: on a past tariff | the model did *well*."],
        Answer.Notes(TinyCase.With(new Interval(0.01, 0.005, 0.02)) with { Debt = null }));

    [Fact]
    public void Without_draws_a_note_says_so_and_no_range_of_welfare_is_named()
    {
        var result = TinyCase.With(Interval.Point(0.01));
        Assert.Equal("These are central values: nothing was drawn, so there are no ranges.", Answer.Notes(result)[^2]);
        Assert.DoesNotContain(Answer.Sentences(result), s => s.Contains("drives its range", StringComparison.Ordinal));
    }

    [Fact]
    public void Draws_that_failed_are_told()
    {
        var result = TinyCase.With(new Interval(0.01, 0.005, 0.02));
        var main = result.Scenarios[0] with { Run = result.Scenarios[0].Run with { DrawsFailed = 2 } };
        Assert.Equal("2 of 10 draws could not be solved and are in no number.", Answer.Notes(result with { Scenarios = [main] })[^2]);
    }

    [Theory]
    [InlineData("United States", "the United States")]
    [InlineData("Rest of the world (aggregate)", "the rest of the world")]
    [InlineData("Colombia", "Colombia")]
    public void Names_take_their_article_in_a_sentence(string name, string inSentence) => Assert.Equal(inSentence, EconomyText.InSentence(name));

    [Fact]
    public void An_unsolved_main_scenario_gives_its_reason_and_nothing_else() =>
        Assert.Equal(["The main scenario, 'A ruinous tariff', could not be solved, so there is no answer: wages diverge."], Answer.Sentences(TinyCase.Unsolved));
}
