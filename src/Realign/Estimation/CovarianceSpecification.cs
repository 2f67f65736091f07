namespace Realign.Estimation;

/// <summary>How the covariance of the coefficients is estimated.</summary>
public sealed record CovarianceSpecification
{
    public CovarianceKind Kind { get; init; } = CovarianceKind.Heteroskedastic;

    /// <summary>One group a way of clustering; only with <see cref="CovarianceKind.Clustered"/>.</summary>
    public IReadOnlyList<KeyCombination> Clusters { get; init; } = [];

    /// <summary>The small-sample factors and the distribution of the statistics; as in <c>fixest</c> by default.</summary>
    public SmallSample SmallSample { get; init; } = SmallSample.Fixest;

    public static CovarianceSpecification Iid { get; } = new() { Kind = CovarianceKind.Iid };

    public static CovarianceSpecification Heteroskedastic { get; } = new();

    public static CovarianceSpecification Clustered(params IReadOnlyList<KeyCombination> clusters) =>
        new() { Kind = CovarianceKind.Clustered, Clusters = clusters };
}
