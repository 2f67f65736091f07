namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// How the trade elasticity grows with the years since a change: share(h) of its long-run value. Shape, not level, from Boehm, Levchenko and
/// Pandalai-Nayar (2023, American Economic Review 113): 0.76 in the year after a tariff change, 1.75 to 2.25 in the long run, reached after 7 to
/// 10 years. Until year 1 the share is the first; from then on the gap closes exponentially, 95 % of it by the last year.
/// </summary>
/// <param name="FirstShare">Share in the first year, a fraction.</param>
/// <param name="Years">Years by which 95 % of the gap has closed; more than 1.</param>
public readonly record struct ElasticityHorizon(double FirstShare, double Years)
{
    private const double FirstYear = 0.76;
    private const double SmallestLongRun = 1.75;
    private const double LargestLongRun = 2.25;
    private const double Fastest = 7;
    private const double Slowest = 10;

    /// <summary>The middle of the published ranges.</summary>
    public static ElasticityHorizon Central { get; } = new(2 * FirstYear / (SmallestLongRun + LargestLongRun), (Fastest + Slowest) / 2);

    /// <summary>A course within the published ranges, uniform in the long-run elasticity and in the years.</summary>
    public static ElasticityHorizon Draw(double longRun, double years) =>
        new(FirstYear / (SmallestLongRun + (longRun * (LargestLongRun - SmallestLongRun))), Fastest + (years * (Slowest - Fastest)));

    /// <summary>The share of the long-run elasticity that holds after some years.</summary>
    public double Share(double years) => 1 - ((1 - FirstShare) * Math.Exp(-Math.Log(20) * Math.Max(0, years - 1) / (Years - 1)));
}
