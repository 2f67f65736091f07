namespace Realign.Estimation;

/// <summary>
/// The factors by which a covariance is multiplied in finite samples, and the distribution that statistics are compared with. With n observations, K counted
/// parameters and G clusters: (n−1)/(n−K) if <see cref="AdjustObservations"/>, times G/(G−1) by <see cref="ClusterFactor"/>. The named conventions are
/// those of the usual packages; docs/models/gravity-estimator.md has the formulas.
/// </summary>
public sealed record SmallSample
{
    /// <summary>Whether (n−1)/(n−K) is applied (heteroskedastic and iid covariances of least squares: n/(n−K), respectively the division of the residual variance by n−K).</summary>
    public bool AdjustObservations { get; init; }

    /// <summary>How G/(G−1) is applied.</summary>
    public ClusterFactor ClusterFactor { get; init; }

    /// <summary>Which fixed effects K counts.</summary>
    public FixedEffectCount FixedEffectCount { get; init; }

    /// <summary>
    /// Whether redundant effects are found level by level (connected components) rather than taken to be one for every group of effects after the first.
    /// </summary>
    public bool ExactRedundancy { get; init; }

    /// <summary>The distribution of coefficients over standard errors.</summary>
    public ReferenceDistribution Distribution { get; init; }

    /// <summary>No factor, normal distribution.</summary>
    public static SmallSample None { get; } = new();

    /// <summary>R's <c>fixest</c>, default <c>ssc()</c>: (n−1)/(n−K) with nested effects not counted, the smallest G/(G−1) for all ways; t for least squares, normal for Poisson.</summary>
    public static SmallSample Fixest { get; } = new()
    {
        AdjustObservations = true,
        ClusterFactor = ClusterFactor.Smallest,
        FixedEffectCount = FixedEffectCount.Nested,
        Distribution = ReferenceDistribution.StudentUnlessPoisson,
    };

    /// <summary>Stata's <c>reghdfe</c>: redundancies exact for the first two effects, nested effects not counted, t distribution.</summary>
    public static SmallSample Reghdfe { get; } = new()
    {
        AdjustObservations = true,
        ClusterFactor = ClusterFactor.Smallest,
        FixedEffectCount = FixedEffectCount.Nested,
        ExactRedundancy = true,
        Distribution = ReferenceDistribution.Student,
    };

    /// <summary>Stata's <c>ppmlhdfe</c>: G/(G−1) (n/(n−1) without clusters), normal distribution.</summary>
    public static SmallSample Ppmlhdfe { get; } = new() { ClusterFactor = ClusterFactor.Smallest };

    /// <summary>Stata's <c>ppml</c> and <c>glm</c>: G/(G−1), normal distribution.</summary>
    public static SmallSample StataPpml { get; } = new() { ClusterFactor = ClusterFactor.Each };
}
