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
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        covariance ??= CovarianceSpecification.Heteroskedastic;
        options ??= new EstimationOptions();
        Check(model, options);
        progress?.Report(new(EstimationStage.Preparing, 0, double.NaN));
        var crew = new Crew(options.Threads, cancellation);
        var sample = Sample.Draw(data, model, covariance, options);
        var fit = new Fit(Design.Of(sample), data, model, options, crew);
        fit.Start();
        fit.Run(progress);
        while (fit.Separated.Count > 0)
        {
            sample = sample.Without(fit.Separated.Select(o => fit.Design.Rows[o]), data, model, options);
            var smaller = new Fit(Design.Of(sample), data, model, options, crew);
            smaller.StartFrom(fit);
            fit = smaller;
            fit.Run(progress);
        }

        progress?.Report(new(EstimationStage.Covariance, 0, double.NaN));
        return new EstimationResult(new EstimationState(data, model, options, sample, fit), covariance);
    }

    private static void Check(ModelSpecification model, EstimationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        if (model.Regressors.GroupBy(r => r, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RealignException($"Regressor '{twice.Key}' is named twice; name it once.");
        if (model.Regressors.Contains(model.Dependent)) throw new RealignException($"'{model.Dependent}' is the dependent variable and a regressor; leave one out.");
        if (model.Regressors.Count == 0 && model.FixedEffects.Count == 0 && !model.Intercept) throw new RealignException("A model needs a regressor, a fixed effect or a constant.");
    }
}
