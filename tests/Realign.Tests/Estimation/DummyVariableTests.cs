using Realign.Estimation;
using static Realign.Tests.Estimation.Panels;

namespace Realign.Tests.Estimation;

public class DummyVariableTests
{
    private const double Exact = 1e-8;

    public static TheoryData<string> Cases => [.. _models.Keys];

    private static readonly Dictionary<string, ModelSpecification> _models = new()
    {
        ["three effects"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [ExporterYear, ImporterYear, Pair] },
        ["three effects, weights and offset"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [Pair, ExporterYear, ImporterYear], Weights = "weight", Offset = "size" },
        ["two effects"] = new() { Dependent = "trade", Regressors = ["tariff", "rta", "growth"], FixedEffects = [ExporterYear, ImporterYear], Weights = "weight" },
        ["four effects"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [new("exporter"), new("importer"), new("year"), Pair] },
        ["five regressors"] = new() { Dependent = "trade", Regressors = ["rta", "tariff", "growth", "size", "weight"], FixedEffects = [Pair, new("year")] },
        ["one effect"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [Pair], Offset = "size" },
        ["no effect"] = new() { Dependent = "trade", Regressors = ["rta", "tariff"], Offset = "size" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Poisson_with_absorbed_effects_equals_Poisson_with_dummy_variables(string name) => Compare(_models[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Least_squares_with_absorbed_effects_equal_least_squares_with_dummy_variables(string name) => Compare(_models[name] with { Family = Family.Gaussian });

    [Fact]
    public void Fixed_effects_recovered_give_the_fitted_values_and_the_predictions_back()
    {
        var data = Generate(7, 4, seed: 5);
        foreach (var family in Enum.GetValues<Family>())
        {
            var result = Estimator.Estimate(data, _models["three effects, weights and offset"] with { Family = family });
            double[] fitted = result.FittedValues(), predicted = result.Predict(data);
            for (int row = 0; row < data.Rows; row++)
                if (result.RowUses[row] == RowUse.Used) Assert.Equal(fitted[row], predicted[row], 1e-9 * (1 + Math.Abs(fitted[row])));
            foreach (var effect in result.FixedEffects().Skip(1))
                foreach (int component in effect.Components.Distinct())
                {
                    // Averages zero over observations, level by level weighted with how often it occurs.
                    var keys = KeyCombination.Parse(effect.Name);
                    var level = effect.Levels.Zip(effect.Values).ToDictionary(l => l.First, l => l.Second);
                    double mean = Enumerable.Range(0, data.Rows).Where(r => result.RowUses[r] == RowUse.Used)
                        .Average(r => level[string.Join('^', keys.Keys.Select(k => data[k].Levels[data[k].Codes[r]]))]);
                    Assert.Equal(0, mean, 1e-10);
                }
        }
    }

    [Fact]
    public void A_regressor_that_effects_or_other_regressors_determine_is_named_and_left_out()
    {
        var data = Generate(6, 4, seed: 8);
        double[] twice = [.. Enumerable.Range(0, data.Rows).Select(r => (2 * data["tariff"].Numbers[r]) - data["rta"].Numbers[r] + data["year"].Numbers[r])];
        double[] distance = [.. Enumerable.Range(0, data.Rows).Select(r => 1000 + (17.0 * data["exporter"].Codes[r] * data["importer"].Codes[r]))];
        data = data.With(DataColumn.OfNumbers("twice", twice), DataColumn.OfNumbers("distance", distance));
        var model = _models["three effects"];
        foreach (var family in Enum.GetValues<Family>())
        {
            var plain = Estimator.Estimate(data, model with { Family = family });
            var result = Estimator.Estimate(data, model with { Family = family, Regressors = ["distance", "rta", "tariff", "twice"] });
            Assert.Equal(["distance", "twice"], result.Collinear);
            Assert.Equal(plain["rta"].Estimate, result["rta"].Estimate, Exact);
            Assert.Equal(plain["tariff"].StandardError, result["tariff"].StandardError, Exact);
            Assert.Contains("was left out", Assert.Throws<RealignException>(() => result["twice"]).Message);
        }
    }

    private static void Compare(ModelSpecification model)
    {
        var data = Generate(7, 4, seed: 3);
        var result = Estimator.Estimate(data, model);
        var dense = new DummyVariables(data, model, result.RowUses);
        Assert.Equal(dense.Observations, result.Observations);
        double[] predictor = result.LinearPredictor();
        double[] used = [.. predictor.Where((_, row) => result.RowUses[row] == RowUse.Used)];
        for (int i = 0; i < used.Length; i++) Assert.Equal(dense.Eta[i], used[i], 1e-7);
        for (int c = 0; c < result.Coefficients.Count; c++) Assert.Equal(dense.Beta[c], result.Coefficients[c].Estimate, Exact);

        int n = dense.Observations, k = dense.Coefficients;
        double scale = model.Family == Family.Poisson ? 1 : dense.SquaredResiduals / (n - 1);
        Check(result.WithCovariance(CovarianceSpecification.Iid with { SmallSample = SmallSample.None }), (a, b) => scale * dense.Bread(a, b));
        var robust = dense.Sandwich(null);
        Check(result.WithCovariance(CovarianceSpecification.Heteroskedastic with { SmallSample = SmallSample.None }), (a, b) => robust[a, b]);
        Check(result.WithCovariance(CovarianceSpecification.Heteroskedastic with { SmallSample = SmallSample.Ppmlhdfe }), (a, b) => n / (n - 1.0) * robust[a, b]);
        var small = SmallSample.Fixest with { FixedEffectCount = FixedEffectCount.None };
        Check(result.WithCovariance(CovarianceSpecification.Heteroskedastic with { SmallSample = small }), (a, b) => (double)n / (n - k) * robust[a, b]);

        string[] exporters = dense.Groups(data, new("exporter")), importers = dense.Groups(data, new("importer")), years = dense.Groups(data, new("year"));
        var (byExporter, exporterCount) = Clustered(dense, exporters);
        Check(result.WithCovariance(CovarianceSpecification.Clustered(new KeyCombination("exporter")) with { SmallSample = SmallSample.StataPpml }), (a, b) => exporterCount / (exporterCount - 1) * byExporter[a, b]);

        var (byImporter, importerCount) = Clustered(dense, importers);
        var (byYear, yearCount) = Clustered(dense, years);
        var (byPair, pairCount) = Clustered(dense, Cross(exporters, importers));
        var (exporterYears, exporterYearCount) = Clustered(dense, Cross(exporters, years));
        var (importerYears, importerYearCount) = Clustered(dense, Cross(importers, years));
        var ways = CovarianceSpecification.Clustered(new KeyCombination("exporter"), new KeyCombination("importer"));
        double least = Math.Min(exporterCount, importerCount);
        CheckUnlessRepaired(result.WithCovariance(ways with { SmallSample = SmallSample.None with { ClusterFactor = ClusterFactor.Smallest } }), (a, b) =>
            least / (least - 1) * (byExporter[a, b] + byImporter[a, b] - byPair[a, b]));
        CheckUnlessRepaired(result.WithCovariance(ways with { SmallSample = SmallSample.StataPpml }), (a, b) =>
            (exporterCount / (exporterCount - 1) * byExporter[a, b]) + (importerCount / (importerCount - 1) * byImporter[a, b]) - (pairCount / (pairCount - 1) * byPair[a, b]));
        var three = CovarianceSpecification.Clustered(new KeyCombination("exporter"), new KeyCombination("importer"), new KeyCombination("year"));
        CheckUnlessRepaired(result.WithCovariance(three with { SmallSample = SmallSample.None }), (a, b) =>
            byExporter[a, b] + byImporter[a, b] + byYear[a, b] - byPair[a, b] - exporterYears[a, b] - importerYears[a, b] + robust[a, b]);
    }

    private static string[] Cross(string[] a, string[] b) => [.. a.Zip(b, (x, y) => x + "&" + y)];

    private static (double[,] Sandwich, double Count) Clustered(DummyVariables dense, string[] groups) => (dense.Sandwich(groups), groups.Distinct().Count());

    private static void CheckUnlessRepaired(EstimationResult result, Func<int, int, double> expected)
    {
        if (!result.CovarianceRepaired) Check(result, expected);
    }

    private static void Check(EstimationResult result, Func<int, int, double> expected)
    {
        for (int a = 0; a < result.Coefficients.Count; a++)
        {
            Assert.Equal(Math.Sqrt(expected(a, a)), result.Coefficients[a].StandardError, Exact * (1 + Math.Sqrt(expected(a, a))));
            for (int b = 0; b < result.Coefficients.Count; b++) Assert.Equal(expected(a, b), result.CovarianceMatrix[a, b], Exact * (1 + Math.Sqrt(expected(a, a) * expected(b, b))));
        }
    }
}
