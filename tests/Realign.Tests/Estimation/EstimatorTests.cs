using Realign.Estimation;
using Realign.Numerics;
using static Realign.Tests.Estimation.Panels;

namespace Realign.Tests.Estimation;

public class EstimatorTests
{
    private static readonly ModelSpecification _gravity = new() { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [ExporterYear, ImporterYear, Pair] };

    [Fact]
    public void Simulated_data_with_zeros_give_the_truth_back()
    {
        // Over 30 panels the standardised errors should have mean 0 and variance about 1; 4 standard errors of either are allowed.
        List<double> standardised = [];
        for (long seed = 100; seed < 130; seed++)
        {
            var result = Estimator.Estimate(Generate(20, 6, seed), _gravity, CovarianceSpecification.Clustered(Pair));
            standardised.Add((result["rta"].Estimate - 0.4) / result["rta"].StandardError);
            standardised.Add((result["tariff"].Estimate + 2) / result["tariff"].StandardError);
        }

        double mean = standardised.Average(), variance = standardised.Average(z => z * z);
        Assert.InRange(mean, -4 / Math.Sqrt(60), 4 / Math.Sqrt(60));
        Assert.InRange(variance, 0.3, 2);
    }

    [Fact]
    public void The_result_is_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        // One large component in several pieces, and components of their own by sector.
        foreach (var (data, model) in new[]
        {
            (Generate(120, 20, seed: 77), _gravity),
            (Generate(30, 6, seed: 78, sectors: 8), _gravity with { FixedEffects = [new("exporter", "sector", "year"), new("importer", "sector", "year"), new("exporter", "importer", "sector")] }),
        })
        {
            string[] seen = [.. new[] { 1, 2, 3 }.Select(threads =>
            {
                var result = Estimator.Estimate(data, model, CovarianceSpecification.Clustered(Pair), new() { Threads = threads });
                return string.Join(' ', result.Coefficients.Select(c => $"{c.Estimate:R} {c.StandardError:R}")) + $" {result.Deviance:R} {result.LogLikelihood:R} {result.LinearPredictor().Where(double.IsFinite).Sum():R}";
            })];
            Assert.Equal(seen[0], seen[1]);
            Assert.Equal(seen[0], seen[2]);
        }
    }

    [Fact]
    public void Effects_that_never_meet_are_components_and_the_order_of_rows_does_not_matter()
    {
        var data = Generate(8, 4, seed: 21, sectors: 5);
        var model = _gravity with { FixedEffects = [new("exporter", "sector", "year"), new("importer", "sector", "year"), new("exporter", "importer", "sector")] };
        var result = Estimator.Estimate(data, model, CovarianceSpecification.Clustered(Pair));
        Assert.Equal(5, result.Components);
        int[] order = [.. Enumerable.Range(0, data.Rows).OrderBy(r => new CounterRandom(1, r).Uniform(0))];
        var shuffled = new EstimationData([.. data.Columns.Select(c => c.IsNumeric
            ? DataColumn.OfNumbers(c.Name, [.. order.Select(r => c.Numbers[r])])
            : DataColumn.OfText(c.Name, [.. order.Select(r => c.Levels[c.Codes[r]])]))]);
        var again = Estimator.Estimate(shuffled, model, CovarianceSpecification.Clustered(Pair));
        Assert.Equal(result["rta"].Estimate, again["rta"].Estimate, 1e-10);
        Assert.Equal(result["rta"].StandardError, again["rta"].StandardError, 1e-10);
        Assert.Equal(result.Separated, again.Separated);
        Assert.Equal(result.Singletons, again.Singletons);
    }

    [Fact]
    public void Levels_that_no_row_has_change_nothing_however_many()
    {
        // So many possible pairs that they are no longer counted in a table.
        var data = Generate(8, 4, seed: 21);
        DataColumn Padded(DataColumn column) => DataColumn.OfCodes(column.Name, column.Codes.ToArray(), [.. column.Levels, .. Enumerable.Range(0, 5000).Select(x => $"unused {x}")]);
        var padded = new EstimationData([.. data.Columns.Select(c => c.IsNumeric ? c : Padded(c))]);
        EstimationResult compact = Estimator.Estimate(data, _gravity, CovarianceSpecification.Clustered(Pair)), wide = Estimator.Estimate(padded, _gravity, CovarianceSpecification.Clustered(Pair));
        Assert.Equal(compact.Coefficients, wide.Coefficients);
        Assert.Equal(compact.FixedEffects()[2].Levels, wide.FixedEffects()[2].Levels);
        Assert.Equal(compact.FixedEffects()[2].Values, wide.FixedEffects()[2].Values);
    }

    [Theory]
    [InlineData(Family.Gaussian)]
    [InlineData(Family.Poisson)]
    public void Weakly_connected_effects_converge_to_the_dummy_variable_answer(Family family)
    {
        // A chain: worker k moves from firm k to firm k + 1, so information travels along 120 links.
        const int Links = 120, Years = 4;
        var random = new CounterRandom(9, 0);
        int n = Links * Years;
        var worker = new string?[n];
        var firm = new string?[n];
        double[] y = new double[n], x = new double[n];
        for (int k = 0, row = 0; k < Links; k++)
        {
            for (int t = 0; t < Years; t++, row++)
            {
                (worker[row], firm[row]) = ($"w{k}", $"f{(t < Years / 2 ? k : k + 1)}");
                x[row] = Normal.Quantile(random.Uniform(3 * row));
                y[row] = Math.Exp((0.5 * x[row]) + (2 * Math.Sin(k)) + (0.3 * Normal.Quantile(random.Uniform((3 * row) + 1))));
            }
        }

        var data = new EstimationData(DataColumn.OfText("worker", worker), DataColumn.OfText("firm", firm), DataColumn.OfNumbers("trade", y), DataColumn.OfNumbers("x", x));
        var model = new ModelSpecification { Dependent = "trade", Regressors = ["x"], FixedEffects = [new("worker"), new("firm")], Family = family };
        var result = Estimator.Estimate(data, model);
        Assert.True(result.Converged, result.Ending);
        var dense = new DummyVariables(data, model, result.RowUses);
        Assert.Equal(dense.Beta[0], result["x"].Estimate, 1e-8);
        double[] predictor = [.. result.LinearPredictor().Where(double.IsFinite)];
        for (int i = 0; i < predictor.Length; i++) Assert.Equal(dense.Eta[i], predictor[i], 1e-6);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e9)]
    public void An_exact_fit_converges(double scale)
    {
        int[] rows = [.. Enumerable.Range(0, 60)];
        double X(int r) => new CounterRandom(5, r).Uniform(0);
        var data = new EstimationData(
            DataColumn.OfNumbers("y", [.. rows.Select(r => scale * Math.Exp((0.5 * X(r)) + (0.3 * (r % 5)) - (0.2 * (r % 4))))]),
            DataColumn.OfNumbers("x", [.. rows.Select(X)]),
            DataColumn.OfText("a", [.. rows.Select(r => $"a{r % 5}")]),
            DataColumn.OfText("b", [.. rows.Select(r => $"b{r % 4}")]));
        var result = Estimator.Estimate(data, new() { Dependent = "y", Regressors = ["x"], FixedEffects = [new("a"), new("b")] }, CovarianceSpecification.Clustered(new KeyCombination("a")));
        Assert.True(result.Converged);
        Assert.Equal(0.5, result["x"].Estimate, 9);
        Assert.InRange(result["x"].StandardError, 0, 1e-8);
    }

    [Fact]
    public void Sixty_percent_zeros_converge()
    {
        var data = Generate(9, 5, seed: 31, zeros: 0.6);
        var result = Estimator.Estimate(data, _gravity);
        Assert.True(result.Converged, result.Ending);
        var dense = new DummyVariables(data, _gravity, result.RowUses);
        Assert.Equal(dense.Beta[0], result["rta"].Estimate, 1e-8);
        Assert.Equal(Math.Sqrt(dense.Sandwich(null)[0, 0] * result.Observations / (result.Observations - result.CountedParameters)), result["rta"].StandardError, 1e-8);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void A_coefficient_near_separation_converges_to_its_closed_form(double little)
    {
        // y is c on average in the group, 2 outside: β = ln(c/2), however small c.
        var data = new EstimationData(DataColumn.OfNumbers("y", [0, 0, 0, 4 * little, 1, 2, 3, 2]), DataColumn.OfNumbers("x", [1, 1, 1, 1, 0, 0, 0, 0]));
        var result = Estimator.Estimate(data, new() { Dependent = "y", Regressors = ["x"] }, CovarianceSpecification.Iid with { SmallSample = SmallSample.None });
        Assert.True(result.Converged, result.Ending);
        Assert.Equal(Math.Log(little / 2), result["x"].Estimate, 1e-8);
        // Poisson information: 1/Σy in the group plus 1/Σy outside.
        double error = Math.Sqrt((1 / (4 * little)) + (1 / 8.0));
        Assert.Equal(error, result["x"].StandardError, 1e-7 * error);
    }

    [Fact]
    public void Too_few_iterations_are_said_and_nothing_can_be_read()
    {
        var result = Estimator.Estimate(Generate(8, 4, seed: 2), _gravity, options: new() { MaxIterations = 3 });
        Assert.False(result.Converged);
        Assert.Contains("3 iterations", result.Ending);
        Assert.Contains("3 iterations", Assert.Throws<NotConvergedException>(() => result["rta"]).Message);
        var inner = Estimator.Estimate(Generate(8, 4, seed: 2), _gravity with { Family = Family.Gaussian }, options: new() { MaxInnerIterations = 2 });
        Assert.False(inner.Converged);
        Assert.Throws<NotConvergedException>(() => inner.CovarianceMatrix);
    }

    [Fact]
    public void The_parameters_that_are_counted_follow_the_convention()
    {
        var data = Generate(8, 4, seed: 4, zeros: 0);
        // 8 exporters × 4 years, as many importer-years, 56 pairs; two coefficients.
        EstimationResult With(SmallSample small, params KeyCombination[] clusters) => Estimator.Estimate(
            data, _gravity, clusters.Length == 0 ? CovarianceSpecification.Heteroskedastic with { SmallSample = small } : CovarianceSpecification.Clustered(clusters) with { SmallSample = small });
        var fixest = SmallSample.Fixest;
        Assert.Equal(2 + 32 + 32 + 56 - 2, With(fixest).CountedParameters);
        Assert.Equal(2, With(fixest with { FixedEffectCount = FixedEffectCount.None }).CountedParameters);
        Assert.Equal(2 + 32 + 32 - 1, With(fixest, Pair).CountedParameters);
        Assert.Equal(2 + 32 + 32 + 56 - 2, With(fixest with { FixedEffectCount = FixedEffectCount.Full }, Pair).CountedParameters);
        // Exporters contain exporter-years and pairs, years importer-years too: all nested, one constant is left.
        Assert.Equal(2 + 1, With(fixest, new KeyCombination("exporter"), new KeyCombination("year")).CountedParameters);
        // Exact: 4 components of exporter-years with importer-years (the years), 8 of pairs with either.
        Assert.Equal(2 + 32 + (32 - 4) + (56 - 8), With(SmallSample.Reghdfe).CountedParameters);
        Assert.Equal([(32, 0), (32, 4), (56, 8)], With(fixest).FixedEffectSummaries.Select(s => (s.Levels, s.Redundant)));
        Assert.Equal([false, false, true], With(fixest, Pair).FixedEffectSummaries.Select(s => s.Nested));
        Assert.Equal(double.PositiveInfinity, With(fixest, Pair).DegreesOfFreedom);
        Assert.Equal(7, With(fixest with { Distribution = ReferenceDistribution.Student }, new KeyCombination("exporter")).DegreesOfFreedom);
    }

    [Fact]
    public void Wald_tests_are_the_squares_of_what_they_restrict()
    {
        var result = Estimator.Estimate(Generate(8, 4, seed: 4), _gravity with { Regressors = ["rta", "tariff", "growth"] });
        var one = result.Wald("rta");
        Assert.Equal(result["rta"].Statistic * result["rta"].Statistic, one.Statistic, 1e-9 * one.Statistic);
        Assert.Equal(result["rta"].PValue, one.PValue, 1e-10);
        // The difference of two coefficients from 1, by hand; a restriction stated twice counts once.
        var v = result.CovarianceMatrix;
        double gap = result["rta"].Estimate - result["tariff"].Estimate - 1, variance = v[0, 0] + v[1, 1] - (2 * v[0, 1]);
        var twice = result.Wald(new Matrix(2, 3, [1, -1, 0, 2, -2, 0]), 1, 2);
        Assert.Equal(1, twice.Restrictions);
        Assert.Equal(gap * gap / variance, twice.Statistic, 1e-9 * twice.Statistic);
        Assert.Equal(3, result.Wald().Restrictions);
        var (lower, upper) = result.ConfidenceInterval("rta", 0.95);
        Assert.Equal((result["rta"].Lower, result["rta"].Upper), (lower, upper));
        Assert.Equal(2 * 1.959963984540054 * result["rta"].StandardError, upper - lower, 1e-9);
    }

    [Fact]
    public void Scaling_the_data_scales_the_answer()
    {
        var data = Generate(8, 4, seed: 6);
        var plain = Estimator.Estimate(data, _gravity);
        var scaled = Estimator.Estimate(
            data.With(DataColumn.OfNumbers("dollars", [.. data["trade"].Numbers.ToArray().Select(v => 1e9 * v)]), DataColumn.OfNumbers("percent", [.. data["tariff"].Numbers.ToArray().Select(v => 100 * v)])),
            _gravity with { Dependent = "dollars", Regressors = ["rta", "percent"] });
        Assert.Equal(plain["rta"].Estimate, scaled["rta"].Estimate, 1e-9);
        Assert.Equal(plain["tariff"].Estimate, 100 * scaled["percent"].Estimate, 1e-8);
        Assert.Equal(plain["tariff"].StandardError, 100 * scaled["percent"].StandardError, 1e-8);
    }

    [Fact]
    public void Rows_with_missing_values_are_left_out_and_counted()
    {
        var data = Generate(8, 4, seed: 6);
        double[] tariff = data["tariff"].Numbers.ToArray(), weight = data["weight"].Numbers.ToArray();
        string?[] importer = [.. Enumerable.Range(0, data.Rows).Select(r => r == 11 ? null : data["importer"].Levels[data["importer"].Codes[r]])];
        tariff[3] = double.NaN;
        weight[5] = 0;
        data = new([.. data.Columns.Select(c => c.Name switch
        {
            "tariff" => DataColumn.OfNumbers("tariff", tariff),
            "weight" => DataColumn.OfNumbers("weight", weight),
            "importer" => DataColumn.OfText("importer", importer),
            _ => c,
        })]);
        var result = Estimator.Estimate(data, _gravity with { Weights = "weight" });
        Assert.Equal([RowUse.Missing, RowUse.ZeroWeight, RowUse.Missing], new[] { 3, 5, 11 }.Select(r => result.RowUses[r]));
        Assert.Equal((2, 1), (result.Count(RowUse.Missing), result.Count(RowUse.ZeroWeight)));
        Assert.Equal(result.Rows, Enum.GetValues<RowUse>().Sum(result.Count));
        Assert.Equal(result.Observations, result.Count(RowUse.Used));
    }

    [Fact]
    public void Mistakes_are_named_with_their_remedy()
    {
        var data = Generate(5, 3, seed: 6);
        string Message(ModelSpecification model, CovarianceSpecification? covariance = null) => Assert.Throws<RealignException>(() => Estimator.Estimate(data, model, covariance)).Message;
        Assert.Contains("Did you mean 'tariff'?", Message(_gravity with { Regressors = ["tarif"] }));
        Assert.Contains("holds text", Message(_gravity with { Regressors = ["exporter"] }));
        Assert.Contains("use least squares", Message(_gravity with { Dependent = "growth" }));
        Assert.Contains("weights are zero or positive", Message(_gravity with { Weights = "growth" }));
        Assert.Contains("named twice", Message(_gravity with { Regressors = ["rta", "rta"] }));
        Assert.Contains("needs at least one group", Message(_gravity, new() { Kind = CovarianceKind.Clustered }));
        Assert.Contains("names a key twice", Assert.Throws<RealignException>(() => KeyCombination.Parse("year^year")).Message);
        Assert.Contains("same number", Assert.Throws<RealignException>(() => data.With(DataColumn.OfNumbers("short", [1]))).Message);
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Estimator.Estimate(Generate(8, 4, seed: 1), _gravity, cancellation: source.Token));
    }
}
