using Realign.Models.Ensembles;

namespace Realign.Backtests;

/// <summary>How well the model and two naive forecasts did on a set of cells. Errors are in log points; null where a score has no meaning.</summary>
public sealed record ForecastScores
{
    /// <summary>Cells compared.</summary>
    public required int Cells { get; init; }

    /// <summary>Cells in which the model forecasts a change of at least 0.1 %, and so a direction.</summary>
    public required int Calls { get; init; }

    /// <summary>Markets, an importer and a sector, that the cells lie in; intervals come from drawing these.</summary>
    public required int Markets { get; init; }

    /// <summary>Slope of the realised on the predicted change, with an intercept: 1 is right, below 1 the model says too much.</summary>
    public required Interval? Slope { get; init; }

    /// <summary>Mean realised over mean predicted change: how much of the forecast came; null where the mean forecast is too near zero to say.</summary>
    public required Interval? MeanRatio { get; init; }

    /// <summary>Correlation of the ranks of predicted and realised changes.</summary>
    public required Interval? RankCorrelation { get; init; }

    /// <summary>Share of the calls whose direction was right.</summary>
    public required Interval? RightSigns { get; init; }

    /// <summary>Mean absolute error of the model.</summary>
    public required double? MeanAbsoluteError { get; init; }

    /// <summary>Mean absolute error of the forecast that nothing changes.</summary>
    public required double? NoChangeError { get; init; }

    /// <summary>1 less the ratio of the two errors: what the model takes off the error of 'no change'; negative where it adds to it.</summary>
    public required Interval? Gain { get; init; }

    /// <summary>The same of the forecast that the trend of the years before goes on.</summary>
    public required double? TrendSlope { get; init; }

    public required double? TrendRankCorrelation { get; init; }

    public required double? TrendRightSigns { get; init; }

    public required double? TrendError { get; init; }
}
