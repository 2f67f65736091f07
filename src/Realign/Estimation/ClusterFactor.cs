namespace Realign.Estimation;

/// <summary>How the factor G/(G−1) enters a covariance with clusters.</summary>
public enum ClusterFactor
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Each term of the multi-way sum has that of its own clusters.</summary>
    Each,

    /// <summary>All terms have that of the way with the fewest clusters.</summary>
    Smallest,
}
