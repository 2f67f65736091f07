using Realign.Agreements;
using Realign.Estimation;

namespace Realign.Tests.Agreements;

public class JoiningStudyTests
{
    /// <summary>The noise of the made panels, log points, moves estimates by less than this.</summary>
    private const double Close = 3e-4;

    private static readonly EstimationOptions _options = new();

    [Fact]
    public void With_one_effect_for_all_the_plain_estimator_gives_both_directions_back()
    {
        var joined = JoiningPanel.Joined(2014, 2017);
        var found = Study(joined, (_, _, exports) => exports ? 0.3 : -0.2).Plain("t");

        Assert.Equal(0.3, found.Exports.Estimate, Close);
        Assert.Equal(-0.2, found.Imports.Estimate, Close);
    }

    [Fact]
    public void With_effects_that_grow_and_differ_the_plain_estimator_is_biased_and_the_staggered_one_is_right()
    {
        var joined = JoiningPanel.Joined(2013, 2013, 2013, 2017, 2017);
        static double Effect(int cohort, int year, bool exports) => (cohort == 2013 ? 0.15 : 0.02) * (year - cohort + 1) * (exports ? 1 : -0.5);
        var study = Study(joined, Effect);
        var cells = joined.OfType<int>().SelectMany(g => Enumerable.Range(g, 2020 - g + 1).Select(year => (Cohort: g, Year: year))).ToList();
        double truth = cells.Average(c => Effect(c.Cohort, c.Year, true));

        var staggered = study.Staggered();

        Assert.Equal(truth, staggered.EachEqual.Exports.Estimate, Close);
        Assert.Equal(-0.5 * truth, staggered.EachEqual.Imports.Estimate, Close);
        foreach (var e in staggered.Path)
        {
            double there = cells.Where(c => Math.Min(5, c.Year - c.Cohort) == e.Year).Average(c => Effect(c.Cohort, c.Year, true));
            Assert.Equal(there, e.Exports.Estimate, Close);
            Assert.Equal(-0.5 * there, e.Imports.Estimate, Close);
        }

        foreach (var c in staggered.Cohorts) Assert.Equal(cells.Where(x => $"{x.Cohort}" == c.Name).Average(x => Effect(x.Cohort, x.Year, true)), c.Exports.Estimate, Close);
        Assert.True(Math.Abs(study.Plain("t").Exports.Estimate - truth) > 100 * Close, "the plain estimator should miss the mean effect");
    }

    [Fact]
    public void Years_since_joining_give_a_common_path_back_and_no_leads()
    {
        var path = Study(JoiningPanel.Joined(2014, 2017), (cohort, year, exports) => exports ? 0.05 * Math.Min(5, year - cohort) : 0.1).EventStudy().Path;

        Assert.Equal([-5, -4, -3, -2, 0, 1, 2, 3, 4, 5], path.Select(e => e.Year));
        foreach (var e in path)
        {
            Assert.Equal(e.Year < 0 ? 0 : 0.05 * e.Year, e.Exports.Estimate, Close);
            Assert.Equal(e.Year < 0 ? 0 : 0.1, e.Imports.Estimate, Close);
        }
    }

    [Fact]
    public void With_one_year_of_joining_and_one_year_after_the_two_estimators_are_the_same()
    {
        var joined = JoiningPanel.Joined(2020);
        var study = Study(joined, (_, _, _) => 0.2, noise: 0.3);
        DirectedEffects plain = study.Plain("t"), staggered = study.Staggered().EachEqual;

        Assert.Equal(plain.Exports.Estimate, staggered.Exports.Estimate, 9);
        Assert.Equal(plain.Exports.StandardError, staggered.Exports.StandardError, 9);
        Assert.Equal(plain.Covariance, staggered.Covariance, 9);
        Assert.True(plain.Exports.StandardError > 0.01);
    }

    [Fact]
    public void What_the_panel_does_not_identify_is_an_error_that_names_it()
    {
        var joined = JoiningPanel.Joined(2011);

        Assert.Contains("exports:joined", Assert.Throws<RealignException>(() => Study(joined, (_, _, _) => 0.2).Plain("t")).Message, StringComparison.Ordinal);
    }

    private static JoiningStudy Study(int?[] joined, Func<int, int, bool, double> effect, double noise = 1e-4) =>
        new(JoiningPanel.Of(joined, effect, noise), JoiningPanel.Hub, joined, _options) { Keep = _ => true };
}
