using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>
/// What an estimation found. The first group of members can always be read; the numbers of the second throw <see cref="NotConvergedException"/> unless
/// <see cref="Converged"/>.
/// </summary>
public sealed class EstimationResult
{
    internal EstimationResult()
    {
    }

    public ModelSpecification Model => throw new NotImplementedException();

    public CovarianceSpecification Covariance => throw new NotImplementedException();

    /// <summary>Whether iterations and absorptions reached their tolerances.</summary>
    public bool Converged => throw new NotImplementedException();

    /// <summary>How it ended, in a sentence.</summary>
    public string Ending => throw new NotImplementedException();

    /// <summary>Iterations of reweighted least squares; 1 for least squares.</summary>
    public int Iterations => throw new NotImplementedException();

    /// <summary>Iterations of the absorption, over all outer iterations; of the block that needed most.</summary>
    public int InnerIterations => throw new NotImplementedException();

    /// <summary>Rows of the data.</summary>
    public int Rows => throw new NotImplementedException();

    /// <summary>Rows used: n.</summary>
    public int Observations => throw new NotImplementedException();

    /// <summary>Whether each row of the data was used, or why not; the length is <see cref="Rows"/>.</summary>
    public IReadOnlyList<RowUse> RowUses => throw new NotImplementedException();

    /// <summary>Rows with a use: <c>Count(RowUse.Singleton)</c>.</summary>
    public int Count(RowUse use) => throw new NotImplementedException();

    /// <summary>Rows left out because they are separated, by fixed effects or by regressors.</summary>
    public int Separated => Count(RowUse.SeparatedByFixedEffect) + Count(RowUse.SeparatedByRegressors);

    /// <summary>Rows left out because they are alone in a level of a fixed effect.</summary>
    public int Singletons => Count(RowUse.Singleton);

    /// <summary>Regressors left out because fixed effects or earlier regressors determine them.</summary>
    public IReadOnlyList<string> Collinear => throw new NotImplementedException();

    /// <summary>The fixed effects, in the model's order.</summary>
    public IReadOnlyList<FixedEffectSummary> FixedEffectSummaries => throw new NotImplementedException();

    /// <summary>Blocks of observations that share no level of any fixed effect; 1 without fixed effects.</summary>
    public int Components => throw new NotImplementedException();

    /// <summary>Clusters of each way.</summary>
    public IReadOnlyList<int> ClusterCounts => throw new NotImplementedException();

    /// <summary>K: the parameters that the small-sample factor counts.</summary>
    public int CountedParameters => throw new NotImplementedException();

    /// <summary>Degrees of freedom of the t distribution; infinite for the normal.</summary>
    public double DegreesOfFreedom => throw new NotImplementedException();

    /// <summary>The coefficients that are not collinear, in the order of the regressors.</summary>
    public IReadOnlyList<Coefficient> Coefficients => throw new NotImplementedException();

    /// <summary>The coefficient of a regressor.</summary>
    /// <exception cref="RealignException">There is none, or it was collinear.</exception>
    public Coefficient this[string name] => throw new NotImplementedException();

    /// <summary>Covariance of the coefficients, in their order.</summary>
    public Matrix CovarianceMatrix => throw new NotImplementedException();

    /// <summary>Confidence interval of a coefficient.</summary>
    /// <param name="name">The regressor.</param>
    /// <param name="level">Inside (0, 1), such as 0.95.</param>
    public (double Lower, double Upper) ConfidenceInterval(string name, double level) => throw new NotImplementedException();

    /// <summary>Poisson: 2 Σ w [y ln(y/μ) − (y − μ)]; least squares: the weighted sum of squared residuals.</summary>
    public double Deviance => throw new NotImplementedException();

    /// <summary>With the constant ln Γ(y + 1) of Poisson.</summary>
    public double LogLikelihood => throw new NotImplementedException();

    /// <summary>Log-likelihood with a constant (and the offset) alone.</summary>
    public double NullLogLikelihood => throw new NotImplementedException();

    /// <summary>McFadden's 1 − ln L / ln L₀ for Poisson; null for least squares.</summary>
    public double? PseudoR2 => throw new NotImplementedException();

    /// <summary>Poisson: the squared correlation of y and μ̂ (as Stata's <c>ppml</c>); least squares: 1 − SSR/SST.</summary>
    public double R2 => throw new NotImplementedException();

    /// <summary>Least squares: 1 − (1 − R²)(n − 1)/(n − K) with every parameter counted; null for Poisson.</summary>
    public double? AdjustedR2 => throw new NotImplementedException();

    /// <summary>Least squares: the square root of SSR/(n − K) with every parameter counted; null for Poisson.</summary>
    public double? RootMeanSquaredError => throw new NotImplementedException();

    /// <summary>Least squares: R² of the residualised variables; null for Poisson or without fixed effects.</summary>
    public double? WithinR2 => throw new NotImplementedException();

    /// <summary>Tests that the named coefficients are all zero; all coefficients (without the constant) when none is named.</summary>
    public WaldTest Wald(params IReadOnlyList<string> names) => throw new NotImplementedException();

    /// <summary>Tests R β = q.</summary>
    /// <param name="restrictions">R, one row a restriction, one column a coefficient.</param>
    /// <param name="values">q; zeros when empty.</param>
    public WaldTest Wald(Matrix restrictions, params IReadOnlyList<double> values) => throw new NotImplementedException();

    /// <summary>The same estimates with another covariance; nothing is estimated again.</summary>
    /// <exception cref="RealignException">A row that was used misses a value in a key of the new clusters.</exception>
    public EstimationResult WithCovariance(CovarianceSpecification covariance) => throw new NotImplementedException();

    /// <summary>η̂ by row of the data, offset and fixed effects included; NaN for rows left out.</summary>
    public double[] LinearPredictor() => throw new NotImplementedException();

    /// <summary>μ̂ by row of the data; NaN for rows left out, except that separated ones have 0.</summary>
    public double[] FittedValues() => throw new NotImplementedException();

    /// <summary>μ̂ for other data with the same columns, with the recovered fixed effects; NaN where a value is missing or a level was not estimated.</summary>
    public double[] Predict(EstimationData data) => throw new NotImplementedException();

    /// <summary>
    /// The fixed effects, in the model's order. They are determined up to constants that move between effects: of the first effect none is normalised, of each
    /// later one the level with most observations is zero in every component it forms with the effects before.
    /// </summary>
    public IReadOnlyList<FixedEffectValues> FixedEffects() => throw new NotImplementedException();
}
