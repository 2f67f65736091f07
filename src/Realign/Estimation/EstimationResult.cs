using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>
/// What an estimation found. How it went can always be read (up to <see cref="FixedEffectSummaries"/>); every estimate throws
/// <see cref="NotConvergedException"/> unless <see cref="Converged"/>. A result keeps the observations, so that other covariances, predictions and fixed
/// effects can be asked of it later.
/// </summary>
public sealed unsafe class EstimationResult
{
    private const double TableLevel = 0.95;

    private readonly EstimationState _state;
    private readonly Sandwich? _sandwich;
    private readonly IReadOnlyList<Coefficient> _coefficients = [];
    private readonly Lazy<IReadOnlyList<FixedEffectValues>> _effects;

    internal EstimationResult(EstimationState state, CovarianceSpecification covariance)
    {
        (_state, Covariance) = (state, covariance);
        _effects = new(() => RecoveredEffects.Of(state));
        if (!state.Fit.Converged) return;
        _sandwich = Sandwich.Of(state, covariance);
        double critical = TestDistributions.TwoSidedQuantile(1 - TableLevel, _sandwich.DegreesOfFreedom);
        _coefficients = [.. state.Fit.Names.Select((name, c) =>
        {
            double estimate = state.Fit.Coefficients[c], error = Math.Sqrt(_sandwich.Covariance[c, c]), statistic = estimate / error;
            return new Coefficient(name, estimate, error, statistic, TestDistributions.TwoSided(statistic, _sandwich.DegreesOfFreedom), estimate - (critical * error), estimate + (critical * error));
        })];
    }

    public ModelSpecification Model => _state.Model;

    public CovarianceSpecification Covariance { get; }

    /// <summary>Whether iterations and absorptions reached their tolerances.</summary>
    public bool Converged => _state.Fit.Converged;

    /// <summary>How it ended, in a sentence.</summary>
    public string Ending => _state.Fit.Ending;

    /// <summary>Iterations of reweighted least squares (since the last separated observation was left out); 1 for least squares.</summary>
    public int Iterations => _state.Fit.Iterations;

    /// <summary>Iterations of the absorption, over all outer iterations; of the block that needed most.</summary>
    public int InnerIterations => _state.Fit.InnerIterations;

    /// <summary>Rows of the data.</summary>
    public int Rows => _state.Data.Rows;

    /// <summary>Rows used: n.</summary>
    public int Observations => _state.Sample.Observations;

    /// <summary>Whether each row of the data was used, or why not; the length is <see cref="Rows"/>.</summary>
    public IReadOnlyList<RowUse> RowUses => _state.Sample.Uses;

    /// <summary>Rows with a use: <c>Count(RowUse.Singleton)</c>.</summary>
    public int Count(RowUse use) => _state.Sample.Uses.AsSpan().Count(use);

    /// <summary>Rows left out because they are separated, by fixed effects or by regressors.</summary>
    public int Separated => Count(RowUse.SeparatedByFixedEffect) + Count(RowUse.SeparatedByRegressors);

    /// <summary>Rows left out because they are alone in a level of a fixed effect.</summary>
    public int Singletons => Count(RowUse.Singleton);

    /// <summary>Regressors left out because fixed effects or earlier regressors determine them.</summary>
    public IReadOnlyList<string> Collinear => _state.Fit.Collinear;

    /// <summary>Blocks of observations that share no level of any fixed effect; 1 without fixed effects.</summary>
    public int Components => _state.Fit.Design.Components;

    /// <summary>The fixed effects, in the model's order.</summary>
    public IReadOnlyList<FixedEffectSummary> FixedEffectSummaries => [.. _state.Sample.Effects.Select((effect, q) => new FixedEffectSummary(
        effect.Keys.Name, effect.Count, _state.Redundant[q], Covariance.Clusters.Any(c => _state.IsNested(effect, _state.Coding(c)))))];

    /// <summary>Clusters of each way.</summary>
    public IReadOnlyList<int> ClusterCounts => Estimates.ClusterCounts;

    /// <summary>K: the parameters that the small-sample factor counts.</summary>
    public int CountedParameters => Estimates.CountedParameters;

    /// <summary>Degrees of freedom of the t distribution; infinite for the normal.</summary>
    public double DegreesOfFreedom => Estimates.DegreesOfFreedom;

    /// <summary>Whether a multi-way covariance was not positive semidefinite and its negative eigenvalues were set to zero.</summary>
    public bool CovarianceRepaired => Estimates.Repaired;

    /// <summary>The coefficients that are not collinear, in the order of the regressors.</summary>
    public IReadOnlyList<Coefficient> Coefficients
    {
        get
        {
            _ = Estimates;
            return _coefficients;
        }
    }

    /// <summary>The coefficient of a regressor.</summary>
    /// <exception cref="RealignException">There is none, or it was collinear.</exception>
    public Coefficient this[string name] => Coefficients[IndexOf(name)];

    /// <summary>Covariance of the coefficients, in their order.</summary>
    public Matrix CovarianceMatrix => Estimates.Covariance;

    /// <summary>Poisson: 2 Σ w [y ln(y/μ) − (y − μ)]; least squares: the weighted sum of squared residuals.</summary>
    public double Deviance => Measures.Deviance;

    /// <summary>With the constant ln Γ(y + 1) of Poisson; of the normal distribution for least squares.</summary>
    public double LogLikelihood => Measures.LogLikelihood;

    /// <summary>Log-likelihood with a constant (and the offset) alone.</summary>
    public double NullLogLikelihood => Measures.NullLogLikelihood;

    /// <summary>McFadden's 1 − ln L / ln L₀ for Poisson; null for least squares.</summary>
    public double? PseudoR2 => Model.Family == Family.Poisson ? 1 - (Measures.LogLikelihood / Measures.NullLogLikelihood) : null;

    /// <summary>Poisson: the squared correlation of y and μ̂ (as Stata's <c>ppml</c>); least squares: 1 − SSR/SST.</summary>
    public double R2 => Measures.R2;

    /// <summary>Least squares: 1 − (1 − R²)(n − 1)/(n − K) with every parameter counted; null for Poisson.</summary>
    public double? AdjustedR2 => Model.Family == Family.Gaussian ? 1 - ((1 - Measures.R2) * (Observations - 1) / (Observations - _state.AllParameters)) : null;

    /// <summary>Least squares: the square root of SSR/(n − K) with every parameter counted; null for Poisson.</summary>
    public double? RootMeanSquaredError => Model.Family == Family.Gaussian ? Math.Sqrt(Measures.Deviance / (Observations - _state.AllParameters)) : null;

    /// <summary>Least squares: R² of the residualised variables; null for Poisson or without fixed effects.</summary>
    public double? WithinR2 => Measures.WithinR2;

    private Sandwich Estimates => _sandwich ?? throw NotConverged();

    private FitMeasures Measures => _state.Measures ?? throw NotConverged();

    /// <summary>Confidence interval of a coefficient.</summary>
    /// <param name="name">The regressor.</param>
    /// <param name="level">Inside (0, 1), such as 0.95.</param>
    public (double Lower, double Upper) ConfidenceInterval(string name, double level)
    {
        if (!(level > 0 && level < 1)) throw new RealignException($"A confidence level is between 0 and 1, not {level}; 95 % is 0.95.");
        var coefficient = this[name];
        double half = TestDistributions.TwoSidedQuantile(1 - level, DegreesOfFreedom) * coefficient.StandardError;
        return (coefficient.Estimate - half, coefficient.Estimate + half);
    }

    /// <summary>Tests that the named coefficients are all zero; all coefficients (without the constant) when none is named.</summary>
    public WaldTest Wald(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0) names = [.. Coefficients.Select(c => c.Name).Where(n => n != ModelSpecification.InterceptName)];
        int[] tested = [.. names.Select(IndexOf)];
        return Wald(Matrix.Create(tested.Length, Coefficients.Count, (r, c) => tested[r] == c ? 1 : 0));
    }

    /// <summary>Tests R β = q.</summary>
    /// <param name="restrictions">R, one row a restriction, one column a coefficient.</param>
    /// <param name="values">q; zeros when empty.</param>
    public WaldTest Wald(Matrix restrictions, params IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(restrictions);
        ArgumentNullException.ThrowIfNull(values);
        int r = restrictions.Rows, k = Coefficients.Count;
        if (restrictions.Columns != k) throw new RealignException($"The restrictions have {restrictions.Columns} columns, the model {k} coefficients; give one column a coefficient.");
        if (values.Count != 0 && values.Count != r) throw new RealignException($"{values.Count} values for {r} restrictions; give one each, or none for zeros.");
        var gap = new double[r];
        var variance = new double[r * r];
        for (int a = 0; a < r; a++)
        {
            gap[a] = Coefficients.Select((c, x) => restrictions[a, x] * c.Estimate).Sum() - (values.Count == 0 ? 0 : values[a]);
            for (int b = 0; b < r; b++)
                for (int x = 0; x < k; x++)
                    for (int y = 0; y < k; y++) variance[(a * r) + b] += restrictions[a, x] * CovarianceMatrix[x, y] * restrictions[b, y];
        }

        var factor = Cholesky.Of(variance, r, r, [.. Enumerable.Range(0, r).Select(a => variance[(a * r) + a])], 1e-12);
        if (factor.Kept.Count == 0) throw new RealignException("The restrictions have no variance; name coefficients that were estimated.");
        double[] independent = [.. factor.Kept.Select(a => gap[a])], solved = [.. independent];
        factor.Solve(solved);
        double statistic = independent.Zip(solved, (a, b) => a * b).Sum();
        return new(statistic, factor.Kept.Count, DegreesOfFreedom, TestDistributions.FTail(statistic / factor.Kept.Count, factor.Kept.Count, DegreesOfFreedom));
    }

    /// <summary>The same estimates with another covariance; nothing is estimated again.</summary>
    /// <exception cref="RealignException">A row that was used misses a value in a key of the new clusters.</exception>
    public EstimationResult WithCovariance(CovarianceSpecification covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        return new(_state, covariance);
    }

    /// <summary>η̂ by row of the data, offset and fixed effects included; NaN for rows left out.</summary>
    public double[] LinearPredictor()
    {
        _ = Estimates;
        var predictor = new double[Rows];
        Array.Fill(predictor, double.NaN);
        int[] rows = _state.Fit.Design.Rows;
        for (int o = 0; o < rows.Length; o++) predictor[rows[o]] = _state.Fit.Eta[o];
        return predictor;
    }

    /// <summary>μ̂ by row of the data; NaN for rows left out, except that separated ones have 0.</summary>
    public double[] FittedValues()
    {
        double[] values = LinearPredictor();
        for (int row = 0; row < values.Length; row++)
        {
            if (_state.Sample.Uses[row] is RowUse.SeparatedByFixedEffect or RowUse.SeparatedByRegressors) values[row] = 0;
            else if (Model.Family == Family.Poisson) values[row] = Math.Exp(values[row]);
        }

        return values;
    }

    /// <summary>μ̂ for other data with the same columns, with the recovered fixed effects; NaN where a value is missing or a level was not estimated.</summary>
    /// <remarks>A prediction is meaningful only within a component: levels that never met have no common scale.</remarks>
    public double[] Predict(EstimationData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var predictor = new double[data.Rows];
        if (Model.Offset is { } offset) data[offset].Numbers.CopyTo(predictor);
        foreach (var coefficient in Coefficients)
        {
            var values = coefficient.Name == ModelSpecification.InterceptName ? default : data[coefficient.Name].Numbers;
            for (int row = 0; row < predictor.Length; row++) predictor[row] += coefficient.Estimate * (values.IsEmpty ? 1 : values[row]);
        }

        var effects = FixedEffects();
        for (int q = 0; q < effects.Count; q++) AddEffect(predictor, data, Model.FixedEffects[q], effects[q]);
        if (Model.Family == Family.Poisson) for (int row = 0; row < predictor.Length; row++) predictor[row] = Math.Exp(predictor[row]);
        return predictor;
    }

    /// <summary>
    /// The fixed effects, in the model's order. They are determined up to constants that move between effects: in every component each effect but the first
    /// averages zero over the observations. With three or more effects further constants can move (between exporter-years and pairs, say); of those
    /// solutions the one nearest zero is given.
    /// </summary>
    public IReadOnlyList<FixedEffectValues> FixedEffects()
    {
        _ = Estimates;
        return _effects.Value;
    }

    private static void AddEffect(double[] predictor, EstimationData data, KeyCombination keys, FixedEffectValues effect)
    {
        var uses = new RowUse[data.Rows];
        foreach (string key in keys.Keys)
        {
            var codes = data[key].Codes;
            for (int row = 0; row < uses.Length; row++) if (codes[row] < 0) uses[row] = RowUse.Missing;
        }

        var coding = GroupCoding.Of(data, keys, uses);
        var known = effect.Levels.Zip(effect.Values).ToDictionary(l => l.First, l => l.Second, StringComparer.Ordinal);
        double[] values = [.. Enumerable.Range(0, coding.Count).Select(level => known.GetValueOrDefault(coding.NameOf(level), double.NaN))];
        for (int row = 0; row < predictor.Length; row++) predictor[row] += coding.Codes[row] < 0 ? double.NaN : values[coding.Codes[row]];
    }

    private int IndexOf(string name)
    {
        for (int c = 0; c < Coefficients.Count; c++) if (Coefficients[c].Name == name) return c;
        throw new RealignException(Collinear.Contains(name)
            ? $"'{name}' was left out: the fixed effects or earlier regressors determine it."
            : $"There is no coefficient '{name}'.{NearestName.Hint(name, Coefficients.Select(c => c.Name))}");
    }

    private NotConvergedException NotConverged() => new($"The estimation did not converge, so it has no estimates. {Ending} Leave out regressors or effects that the data hardly identify, or raise the limits.");
}
