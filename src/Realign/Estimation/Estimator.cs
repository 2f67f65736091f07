namespace Realign.Estimation;

/// <summary>Estimates models with high-dimensional fixed effects by Poisson pseudo-maximum likelihood or least squares.</summary>
public static class Estimator
{
    /// <summary>Estimates a model. Identical to the last bit for any number of threads.</summary>
    /// <param name="data">Columns, among them those that model and covariance name.</param>
    /// <param name="model">What is estimated.</param>
    /// <param name="covariance">Heteroskedastic when null.</param>
    /// <param name="options">Defaults when null.</param>
    /// <param name="progress">Told at every stage and iteration.</param>
    /// <param name="cancellation">Stops between (also inner) iterations.</param>
    /// <exception cref="RealignException">A column is missing or not numeric, the dependent variable or a weight is negative or infinite, or no observation or regressor is left.</exception>
    public static EstimationResult Estimate(
        EstimationData data,
        ModelSpecification model,
        CovarianceSpecification? covariance = null,
        EstimationOptions? options = null,
        IProgress<EstimationProgress>? progress = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
