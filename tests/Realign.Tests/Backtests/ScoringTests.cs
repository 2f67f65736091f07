using Realign.Backtests;

namespace Realign.Tests.Backtests;

public class ScoringTests
{
    [Fact]
    public void A_perfect_forecast_has_slope_one_rank_correlation_one_all_signs_and_no_error()
    {
        var scores = Score([(-0.4, -0.4), (-0.1, -0.1), (0.2, 0.2), (0.5, 0.5)]);
        Assert.Equal((1, 1, 1, 0.0, 1), (scores.Slope!.Value.Value, scores.RankCorrelation!.Value.Value, scores.RightSigns!.Value.Value, scores.MeanAbsoluteError, scores.Gain!.Value.Value));
    }

    [Fact]
    public void Scores_are_those_computed_by_hand()
    {
        // Forecasts 1, 2, 3 (in tenths) and outcomes 3, 1, 2: Sxy = Σ(f−2)(r−2) = −1, Sxx = 2, so the slope is −½ and, ranks being the values, so is Spearman's ρ.
        var scores = Score([(0.1, 0.3), (0.2, 0.1), (0.3, 0.2)]);
        Assert.Equal((-0.5, -0.5), (scores.Slope!.Value.Value, scores.RankCorrelation!.Value.Value));
        Assert.Equal((1.0, 1.0), (scores.RightSigns!.Value.Value, scores.MeanRatio!.Value.Value));
        Assert.Equal(0.4 / 3, scores.MeanAbsoluteError!.Value, 1e-5);
        Assert.Equal(0.2, scores.NoChangeError!.Value, 1e-5);
        Assert.Equal(1 - (0.4 / 0.6), scores.Gain!.Value.Value, 1e-5);
    }

    [Fact]
    public void The_rank_correlation_is_that_of_a_textbook_example()
    {
        // Hours of television and IQ of ten people, the worked example of Spearman's coefficient: ρ = −29/165.
        double[] iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110], hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
        Assert.Equal(-29.0 / 165, Score([.. iq.Zip(hours)]).RankCorrelation!.Value.Value, 1e-5);
    }

    [Fact]
    public void Ties_share_their_mean_rank() =>
        Assert.Equal([1, 2.5, 2.5, 4], Scoring.Ranks(Cells([(1, 0), (5, 0), (5, 0), (9, 0)]), c => c.Predicted));

    [Fact]
    public void Weights_count_a_cell_as_often_as_its_flow_says()
    {
        var cells = Cells([(0.1, 0.3), (0.2, 0.1), (0.3, 0.2)]);
        cells[2] = cells[2] with { Flow = 3 };
        var weighted = Scoring.Of(cells, true, 0, 0);
        var repeated = Score([(0.1, 0.3), (0.2, 0.1), (0.3, 0.2), (0.3, 0.2), (0.3, 0.2)]);
        Assert.Equal((repeated.Slope, repeated.RightSigns, repeated.MeanAbsoluteError, repeated.Gain), (weighted.Slope, weighted.RightSigns, weighted.MeanAbsoluteError, weighted.Gain));
        Assert.NotEqual(Scoring.Of(cells, false, 0, 0).Slope, weighted.Slope);
    }

    [Fact]
    public void Where_nothing_moves_no_change_is_the_best_forecast()
    {
        var scores = Score([(-0.4, 0), (0.2, 0), (0.5, 0)]);
        Assert.Equal(0, scores.NoChangeError);
        Assert.Equal(1.1 / 3, scores.MeanAbsoluteError!.Value, 1e-5);
        Assert.Equal((0.0, null, null), (scores.RightSigns!.Value.Value, scores.Gain, scores.RankCorrelation));
    }

    [Fact]
    public void A_forecast_of_nothing_calls_no_direction()
    {
        var scores = Score([(0, 0.1), (0.0009, -0.2), (-0.0009, 0.3)]);
        Assert.Equal((0, null), (scores.Calls, scores.RightSigns));
    }

    [Fact]
    public void A_mean_forecast_near_zero_has_no_ratio() => Assert.Null(Score([(-0.5, -0.1), (0.5, 0.2), (0.01, 0.1)]).MeanRatio);

    [Fact]
    public void The_trend_is_scored_like_the_model()
    {
        var cells = Cells([(0.1, 0.3), (0.2, 0.1), (0.3, 0.2)]).ConvertAll(c => c with { Predicted = 0, Trend = c.Predicted });
        var scores = Scoring.Of(cells, false, 0, 0);
        Assert.Equal((-0.5, -0.5, 1.0), (scores.TrendSlope, scores.TrendRankCorrelation, scores.TrendRightSigns));
        Assert.Equal(0.4 / 3, scores.TrendError!.Value, 1e-5);
    }

    [Fact]
    public void Intervals_repeat_with_their_seed()
    {
        var cells = Simulated(new Random(5));
        var scores = Scoring.Of(cells, false, 400, 3);
        Assert.Equal(40, scores.Markets);
        Assert.InRange(scores.Slope!.Value.Value, scores.Slope.Value.Low!.Value, scores.Slope.Value.High!.Value);
        Assert.Equal(scores, Scoring.Of(cells, false, 400, 3));
        Assert.NotEqual(scores.Slope, Scoring.Of(cells, false, 400, 4).Slope);
    }

    [Fact]
    public void Intervals_of_ninety_percent_hold_the_truth_about_nine_times_in_ten()
    {
        var random = new Random(17);
        int held = Enumerable.Range(0, 300).Count(_ => Scoring.Of(Simulated(random), false, 200, 1).Slope!.Value is { Low: <= 0.5, High: >= 0.5 });
        Assert.InRange(held / 300.0, 0.82, 0.95);
    }

    [Fact]
    public void Few_markets_give_no_interval()
    {
        var scores = Scoring.Of([.. Simulated(new Random(5)).Where(c => c.Sector < 7)], false, 100, 1);
        Assert.Equal((7, null), (scores.Markets, scores.Slope!.Value.Low));
    }

    [Fact]
    public void The_order_of_the_cells_does_not_matter()
    {
        var random = new Random(9);
        var cells = Cells([.. Enumerable.Range(0, 60).Select(_ => (random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);
        var before = Scoring.Of(cells, true, 0, 0);
        var shuffled = cells.OrderBy(_ => random.Next()).ToList();
        Assert.Equal(before, Scoring.Of(shuffled, true, 0, 0));
    }

    [Fact]
    public void No_cells_give_no_scores()
    {
        var scores = Score([]);
        Assert.Equal((0, null, null, null), (scores.Cells, scores.Slope, scores.MeanAbsoluteError, scores.TrendError));
    }

    /// <summary>Forty markets of four cells; the outcome is half the forecast, an error that a market shares, and one of the cell.</summary>
    private static List<BacktestCell> Simulated(Random random)
    {
        var cells = new List<BacktestCell>();
        for (int market = 0; market < 40; market++)
        {
            double shared = random.NextDouble() - 0.5, level = random.NextDouble() - 0.5;
            for (int k = 0; k < 4; k++)
            {
                double forecast = level + (0.5 * (random.NextDouble() - 0.5));
                cells.Add(new BacktestCell(0, k, market, "e", CellGroup.Direct, 1, forecast, (0.5 * forecast) + (0.4 * shared) + (0.4 * (random.NextDouble() - 0.5)), 0, null));
            }
        }

        return cells;
    }

    private static ForecastScores Score((double Predicted, double Realised)[] pairs) => Scoring.Of(Cells(pairs), false, 0, 0);

    private static List<BacktestCell> Cells((double Predicted, double Realised)[] pairs) =>
        [.. pairs.Select((p, k) => new BacktestCell(0, 1, k, "e", CellGroup.Direct, 1, p.Predicted, p.Realised, 0, null))];
}
