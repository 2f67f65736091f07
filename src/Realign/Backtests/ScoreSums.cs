namespace Realign.Backtests;

/// <summary>
/// Sums over cells from which every score of a forecast follows. They add up over markets, so that drawing markets anew costs one addition a market.
/// </summary>
internal readonly record struct ScoreSums(
    double Weight, double F, double R, double FF, double FR, double RankF, double RankR, double RankFF, double RankRR, double RankFR,
    double Called, double Right, double Error, double NoChangeError)
{
    /// <summary>A forecast of less than a thousandth calls no direction.</summary>
    internal const double SmallestCall = 0.001;

    /// <summary>The sums of one cell: forecast and outcome, their ranks among all cells, and a weight.</summary>
    public static ScoreSums Of(double forecast, double realised, double rankForecast, double rankRealised, double w)
    {
        bool called = Math.Abs(forecast) >= SmallestCall;
        return new ScoreSums(
            w, w * forecast, w * realised, w * forecast * forecast, w * forecast * realised,
            w * rankForecast, w * rankRealised, w * rankForecast * rankForecast, w * rankRealised * rankRealised, w * rankForecast * rankRealised,
            called ? w : 0, called && Math.Sign(forecast) == Math.Sign(realised) ? w : 0, w * Math.Abs(realised - forecast), w * Math.Abs(realised));
    }

    public static ScoreSums operator +(ScoreSums a, ScoreSums b) => new(
        a.Weight + b.Weight, a.F + b.F, a.R + b.R, a.FF + b.FF, a.FR + b.FR,
        a.RankF + b.RankF, a.RankR + b.RankR, a.RankFF + b.RankFF, a.RankRR + b.RankRR, a.RankFR + b.RankFR,
        a.Called + b.Called, a.Right + b.Right, a.Error + b.Error, a.NoChangeError + b.NoChangeError);

    /// <summary>Least-squares slope of the outcome on the forecast, with an intercept; NaN where all forecasts are the same.</summary>
    public double Slope => Ratio((Weight * FR) - (F * R), (Weight * FF) - (F * F), Weight * FF);

    /// <summary>Mean outcome over mean forecast; NaN where the mean forecast is small beside its spread, as the ratio then says nothing.</summary>
    public double MeanRatio => F * F > 0.25 * Weight * FF ? R / F : double.NaN;

    /// <summary>Correlation of ranks; NaN where either side is constant.</summary>
    public double RankCorrelation
    {
        get
        {
            double f = (Weight * RankFF) - (RankF * RankF), r = (Weight * RankRR) - (RankR * RankR);
            return Ratio((Weight * RankFR) - (RankF * RankR), Math.Sqrt(Math.Max(0, f) * Math.Max(0, r)), Weight * Math.Sqrt(RankFF * RankRR));
        }
    }

    /// <summary>Of the cells whose direction was called, the share called right; NaN where none was.</summary>
    public double RightSigns => Called > 0 ? Right / Called : double.NaN;

    public double MeanAbsoluteError => Weight > 0 ? Error / Weight : double.NaN;

    public double NoChangeMeanError => Weight > 0 ? NoChangeError / Weight : double.NaN;

    /// <summary>By how much the error is smaller than that of a forecast of no change, a fraction of the latter; negative where it is larger.</summary>
    public double Gain => NoChangeError > 0 ? 1 - (Error / NoChangeError) : double.NaN;

    /// <summary>A difference of equals leaves rounding, not a number to divide by.</summary>
    private static double Ratio(double above, double below, double scale) => below > 1e-12 * scale ? above / below : double.NaN;
}
