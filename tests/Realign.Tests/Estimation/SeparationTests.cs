using Realign.Estimation;
using Realign.Numerics;

namespace Realign.Tests.Estimation;

public class SeparationTests
{
    /// <summary>x separates the first two observations: it is zero where y > 0 (up to the constant and z).</summary>
    private static readonly EstimationData _textbook = new(
        DataColumn.OfNumbers("y", [0, 0, 0, 1, 2, 3, 4, 5]),
        DataColumn.OfNumbers("x", [1, 2, 0, 0, 0, 0, 0, 0]),
        DataColumn.OfNumbers("z", [0.3, -1, 0.5, 0.2, -0.4, 1, 0.1, -0.2]));

    [Fact]
    public void Observations_that_a_regressor_separates_are_left_out_and_the_regressor_with_them()
    {
        var result = Estimator.Estimate(_textbook, new() { Dependent = "y", Regressors = ["x", "z"] });
        Assert.Equal([RowUse.SeparatedByRegressors, RowUse.SeparatedByRegressors, RowUse.Used], result.RowUses.Take(3));
        Assert.Equal(["x"], result.Collinear);
        Assert.Equal(0, result.FittedValues()[0]);
        var without = Estimator.Estimate(new(_textbook.Columns.Select(c => DataColumn.OfNumbers(c.Name, c.Numbers[2..].ToArray())).ToArray()), new() { Dependent = "y", Regressors = ["z"] });
        Assert.Equal(without["z"].Estimate, result["z"].Estimate, 1e-10);
    }

    [Fact]
    public void Without_the_check_it_does_not_converge_and_says_why()
    {
        var result = Estimator.Estimate(_textbook, new() { Dependent = "y", Regressors = ["x", "z"] }, options: new() { Separation = SeparationCheck.FixedEffects });
        Assert.False(result.Converged);
        Assert.Contains("separated", result.Ending);
        Assert.Throws<NotConvergedException>(() => result.Coefficients);
        Assert.Throws<NotConvergedException>(() => result["z"]);
        Assert.Throws<NotConvergedException>(() => result.Deviance);
        Assert.Throws<NotConvergedException>(() => result.FittedValues());
        Assert.Throws<NotConvergedException>(() => result.Wald());
    }

    [Fact]
    public void Levels_without_trade_and_singletons_go_in_turn()
    {
        // Pair b–y is alone once importer x of b, without trade, has gone.
        var data = new EstimationData(
            DataColumn.OfText("exporter", ["a", "a", "a", "a", "b", "b", "b"]),
            DataColumn.OfText("importer", ["x", "x", "y", "y", "x2", "x2", "y"]),
            DataColumn.OfNumbers("trade", [1, 2, 3, 1, 0, 0, 2]),
            DataColumn.OfNumbers("tariff", [0.1, 0.5, 0.2, 0.7, 0.1, 0.2, 0.3]));
        var result = Estimator.Estimate(data, new() { Dependent = "trade", Regressors = ["tariff"], FixedEffects = [new("exporter"), new("importer")] });
        Assert.Equal([RowUse.SeparatedByFixedEffect, RowUse.SeparatedByFixedEffect, RowUse.Singleton], result.RowUses.Skip(4));
        Assert.Equal((4, 2, 1), (result.Observations, result.Separated, result.Singletons));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void What_is_left_out_is_separated_and_what_stays_is_not(long seed)
    {
        // Few years and many zeros, so that effects separate observations in combination.
        var random = new CounterRandom(seed, 0);
        int position = 0;
        List<string?> exporter = [], importer = [];
        List<double> year = [], trade = [], rta = [];
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++)
            {
                for (int t = 0; t < 3; t++)
                {
                    exporter.Add($"E{i}");
                    importer.Add($"I{j}");
                    year.Add(t);
                    rta.Add(random.Uniform(position++) < 0.2 ? 1 : 0);
                    trade.Add(random.Uniform(position++) < 0.75 ? 0 : 1 + (5 * random.Uniform(position++)));
                }
            }
        }

        var data = new EstimationData(
            DataColumn.OfText("exporter", exporter), DataColumn.OfText("importer", importer), DataColumn.OfNumbers("year", [.. year]), DataColumn.OfNumbers("trade", [.. trade]), DataColumn.OfNumbers("rta", [.. rta]));
        var model = new ModelSpecification { Dependent = "trade", Regressors = ["rta"], FixedEffects = [new("exporter"), new("importer", "year")] };
        var result = Estimator.Estimate(data, model, CovarianceSpecification.Iid with { SmallSample = SmallSample.None }, new() { KeepSingletons = true });
        Assert.True(result.Converged, result.Ending);
        var dense = new DummyMatrix(data, model);
        int[] all = [.. Enumerable.Range(0, data.Rows)], stay = [.. all.Where(r => result.RowUses[r] == RowUse.Used)], gone = [.. all.Except(stay)];
        Assert.NotEmpty(gone);
        // Whoever stays is not separated: y − μ is orthogonal to every column and μ > 0, so no combination is zero where y > 0 and only positive elsewhere.
        double[] mean = result.FittedValues();
        Assert.All(stay, row => Assert.True(mean[row] > 1e-7));
        foreach (double[] column in dense.Columns) Assert.Equal(0, stay.Sum(r => column[r] * (trade[r] - mean[r])), 1e-7);
        // Whoever is gone is: some combination is zero on all who stay and positive on all who are gone.
        Assert.All(gone, row => Assert.Equal(0, trade[row]));
        double[] combination = dense.ZeroOnFirstPositiveOnSecond(stay, gone);
        Assert.All(stay, row => Assert.Equal(0, combination[row], 1e-9));
        Assert.All(gone, row => Assert.True(combination[row] > 1e-6));
    }

    [Fact]
    public void With_many_zeros_and_few_years_what_stays_has_an_estimate_that_solves_the_first_order_conditions()
    {
        var data = Panels.Generate(50, 3, seed: 12, zeros: 0.75);
        var model = new ModelSpecification { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [Panels.ExporterYear, Panels.ImporterYear, Panels.Pair] };
        var result = Estimator.Estimate(data, model);
        Assert.True(result.Converged, result.Ending);
        Assert.True(result.Count(RowUse.SeparatedByFixedEffect) > 1000);
        double[] mean = result.FittedValues();
        int[] used = [.. Enumerable.Range(0, data.Rows).Where(r => result.RowUses[r] == RowUse.Used)];
        Assert.All(used, row => Assert.True(mean[row] > 0));
        foreach (var effect in model.FixedEffects)
        {
            foreach (var level in used.GroupBy(r => string.Join('|', effect.Keys.Select(k => data[k].Codes[r]))))
                Assert.Equal(level.Sum(r => data["trade"].Numbers[r]), level.Sum(r => mean[r]), 1e-7 * level.Sum(r => data["trade"].Numbers[r]));
        }

        Assert.Equal(0, used.Sum(r => data["rta"].Numbers[r] * (data["trade"].Numbers[r] - mean[r])) / used.Sum(r => mean[r]), 1e-10);
    }

    [Fact]
    public void Fixed_effects_that_separate_only_together_are_found()
    {
        // Exporters a and b sell to disjoint importers but for one pair without trade.
        string?[] exporter = ["a", "a", "a", "b", "b", "b", "a"], importer = ["p", "q", "p", "r", "s", "r", "r"];
        var data = new EstimationData(
            DataColumn.OfText("exporter", exporter), DataColumn.OfText("importer", importer),
            DataColumn.OfNumbers("trade", [1, 2, 3, 2, 4, 1, 0]), DataColumn.OfNumbers("tariff", [0.1, 0.2, 0.7, 0.5, 0.1, 0.9, 0.3]));
        var result = Estimator.Estimate(data, new() { Dependent = "trade", Regressors = ["tariff"], FixedEffects = [new("exporter"), new("importer")] },
            CovarianceSpecification.Iid with { SmallSample = SmallSample.None }, new() { KeepSingletons = true });
        Assert.True(result.Converged, result.Ending);
        Assert.Equal(1, result.Count(RowUse.SeparatedByRegressors));
        Assert.Equal(RowUse.SeparatedByRegressors, result.RowUses[6]);
        Assert.Equal(2, result.Components);
    }

    /// <summary>Columns of regressors and dummy variables over all rows.</summary>
    private sealed class DummyMatrix
    {
        public DummyMatrix(EstimationData data, ModelSpecification model)
        {
            Columns = [.. model.Regressors.Select(r => data[r].Numbers.ToArray())];
            foreach (var effect in model.FixedEffects)
            {
                string[] level = [.. Enumerable.Range(0, data.Rows).Select(r => string.Join('|', effect.Keys.Select(k => data[k].Levels[data[k].Codes[r]])))];
                Columns.AddRange(level.Distinct().Select(l => level.Select(x => x == l ? 1.0 : 0.0).ToArray()));
            }
        }

        public List<double[]> Columns { get; }

        /// <summary>A perceptron in the null space of the first rows.</summary>
        public double[] ZeroOnFirstPositiveOnSecond(int[] first, int[] second)
        {
            int k = Columns.Count, rows = Columns[0].Length;
            List<double[]> basis = [];
            foreach (int row in first) AddDirection(basis, [.. Columns.Select(c => c[row])]);
            List<double[]> free = [];
            for (int c = 0; c < k; c++)
            {
                double[] unit = new double[k];
                unit[c] = 1;
                if (AddDirection(basis, unit)) free.Add(basis[^1]);
            }

            double[][] directions = [.. second.Select(row => free.Select(f => f.Select((v, c) => v * Columns[c][row]).Sum()).ToArray())];
            double[] weight = new double[free.Count];
            for (int step = 0; step < 1_000_000; step++)
            {
                double[]? violated = directions.Select(d => (d, d.Zip(weight, (x, y) => x * y).Sum() / Math.Sqrt(d.Sum(x => x * x)))).Where(d => d.Item2 < 1e-2).OrderBy(d => d.Item2).FirstOrDefault().d;
                if (violated is null) break;
                double size = Math.Sqrt(violated.Sum(x => x * x));
                for (int f = 0; f < weight.Length; f++) weight[f] += violated[f] / size;
            }

            double[] coefficient = [.. Enumerable.Range(0, k).Select(c => free.Select((f, x) => f[c] * weight[x]).Sum())];
            return [.. Enumerable.Range(0, rows).Select(row => Columns.Select((c, x) => c[row] * coefficient[x]).Sum())];
        }

        private static bool AddDirection(List<double[]> basis, double[] vector)
        {
            double[] rest = [.. vector];
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] direction in basis)
                {
                    double inner = rest.Zip(direction, (a, b) => a * b).Sum();
                    for (int c = 0; c < rest.Length; c++) rest[c] -= inner * direction[c];
                }
            }

            double norm = Math.Sqrt(rest.Sum(v => v * v));
            if (norm < 1e-9) return false;
            basis.Add([.. rest.Select(v => v / norm)]);
            return true;
        }
    }
}
