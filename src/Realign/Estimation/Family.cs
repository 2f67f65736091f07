namespace Realign.Estimation;

/// <summary>How the dependent variable is related to the linear predictor η.</summary>
public enum Family
{
    /// <summary>E[y] = exp(η), Poisson pseudo-maximum likelihood; y ≥ 0, not necessarily whole numbers.</summary>
    Poisson,

    /// <summary>E[y] = η, least squares.</summary>
    Gaussian,
}
