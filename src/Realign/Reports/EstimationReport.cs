using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Estimation;
using Realign.Estimation.Formulas;

namespace Realign.Reports;

/// <summary>
/// The result of an estimation as programs read it (<c>--json</c>); docs/schema/estimation-result.schema.json describes it. Where an estimation did not
/// converge, everything that was estimated is null.
/// </summary>
public sealed record EstimationReport
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-estimation-1";

    public required string RealignVersion { get; init; }

    public required string Formula { get; init; }

    public required string Dependent { get; init; }

    /// <summary>"poisson" or "ols".</summary>
    public required string Family { get; init; }

    public string? Weights { get; init; }

    public string? Offset { get; init; }

    public required EstimationSource Source { get; init; }

    public required bool Converged { get; init; }

    /// <summary>How it ended, in a sentence.</summary>
    public required string Ending { get; init; }

    public required int Iterations { get; init; }

    public required int InnerIterations { get; init; }

    /// <summary>Time of the estimation, without that of reading.</summary>
    public required double EstimationMilliseconds { get; init; }

    /// <summary>Rows that were read.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were used.</summary>
    public required int Observations { get; init; }

    /// <summary>Rows left out because a value is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>How many values each column misses, of those that miss any; a row can miss several.</summary>
    public required IReadOnlyDictionary<string, int> MissingValues { get; init; }

    public required int ZeroWeights { get; init; }

    public required int Singletons { get; init; }

    public required int Separated { get; init; }

    /// <summary>Regressors left out because others determine them.</summary>
    public required IReadOnlyList<string> Collinear { get; init; }

    public required IReadOnlyList<FixedEffectSummary> FixedEffects { get; init; }

    /// <summary>Blocks of observations that share no level of any fixed effect.</summary>
    public required int Components { get; init; }

    public required CovarianceReport Covariance { get; init; }

    /// <summary>Of the confidence intervals, such as 0.95.</summary>
    public required double Level { get; init; }

    public IReadOnlyList<CoefficientReport>? Coefficients { get; init; }

    /// <summary>Covariance of the coefficients, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<double?>>? CovarianceMatrix { get; init; }

    public double? Deviance { get; init; }

    public double? LogLikelihood { get; init; }

    public double? NullLogLikelihood { get; init; }

    /// <summary>McFadden's, for Poisson.</summary>
    public double? PseudoR2 { get; init; }

    public double? R2 { get; init; }

    public double? AdjustedR2 { get; init; }

    public double? WithinR2 { get; init; }

    public double? RootMeanSquaredError { get; init; }

    public required IReadOnlyList<HypothesisReport> Tests { get; init; }

    /// <summary>Describes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="plan">What was asked.</param>
    /// <param name="input">What was estimated with.</param>
    /// <param name="source">Where the data came from.</param>
    /// <param name="smallSample">The name of the small-sample convention.</param>
    /// <param name="level">Of the confidence intervals, inside (0, 1).</param>
    /// <param name="hypotheses">Hypotheses to test, as <see cref="Hypothesis"/> reads them.</param>
    /// <param name="milliseconds">Time of the estimation.</param>
    /// <exception cref="FormulaException">A hypothesis has a mistake.</exception>
    public static EstimationReport Of(
        EstimationResult result, EstimationPlan plan, EstimationInput input, EstimationSource source, string smallSample, double level, IEnumerable<string> hypotheses, double milliseconds)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(input);
        var covariance = result.Covariance;
        var report = new EstimationReport
        {
            RealignVersion = Product.Version,
            Formula = plan.Formula.ToString(),
            Dependent = plan.Formula.DependentName,
            Family = plan.Family == Estimation.Family.Poisson ? "poisson" : "ols",
            Weights = input.Model.Weights,
            Offset = input.Model.Offset,
            Source = source,
            Converged = result.Converged,
            Ending = result.Ending,
            Iterations = result.Iterations,
            InnerIterations = result.InnerIterations,
            EstimationMilliseconds = milliseconds,
            Rows = result.Rows,
            Observations = result.Observations,
            Missing = result.Count(RowUse.Missing),
            MissingValues = input.MissingValues,
            ZeroWeights = result.Count(RowUse.ZeroWeight),
            Singletons = result.Singletons,
            Separated = result.Separated,
            Collinear = result.Collinear,
            FixedEffects = result.FixedEffectSummaries,
            Components = result.Components,
            Covariance = new CovarianceReport(
                covariance.Kind switch { CovarianceKind.Iid => "iid", CovarianceKind.Heteroskedastic => "hetero", _ => "cluster" },
                [.. covariance.Clusters.Select((c, way) => new ClusterReport(c.Name, result.Converged ? result.ClusterCounts[way] : null))],
                smallSample,
                result.Converged ? result.CountedParameters : null,
                result.Converged ? Finite(result.DegreesOfFreedom) : null,
                result.Converged ? result.CovarianceRepaired : null),
            Level = level,
            Tests = [],
        };
        return result.Converged ? report.WithEstimates(result, level, hypotheses) : report;
    }

    public string ToJson() => JsonSerializer.Serialize(this, EstimationJson.Default.EstimationReport);

    private EstimationReport WithEstimates(EstimationResult result, double level, IEnumerable<string> hypotheses)
    {
        string[] names = [.. result.Coefficients.Select(c => c.Name)];
        var matrix = result.CovarianceMatrix;
        return this with
        {
            Coefficients = [.. result.Coefficients.Select(c =>
            {
                var (low, high) = result.ConfidenceInterval(c.Name, level);
                return new CoefficientReport(c.Name, c.Estimate, Finite(c.StandardError), Finite(c.Statistic), Finite(c.PValue), Finite(low), Finite(high));
            })],
            CovarianceMatrix = [.. Enumerable.Range(0, matrix.Rows).Select(r => (IReadOnlyList<double?>)[.. matrix.Row(r).ToArray().Select(Finite)])],
            Deviance = Finite(result.Deviance),
            LogLikelihood = Finite(result.LogLikelihood),
            NullLogLikelihood = Finite(result.NullLogLikelihood),
            PseudoR2 = Finite(result.PseudoR2),
            R2 = Finite(result.R2),
            AdjustedR2 = Finite(result.AdjustedR2),
            WithinR2 = Finite(result.WithinR2),
            RootMeanSquaredError = Finite(result.RootMeanSquaredError),
            Tests = [.. hypotheses.Select(text => Test(result, Hypothesis.Parse(text, names)))],
        };
    }

    private static HypothesisReport Test(EstimationResult result, Hypothesis hypothesis)
    {
        var test = result.Wald(hypothesis.Restrictions, hypothesis.Values);
        return new HypothesisReport(hypothesis.Text, Finite(test.Statistic), test.Restrictions, Finite(test.DenominatorDegreesOfFreedom), Finite(test.PValue));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double? Finite(double? value) => value is { } number ? Finite(number) : null;
}

/// <summary>Where the data came from: a file or pattern, and the condition that chose its rows.</summary>
public sealed record EstimationSource(string File, string? Where);

/// <summary>One coefficient with its confidence interval.</summary>
public sealed record CoefficientReport(string Name, double Estimate, double? StandardError, double? Statistic, double? PValue, double? Low, double? High);

/// <summary>
/// How standard errors were computed. Degrees of freedom are null where the normal distribution is used; repaired says that a multi-way covariance was
/// made positive semidefinite.
/// </summary>
public sealed record CovarianceReport(string Kind, IReadOnlyList<ClusterReport> Clusters, string SmallSample, int? CountedParameters, double? DegreesOfFreedom, bool? Repaired);

/// <summary>A way of clustering and how many clusters it has.</summary>
public sealed record ClusterReport(string Name, int? Count);

/// <summary>A Wald test. The statistic is χ² under the hypothesis; with denominator degrees of freedom the p value is that of F.</summary>
public sealed record HypothesisReport(string Hypothesis, double? Statistic, int Restrictions, double? DenominatorDegreesOfFreedom, double? PValue);

/// <summary>Serialisation without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EstimationReport))]
internal sealed partial class EstimationJson : JsonSerializerContext;
