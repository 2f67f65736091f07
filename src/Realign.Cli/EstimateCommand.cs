using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Realign.Estimation;
using Realign.Estimation.DataFiles;
using Realign.Estimation.Formulas;
using Realign.Reports;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign estimate</c>: a gravity equation, or another model with many fixed effects, from a data file.</summary>
internal static class EstimateCommand
{
    private static readonly Dictionary<string, Family> _families = new(StringComparer.Ordinal) { ["poisson"] = Family.Poisson, ["ppml"] = Family.Poisson, ["ols"] = Family.Gaussian };

    private static readonly Dictionary<string, SmallSample> _smallSamples = new(StringComparer.Ordinal)
    {
        ["fixest"] = SmallSample.Fixest,
        ["reghdfe"] = SmallSample.Reghdfe,
        ["ppmlhdfe"] = SmallSample.Ppmlhdfe,
        ["ppml"] = SmallSample.StataPpml,
        ["none"] = SmallSample.None,
    };

    private static readonly Dictionary<string, CovarianceKind> _kinds = new(StringComparer.Ordinal)
    {
        ["iid"] = CovarianceKind.Iid,
        ["hetero"] = CovarianceKind.Heteroskedastic,
        ["cluster"] = CovarianceKind.Clustered,
    };

    public static Command Create(CancellationToken cancellation)
    {
        var file = new Argument<string>("file") { Description = "CSV (also .gz) or Parquet; a pattern in quotes reads several: 'data/*.parquet'." };
        var formula = new Argument<string>("formula") { Description = "outcome ~ regressors | fixed effects, such as \"trade ~ rta | exporter^year + importer^year\" (docs/formula.md)." };
        var family = new Option<string>("--family") { Description = "poisson (pseudo-maximum likelihood) or ols.", HelpName = "NAME", DefaultValueFactory = _ => "poisson" };
        var cluster = new Option<string[]>("--cluster") { Description = "Cluster standard errors: exporter^importer; several ways as a + b, or repeated.", HelpName = "KEYS", Arity = ArgumentArity.OneOrMore };
        var se = new Option<string?>("--se") { Description = "Standard errors: iid, hetero or cluster [default: cluster with --cluster, else hetero].", HelpName = "NAME" };
        var small = new Option<string>("--small-sample") { Description = "Small-sample factors and distribution as in fixest, reghdfe, ppmlhdfe, ppml, or none.", HelpName = "NAME", DefaultValueFactory = _ => "fixest" };
        var weights = new Option<string?>("--weights") { Description = "A column or expression for the weights.", HelpName = "EXPRESSION" };
        var offset = new Option<string?>("--offset") { Description = "A column or expression that enters with coefficient one, such as log(pop).", HelpName = "EXPRESSION" };
        var where = new Option<string?>("--where") { Description = "Read only rows for which this SQL condition holds: \"year >= 2011 and exporter <> importer\".", HelpName = "CONDITION" };
        var level = new Option<double>("--level") { Description = "Level of the confidence intervals, percent.", HelpName = "PERCENT", DefaultValueFactory = _ => 95 };
        var tolerance = new Option<double?>("--tolerance") { Description = "Relative change of the deviance at which iterations end [default: 1e-10].", HelpName = "X" };
        var iterations = new Option<int?>("--max-iterations") { Description = "Most iterations of reweighted least squares [default: 200].", HelpName = "N" };
        var singletons = new Option<bool>("--keep-singletons") { Description = "Keep observations that are alone in a level of a fixed effect." };
        var test = new Option<string[]>("--test") { Description = "Wald test: \"rta = bri\", several jointly with commas, or 'all'. Repeatable.", HelpName = "HYPOTHESIS", Arity = ArgumentArity.OneOrMore };
        var predict = new Option<string?>("--predict") { Description = "Write keys, outcome and fitted value of every row to this file (.csv, .csv.gz or .parquet).", HelpName = "FILE" };
        var effects = new Option<string?>("--fixed-effects") { Description = "Write the fixed effects to this file (.csv, .csv.gz or .parquet).", HelpName = "FILE" };
        var memory = new Option<string?>("--memory-limit") { Description = "The most that reading may take, such as 2GB [default: 80 % of the machine].", HelpName = "SIZE" };
        var threads = new Option<int>("--threads") { Description = "Threads; the result does not depend on them.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var stars = new Option<bool>("--stars") { Description = "Mark coefficients that differ from zero at 10, 5 and 1 %." };
        var latex = new Option<bool>("--latex") { Description = "Print a LaTeX table." };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/estimation-result.schema.json)." };
        var command = new Command("estimate", "Estimate a gravity equation or another model with many fixed effects.")
        {
            file, formula, family, cluster, se, small, weights, offset, where, level, tolerance, iterations, singletons, test, predict, effects, memory, threads, stars, latex, json,
        };
        command.Subcommands.Add(BeltAndRoadCommand.Create(cancellation));
        command.SetAction(parse =>
        {
            if (parse.GetValue(json) && parse.GetValue(latex)) throw new RealignException("Give either --json or --latex, not both.");
            var plan = new EstimationPlan
            {
                Formula = Formula.Parse(parse.GetValue(formula)!),
                Family = Choice("--family", _families, parse.GetValue(family)!),
                Weights = parse.GetValue(weights),
                Offset = parse.GetValue(offset),
                Clusters = [.. (parse.GetValue(cluster) ?? []).SelectMany(Formula.ParseKeys).Distinct()],
            };
            var covariance = Covariance(plan, parse.GetValue(se), Choice("--small-sample", _smallSamples, parse.GetValue(small)!));
            var request = new Request(plan, covariance, parse.GetValue(file)!, parse.GetValue(small)!, Level(parse.GetValue(level)), parse.GetValue(test) ?? [])
            {
                Files = new DataFileOptions { Where = parse.GetValue(where), MemoryLimit = parse.GetValue(memory), Threads = AtLeastOne("--threads", parse.GetValue(threads)) },
                Options = Options(parse.GetValue(tolerance), parse.GetValue(iterations), parse.GetValue(singletons), parse.GetValue(threads)),
                Predictions = parse.GetValue(predict),
                FixedEffects = parse.GetValue(effects),
            };
            if (request.Predictions is { } predictions) DataFile.CheckKind(predictions);
            if (request.FixedEffects is { } fixedEffects) DataFile.CheckKind(fixedEffects);
            var report = Run(request, cancellation);
            if (parse.GetValue(json)) Console.Out.WriteLine(report.ToJson());
            else if (!report.Converged) Terminal.Error($"The estimation did not converge. {report.Ending} Leave out regressors or effects that the data hardly identify, or raise --max-iterations.");
            else Console.Out.Write(parse.GetValue(latex) ? RegressionTable.ToLatex(report, parse.GetValue(stars)) : RegressionTable.ToText(report, parse.GetValue(stars)));
            return report.Converged ? ExitCode.Ok : ExitCode.NotConverged;
        });
        return command;
    }

    private static EstimationReport Run(Request request, CancellationToken cancellation)
    {
        if (!Terminal.IsInteractive) return Run(request, null, null, cancellation);
        return Terminal.Err.Status().Start("reading", status =>
            Run(request, new Reading(status), new Estimating(status), cancellation));
    }

    private static EstimationReport Run(Request request, IProgress<long>? reading, IProgress<EstimationProgress>? estimating, CancellationToken cancellation)
    {
        var input = DataFile.Read(request.File, request.Plan, request.Files, reading, cancellation);
        // A mistake in a test should not cost an estimation.
        string[] names = input.Model.Intercept ? [ModelSpecification.InterceptName, .. input.Model.Regressors] : [.. input.Model.Regressors];
        foreach (string test in request.Tests) _ = Hypothesis.Parse(test, names);
        var clock = Stopwatch.StartNew();
        var result = Estimator.Estimate(input.Data, input.Model, request.Covariance, request.Options, estimating, cancellation);
        double milliseconds = Math.Round(clock.Elapsed.TotalMilliseconds, 1);
        var report = EstimationReport.Of(
            result, request.Plan, input, new EstimationSource(request.File, request.Files.Where), request.SmallSampleName, request.Level, request.Tests, milliseconds);
        if (!report.Converged) return report;
        if (request.Predictions is { } predictions) DataFile.Write(predictions, EstimationTables.Predictions(input, result), cancellation);
        if (request.FixedEffects is { } effects) DataFile.Write(effects, EstimationTables.FixedEffects(result), cancellation);
        return report;
    }

    private static CovarianceSpecification Covariance(EstimationPlan plan, string? name, SmallSample smallSample)
    {
        var kind = name is null ? (plan.Clusters.Count > 0 ? CovarianceKind.Clustered : CovarianceKind.Heteroskedastic) : Choice("--se", _kinds, name);
        if (kind == CovarianceKind.Clustered && plan.Clusters.Count == 0) throw new RealignException("--se cluster: name the clusters, as with --cluster exporter^importer.");
        if (kind != CovarianceKind.Clustered && plan.Clusters.Count > 0) throw new RealignException($"--se {name} takes no --cluster. Leave out one of the two.");
        return new CovarianceSpecification { Kind = kind, Clusters = plan.Clusters, SmallSample = smallSample };
    }

    private static EstimationOptions Options(double? tolerance, int? iterations, bool keepSingletons, int threads)
    {
        var options = new EstimationOptions { Threads = threads, KeepSingletons = keepSingletons };
        if (tolerance is { } t) options = options with { Tolerance = t is > 0 and < 1 ? t : throw new RealignException($"--tolerance {Text(t)}: it must be above 0 and below 1, such as 1e-8.") };
        if (iterations is { } n) options = options with { MaxIterations = AtLeastOne("--max-iterations", n) };
        return options;
    }

    private static double Level(double percent) => percent is > 0 and < 100 ? percent / 100 : throw new RealignException($"--level {Text(percent)}: it must be above 0 and below 100, such as 95.");

    private static int AtLeastOne(string option, int value) => value >= 1 ? value : throw new RealignException($"{option} {value}: it must be 1 or more.");

    private static T Choice<T>(string option, Dictionary<string, T> choices, string name) => choices.TryGetValue(name, out var choice) ? choice
        : throw new RealignException($"{option} {name}: there are {string.Join(", ", choices.Keys)}.");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Everything asked for, checked before anything is read.</summary>
    private sealed record Request(EstimationPlan Plan, CovarianceSpecification Covariance, string File, string SmallSampleName, double Level, IReadOnlyList<string> Tests)
    {
        public required DataFileOptions Files { get; init; }

        public required EstimationOptions Options { get; init; }

        public string? Predictions { get; init; }

        public string? FixedEffects { get; init; }
    }

    private sealed class Reading(StatusContext status) : IProgress<long>
    {
        public void Report(long value) => status.Status($"reading: {value:N0} rows");
    }

    private sealed class Estimating(StatusContext status) : IProgress<EstimationProgress>
    {
        public void Report(EstimationProgress value) => status.Status(value.Stage switch
        {
            EstimationStage.Preparing => "preparing",
            EstimationStage.Separation => $"looking for separated observations{Step(value)}",
            EstimationStage.Iterating => $"estimating{Step(value)}",
            _ => "standard errors",
        });

        private static string Step(EstimationProgress value) =>
            (value.Iteration > 0 ? $", iteration {value.Iteration}" : "") + (double.IsNaN(value.Change) ? "" : $", change {value.Change.ToString("0.0e+0", CultureInfo.InvariantCulture)}");
    }
}
