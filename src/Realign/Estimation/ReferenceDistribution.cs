namespace Realign.Estimation;

/// <summary>What a coefficient divided by its standard error is compared with.</summary>
public enum ReferenceDistribution
{
    Normal,

    /// <summary>Student's t with n − K degrees of freedom, with clusters min(G) − 1.</summary>
    Student,

    /// <summary>Student's t for least squares, the normal for Poisson.</summary>
    StudentUnlessPoisson,
}
