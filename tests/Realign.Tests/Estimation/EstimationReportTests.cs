using Realign.Estimation;
using Realign.Estimation.DataFiles;
using Realign.Estimation.Formulas;
using Realign.Reports;

namespace Realign.Tests.Estimation;

public sealed class EstimationReportTests
{
    private const string ThreeWays = "trade ~ agreement + initiative | exporter^year + importer^year + exporter^importer";

    private static readonly string _example = Events.Repository.File("data/examples/gravity.csv");

    [Fact]
    public void The_example_file_is_what_its_generator_writes()
    {
        string written = Path.Combine(AppContext.BaseDirectory, "gravity.actual.csv"), actual = ExamplePanel.ToCsv();
        File.WriteAllText(written, actual);
        Assert.True(File.Exists(_example) && File.ReadAllText(_example) == actual, $"{_example} differs from what the generator writes. Compare it with {written}; if the change is meant, copy that over it.");
    }

    [Fact]
    public void The_estimates_of_the_example_cover_the_truth()
    {
        var (_, result) = Estimate(ThreeWays);
        foreach (var (name, truth) in ((string, double)[])[("agreement", ExamplePanel.Agreement), ("initiative", ExamplePanel.Initiative)])
            Assert.InRange(Math.Abs(result[name].Estimate - truth), 0, 2.5 * result[name].StandardError);
    }

    [Fact]
    public void Indicators_of_a_factor_and_its_fixed_effect_give_the_same()
    {
        var (_, absorbed) = Estimate("trade ~ log(distance) + agreement | exporter + year");
        var (_, spelled) = Estimate("trade ~ log(distance) + agreement + i(exporter) + i(year)");
        foreach (string name in (string[])["log(distance)", "agreement"]) Assert.Equal(absorbed[name].Estimate, spelled[name].Estimate, 1e-8);
        Assert.Equal(absorbed.Deviance, spelled.Deviance, 1e-6 * absorbed.Deviance);
    }

    [Fact]
    public void An_interaction_is_the_product_of_its_columns()
    {
        var (_, one) = Estimate("trade ~ agreement*log(distance) | exporter^year + importer^year");
        var (_, other) = Estimate("trade ~ agreement + log(distance) + I(agreement * log(distance)) | exporter^year + importer^year");
        Assert.Equal(["agreement", "log(distance)", "agreement:log(distance)"], one.Coefficients.Select(c => c.Name));
        Assert.Equal(other.Coefficients.Select(c => c.Estimate), one.Coefficients.Select(c => c.Estimate));
    }

    [Fact]
    public void Levels_with_a_slope_are_the_slope_by_level()
    {
        var (_, one) = Estimate("trade ~ i(year, agreement, ref = 2010) | exporter^year + importer^year + exporter^importer");
        string terms = string.Join(" + ", Enumerable.Range(2011, 7).Select(y => $"I((year == {y}) * agreement)"));
        var (_, other) = Estimate($"trade ~ {terms} | exporter^year + importer^year + exporter^importer");
        Assert.Equal("year::2011:agreement", one.Coefficients[0].Name);
        Assert.Equal(other.Coefficients.Select(c => c.Estimate), one.Coefficients.Select(c => c.Estimate));
    }

    /// <summary>Fixed effects make fitted and observed trade sum to the same in each of their levels, and rebuild what is fitted.</summary>
    [Fact]
    public void Predictions_and_fixed_effects_satisfy_the_first_order_conditions()
    {
        var (input, result) = Estimate(ThreeWays);
        var table = EstimationTables.Predictions(input, result);
        double[] trade = table["trade"].Numbers.ToArray(), fitted = table["fitted"].Numbers.ToArray();
        string[] year = Texts(table["year"]), exporter = Texts(table["exporter"]), importer = Texts(table["importer"]), use = Texts(table["use"]);
        Assert.Equal(result.Observations, use.Count(u => u == "used"));
        foreach (var level in Enumerable.Range(0, trade.Length).Where(r => use[r] == "used").GroupBy(r => (exporter[r], year[r])))
            Assert.Equal(level.Sum(r => trade[r]), level.Sum(r => fitted[r]), 1e-6 * level.Sum(r => trade[r]));

        var effects = EstimationTables.FixedEffects(result);
        string[] names = Texts(effects["effect"]), levels = Texts(effects["level"]);
        var value = Enumerable.Range(0, names.Length).ToDictionary(r => (names[r], levels[r]), r => effects["value"].Numbers[r]);
        for (int r = 0; r < trade.Length; r++)
        {
            if (use[r] != "used") continue;
            double η = value[("exporter^year", $"{exporter[r]}^{year[r]}")] + value[("importer^year", $"{importer[r]}^{year[r]}")] + value[("exporter^importer", $"{exporter[r]}^{importer[r]}")]
                + (result["agreement"].Estimate * input.Data["agreement"].Numbers[r]) + (result["initiative"].Estimate * input.Data["initiative"].Numbers[r]);
            Assert.Equal(fitted[r], Math.Exp(η), 1e-7 * fitted[r]);
        }
    }

    [Fact]
    public void A_table_of_any_result_fits_80_columns()
    {
        var coefficients = new List<CoefficientReport>
        {
            new("year::2014:I(agreement * (importer == \"alpha\"))", -12345.678, 0.00012, -1e8, 1e-300, -12345.7, -12345.6),
            new("tiny", 1.5e-9, 2e-10, 7.5, 1e-9, 1e-9, 2e-9),
            new("large", 4e12, null, null, null, null, null),
            new(new string('x', 200), 1, 1, 1, 1, 1, 1),
            new("plain", 0.4, 0.05, 8, 0.00005, 0.3, 0.5),
        };
        var (input, result) = Estimate(ThreeWays);
        var report = Report(ThreeWays, input, result) with { Coefficients = coefficients, Missing = 7, MissingValues = Enumerable.Range(0, 30).ToDictionary(i => $"column_{i}", i => i) };
        string text = RegressionTable.ToText(report, stars: true);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("< .0001", text, StringComparison.Ordinal);
    }

    [Fact]
    public void LaTeX_escapes_what_TeX_would_take_for_a_command()
    {
        var (input, result) = Estimate(ThreeWays);
        var report = Report(ThreeWays, input, result) with { Dependent = "a_b & 50% #1 {x} ~ \\" };
        string latex = RegressionTable.ToLatex(report, stars: true);
        Assert.Contains("a\\_b \\& 50\\% \\#1 \\{x\\} \\textasciitilde{} \\textbackslash{}", latex, StringComparison.Ordinal);
        Assert.Contains("exporter\\textasciicircum{}year fixed effects & yes", latex, StringComparison.Ordinal);
        Assert.Equal(latex.Count(c => c == '{'), latex.Count(c => c == '}'));
    }

    [Fact]
    public void Nothing_of_an_unconverged_estimation_can_be_read()
    {
        var plan = new EstimationPlan { Formula = Formula.Parse(ThreeWays) };
        var input = DataFile.Read(_example, plan);
        var result = Estimator.Estimate(input.Data, input.Model, null, new EstimationOptions { MaxIterations = 1 });
        var report = Report(ThreeWays, input, result);
        Assert.False(report.Converged);
        Assert.Null(report.Coefficients);
        Assert.Null(report.CovarianceMatrix);
        Assert.Null(report.Deviance);
        Assert.Throws<NotConvergedException>(() => RegressionTable.ToText(report));
        Assert.Throws<NotConvergedException>(() => RegressionTable.ToLatex(report));
        Assert.Throws<NotConvergedException>(() => EstimationTables.Predictions(input, result));
        Assert.Throws<NotConvergedException>(() => EstimationTables.FixedEffects(result));
    }

    private static (EstimationInput Input, EstimationResult Result) Estimate(string formula)
    {
        var input = DataFile.Read(_example, new EstimationPlan { Formula = Formula.Parse(formula) });
        return (input, Estimator.Estimate(input.Data, input.Model));
    }

    private static EstimationReport Report(string formula, EstimationInput input, EstimationResult result) =>
        EstimationReport.Of(result, new EstimationPlan { Formula = Formula.Parse(formula) }, input, new EstimationSource("gravity.csv", null), "fixest", 0.95, ["agreement = initiative", "all"], 1);

    private static string[] Texts(DataColumn column) => [.. column.Codes.ToArray().Select(c => column.Levels[c])];
}
