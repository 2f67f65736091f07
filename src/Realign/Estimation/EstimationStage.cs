namespace Realign.Estimation;

/// <summary>The stages of an estimation, in order.</summary>
public enum EstimationStage
{
    /// <summary>Coding keys, leaving out rows, ordering observations.</summary>
    Preparing,

    /// <summary>Looking for separated observations.</summary>
    Separation,

    /// <summary>Reweighted least squares.</summary>
    Iterating,

    /// <summary>Standard errors.</summary>
    Covariance,
}
