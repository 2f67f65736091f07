using Realign.Estimation;

namespace Realign.Tests.Estimation;

/// <summary>
/// Yotov, Piermartini, Monteiro and Larch (2016), An Advanced Guide to Trade Policy Analysis, chapter 1, on its own data: 69 economies, every fourth year
/// from 1986 to 2006.
/// </summary>
public class GravityGuideTests
{
    private static readonly Lazy<EstimationData> _panel = new(() => EveryFourthYear(Panels.Read(SharedData.Require("data/agtpa/panel.csv.gz"), "exporter", "importer", "pair_id")));

    private static CovarianceSpecification ByPair { get; } = CovarianceSpecification.Clustered(new KeyCombination("pair_id")) with { SmallSample = SmallSample.StataPpml };

    [Theory]
    [InlineData(Family.Gaussian, "ols_fe")]
    [InlineData(Family.Poisson, "ppml")]
    public void Traditional_gravity_gives_the_published_table_to_its_printed_digits(Family family, string column)
    {
        var international = Filter(_panel.Value, (d, r) => d["exporter"].Codes[r] != Code(d, "importer", "exporter", r) && (family == Family.Poisson || d["trade_musd"].Numbers[r] > 0));
        international = international.With(
            DataColumn.OfNumbers("log_dist", Map(international, "dist_km", Math.Log)), DataColumn.OfNumbers("log_trade", Map(international, "trade_musd", Math.Log)));
        var result = Estimator.Estimate(
            international,
            new()
            {
                Dependent = family == Family.Poisson ? "trade_musd" : "log_trade",
                Regressors = ["log_dist", "cntg", "lang", "clny"],
                FixedEffects = [Panels.ExporterYear, Panels.ImporterYear],
                Family = family,
            },
            ByPair,
            new() { KeepSingletons = true, Separation = SeparationCheck.None });
        Assert.True(result.Converged, result.Ending);
        int compared = 0;
        using var published = Files.CsvTable.Open(SharedData.Require("data/agtpa/published.csv"));
        while (published.Read())
        {
            if (published.Text("model") != column) continue;
            compared++;
            string variable = published.Text("variable"), estimate = published.Text("estimate");
            if (variable == "observations") Assert.Equal(int.Parse(estimate), result.Observations);
            else if (variable == "r_squared") Assert.Equal(estimate, $"{result.R2:0.000}");
            else
            {
                Assert.Equal(estimate, $"{result[variable].Estimate:0.000}");
                Assert.Equal(published.Text("standard_error"), $"{result[variable].StandardError:0.000}");
            }
        }

        Assert.Equal(6, compared);
    }

    [Fact]
    public void Agreements_with_pair_effects_give_the_published_estimates_to_their_printed_digits()
    {
        // Table 3 of the Guide, columns 4 to 6; domestic pairs share one effect and pairs that never trade are left out.
        var model = new ModelSpecification { Dependent = "trade_musd", FixedEffects = [Panels.ExporterYear, Panels.ImporterYear, new("pair_effect")] };
        var data = _panel.Value;
        string?[] effect = [.. Enumerable.Range(0, data.Rows).Select(r => Code(data, "importer", "exporter", r) == data["exporter"].Codes[r] ? "domestic" : data["pair_id"].Levels[data["pair_id"].Codes[r]])];
        data = data.With(DataColumn.OfText("pair_effect", effect));
        Check(data, model with { Regressors = ["rta"] }, "rta 0.557 0.102");
        Check(data, model with { Regressors = ["rta", "rta_lead4"] }, "rta 0.520 0.086", "rta_lead4 0.077 0.092");
        Check(data, model with { Regressors = ["rta", "rta_lag4", "rta_lag8", "rta_lag12"] }, "rta 0.291 0.089", "rta_lag4 0.414 0.067", "rta_lag8 0.169 0.043", "rta_lag12 0.119 0.030");
    }

    private static void Check(EstimationData data, ModelSpecification model, params string[] published)
    {
        var result = Estimator.Estimate(data, model, ByPair);
        Assert.True(result.Converged, result.Ending);
        Assert.Equal(published, result.Coefficients.Select(c => $"{c.Name} {c.Estimate:0.000} {c.StandardError:0.000}"));
    }

    private static int Code(EstimationData data, string column, string levelsOf, int row)
    {
        string name = data[column].Levels[data[column].Codes[row]];
        return data[levelsOf].Levels.ToList().IndexOf(name);
    }

    private static double[] Map(EstimationData data, string column, Func<double, double> map) => [.. data[column].Numbers.ToArray().Select(map)];

    private static EstimationData EveryFourthYear(EstimationData data) => Filter(data, (d, r) => ((int)d["year"].Numbers[r] - 1986) % 4 == 0);

    private static EstimationData Filter(EstimationData data, Func<EstimationData, int, bool> keep)
    {
        int[] rows = [.. Enumerable.Range(0, data.Rows).Where(r => keep(data, r))];
        return new([.. data.Columns.Select(c => c.IsNumeric
            ? DataColumn.OfNumbers(c.Name, [.. rows.Select(r => c.Numbers[r])])
            : DataColumn.OfText(c.Name, [.. rows.Select(r => c.Levels[c.Codes[r]])]))]);
    }
}
