using Realign.Models.Ensembles;
using Realign.Numerics;

namespace Realign.Backtests;

/// <summary>Scores a forecast on a set of cells, with 5–95 % intervals from drawing markets (an importer and a sector) with replacement.</summary>
internal static class Scoring
{
    /// <summary>Redrawing fewer markets than this says nothing about the range of a score.</summary>
    private const int LeastMarkets = 8;

    /// <param name="cells">The cells.</param>
    /// <param name="weighted">Whether a cell counts by its flow, or all alike.</param>
    /// <param name="draws">Redraws of the markets; 0 for no intervals, and none where the markets are too few.</param>
    /// <param name="seed">Their seed.</param>
    public static ForecastScores Of(IReadOnlyList<BacktestCell> cells, bool weighted, int draws, long seed)
    {
        double[] ranksRealised = Ranks(cells, c => c.Realised);
        var model = Sums(cells, c => c.Predicted, ranksRealised, weighted);
        var trend = Sums(cells, c => c.Trend, ranksRealised, weighted);
        var whole = Total(model);
        var resampled = Enumerable.Range(0, model.Length < LeastMarkets ? 0 : draws).Select(d => Redraw(model, new CounterRandom(seed, d))).ToArray();
        Interval? Score(Func<ScoreSums, double> score) => double.IsFinite(score(whole)) ? With(score(whole), [.. resampled.Select(score).Where(double.IsFinite)]) : null;
        return new ForecastScores
        {
            Cells = cells.Count,
            Calls = cells.Count(c => Math.Abs(c.Predicted) >= ScoreSums.SmallestCall),
            Markets = model.Length,
            Slope = Score(s => s.Slope),
            MeanRatio = Score(s => s.MeanRatio),
            RankCorrelation = Score(s => s.RankCorrelation),
            RightSigns = Score(s => s.RightSigns),
            MeanAbsoluteError = Number(whole.MeanAbsoluteError),
            NoChangeError = Number(whole.NoChangeMeanError),
            Gain = Score(s => s.Gain),
            TrendSlope = Number(Total(trend).Slope),
            TrendRankCorrelation = Number(Total(trend).RankCorrelation),
            TrendRightSigns = Number(Total(trend).RightSigns),
            TrendError = Number(Total(trend).MeanAbsoluteError),
        };
    }

    /// <summary>Ranks from 1, ties sharing their mean.</summary>
    internal static double[] Ranks(IReadOnlyList<BacktestCell> cells, Func<BacktestCell, double> value)
    {
        double[] values = [.. cells.Select(value)];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(k => values[k])];
        var ranks = new double[values.Length];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end + 1 < order.Length && values[order[end + 1]] == values[order[start]]) end++;
            for (int k = start; k <= end; k++) ranks[order[k]] = 1 + ((start + end) / 2.0);
            start = end + 1;
        }

        return ranks;
    }

    /// <summary>One sum a market.</summary>
    private static ScoreSums[] Sums(IReadOnlyList<BacktestCell> cells, Func<BacktestCell, double> forecast, double[] ranksRealised, bool weighted)
    {
        double[] ranks = Ranks(cells, forecast);
        var markets = new OrderedDictionary<(int, int), ScoreSums>();
        for (int k = 0; k < cells.Count; k++)
        {
            var c = cells[k];
            var key = (c.Importer, c.Sector);
            markets[key] = markets.GetValueOrDefault(key) + ScoreSums.Of(forecast(c), c.Realised, ranks[k], ranksRealised[k], weighted ? c.Flow : 1);
        }

        return [.. markets.Values];
    }

    private static ScoreSums Total(IEnumerable<ScoreSums> markets) => markets.Aggregate(default(ScoreSums), (a, b) => a + b);

    private static ScoreSums Redraw(ScoreSums[] markets, CounterRandom random)
    {
        var sum = default(ScoreSums);
        for (int k = 0; k < markets.Length; k++) sum += markets[(int)(random.Uniform(k) * markets.Length)];
        return sum;
    }

    private static Interval With(double value, double[] draws)
    {
        if (draws.Length == 0) return Interval.Point(Round(value));
        var interval = Interval.Of(draws);
        return new Interval(Round(value), Round(interval.Low!.Value), Round(interval.High!.Value));
    }

    private static double? Number(double value) => double.IsFinite(value) ? Round(value) : null;

    /// <summary>More digits would be noise, and would tie a record to the last bit of one machine.</summary>
    private static double Round(double value) => Math.Round(value, 5);
}
