namespace Realign.Estimation;

/// <summary>What is assumed about the errors.</summary>
public enum CovarianceKind
{
    /// <summary>The inverse of the information: errors are independent and follow the family's variance (least squares: one estimated variance; Poisson: variance = mean).</summary>
    Iid,

    /// <summary>Independent, any variance (Eicker, Huber, White; HC0 times the small-sample factor).</summary>
    Heteroskedastic,

    /// <summary>Dependent within clusters, one- or multi-way (Cameron, Gelbach and Miller 2011).</summary>
    Clustered,
}
