using Realign.Estimation;
using Realign.Files;
using Realign.Numerics;
using static Realign.Tests.Estimation.Panels;

namespace Realign.Tests.Estimation;

/// <summary>Against R 4.2 (glm, lm with dummy variables) and its package sandwich 3.0; Reference/reference.R made the figures.</summary>
public class OtherToolTests
{
    private static readonly Dictionary<string, ModelSpecification> _models = new()
    {
        ["poisson-3way"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [ExporterYear, ImporterYear, Pair] },
        ["poisson-weights-offset"] = new()
        {
            Dependent = "trade",
            Regressors = ["rta", "tariff"],
            FixedEffects = [new("exporter"), new("importer"), new("year")],
            Weights = "weight",
            Offset = "size",
        },
        ["poisson-constant"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"] },
        ["ols-2way-weights"] = new() { Dependent = "log_trade", Regressors = ["rta", "tariff"], FixedEffects = [ExporterYear, ImporterYear], Weights = "weight", Family = Family.Gaussian },
        ["ols-3way"] = new() { Dependent = "log_trade", Regressors = ["rta", "tariff"], FixedEffects = [ExporterYear, ImporterYear, Pair], Family = Family.Gaussian },
    };

    public static TheoryData<string> Models => [.. _models.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Coefficients_and_every_kind_of_standard_error_equal_those_of_R(string name)
    {
        var data = Read(ReferenceFile("panel.csv"), "exporter", "importer");
        data = data.With(DataColumn.OfNumbers("log_trade", [.. data["trade"].Numbers.ToArray().Select(v => Math.Log(v + 1))]));
        var result = Estimator.Estimate(data, _models[name]);
        int compared = 0;
        using var table = CsvTable.Open(ReferenceFile("reference.csv"));
        while (table.Read())
        {
            if (table.Text("model") != name) continue;
            string what = table.Text("name");
            double expected = double.Parse(table.Text("estimate"));
            compared++;
            if (what == "deviance") Assert.Equal(expected, result.Deviance, 1e-8 * expected);
            else if (what == "observations") Assert.Equal(expected, result.Observations);
            else if (what == "parameters") continue;
            else
            {
                var coefficient = result.WithCovariance(Covariance(table.Text("covariance"), name))[what];
                double error = double.Parse(table.Text("error"));
                // R divides the variance of lm by n − rank; with three effects we only bound the rank, so the comparison leaves that factor out.
                if (table.Text("covariance") == "iid" && name.StartsWith("ols", StringComparison.Ordinal)) error *= Math.Sqrt((result.Observations - Rank(name)) / (result.Observations - 1.0));
                Assert.Equal(expected, coefficient.Estimate, 1e-8);
                Assert.Equal(error, coefficient.StandardError, 1e-8);
            }
        }

        Assert.Equal(11, compared);
    }

    [Fact]
    public void With_two_effects_the_count_of_parameters_is_the_rank()
    {
        var data = Read(ReferenceFile("panel.csv"), "exporter", "importer");
        data = data.With(DataColumn.OfNumbers("log_trade", [.. data["trade"].Numbers.ToArray().Select(v => Math.Log(v + 1))]));
        var exact = CovarianceSpecification.Iid with { SmallSample = SmallSample.Reghdfe };
        Assert.Equal(Rank("ols-2way-weights"), Estimator.Estimate(data, _models["ols-2way-weights"], exact).CountedParameters);
        Assert.True(Estimator.Estimate(data, _models["ols-3way"], exact).CountedParameters >= Rank("ols-3way"));
    }

    [Fact]
    public void Tail_probabilities_equal_those_of_R()
    {
        using var table = CsvTable.Open(ReferenceFile("distributions.csv"));
        while (table.Read())
        {
            double x = double.Parse(table.Text("x")), a = double.Parse(table.Text("a")), b = double.Parse(table.Text("b")), expected = double.Parse(table.Text("p"));
            double actual = table.Text("what") switch
            {
                "t" => TestDistributions.TwoSided(x, a),
                "chi2" => TestDistributions.ChiSquaredTail(x, a),
                _ => TestDistributions.FTail(x, a, b),
            };
            Assert.Equal(expected, actual, 1e-10 * expected);
            if (table.Text("what") == "t") Assert.Equal(x, TestDistributions.TwoSidedQuantile(actual, a), 1e-9 * x);
        }
    }

    private static double Rank(string model)
    {
        using var table = CsvTable.Open(ReferenceFile("reference.csv"));
        while (table.Read()) if (table.Text("model") == model && table.Text("name") == "parameters") return double.Parse(table.Text("estimate"));
        throw new InvalidOperationException(model);
    }

    private static CovarianceSpecification Covariance(string name, string model) => name switch
    {
        "iid" => CovarianceSpecification.Iid with { SmallSample = SmallSample.None },
        "heteroskedastic" => CovarianceSpecification.Heteroskedastic with { SmallSample = SmallSample.None },
        "pair" => CovarianceSpecification.Clustered(Pair) with { SmallSample = SmallSample.None },
        "exporter_importer" => CovarianceSpecification.Clustered(new KeyCombination("exporter"), new KeyCombination("importer")) with { SmallSample = SmallSample.StataPpml },
        _ => throw new ArgumentOutOfRangeException(nameof(name), $"{name} of {model}"),
    };
}
