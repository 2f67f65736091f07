using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>
/// Iteratively reweighted least squares on one sample. Each iteration projects only what changed: the regressors stay residualised from the iteration
/// before and the working variable is the score of the current fit, so the linear systems start near their solutions and end near zero.
/// </summary>
internal sealed unsafe class Fit
{
    /// <summary>Residuals below this share of the fitted values are rounding: a fit that leaves no others is exact, and steps are measured against this instead.</summary>
    private const double RoundingShare = 1e-10;

    private const int Lanes = Absorption.Lanes;

    /// <summary>A regressor with less than this share left after a loose absorption is looked at again after a tight one.</summary>
    private const double SuspiciousShare = 1e-3;

    /// <summary>Steps shrink quadratically at the end: after one of at most this, η is right to its square.</summary>
    private const double MaximumLastStep = 1e-4;

    /// <summary>Regressors are absorbed this exactly until steps are small, and exactly from then on.</summary>
    private const double LooseRegressors = 1e-4;

    private const double ExactBelow = 1e-4;

    /// <summary>Relative, between the last two iterations.</summary>
    private const double MaximumChangeOfVariance = 1e-7;

    /// <summary>When a step is this small relative to the residual, all that still moves are fitted values on their way to zero.</summary>
    private const double DriftBelow = 1e-4;

    /// <summary>In a separated observation ln μ falls by about one an iteration.</summary>
    private const double DriftStep = 0.3;

    /// <summary>Separation is looked for after so many iterations in any case, and again when nothing was found.</summary>
    private const int DriftAfter = 20;

    private readonly Design _design;
    private readonly ModelSpecification _model;
    private readonly EstimationOptions _options;
    private readonly Crew _crew;
    private readonly AlignedBuffer _y;
    private readonly AlignedBuffer? _prior;
    private readonly AlignedBuffer? _offset;
    private readonly AlignedBuffer _eta;
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _step;
    private readonly double[][] _sums;
    private double[] _change = [];

    public Fit(Design design, EstimationData data, ModelSpecification model, EstimationOptions options, Crew crew)
    {
        (_design, _model, _options, _crew) = (design, model, options, crew);
        int n = design.Observations;
        string[] names = [.. model.Regressors];
        bool constant = model.FixedEffects.Count == 0 && model.Intercept;
        Names = constant ? [ModelSpecification.InterceptName, .. names] : names;
        Columns = new Columns(design, crew, Names.Count);
        crew.ForEach(Names.Count, k =>
        {
            if (!constant || k > 0) Columns.Fill(k, data[Names[k]].Numbers);
            else
                for (int o = 0; o < n; o++) Columns.Column(0)[(long)Lanes * o] = 1;
        });
        _y = ByPosition(data[model.Dependent].Numbers);
        if (model.Weights is { } weights) _prior = ByPosition(data[weights].Numbers);
        if (model.Offset is { } offset) _offset = ByPosition(data[offset].Numbers);
        (_eta, _weights, _step) = (new(n), new(n), new(n));
        _sums = [.. Columns.Pieces.Select(_ => new double[4])];
        Absorption = new Absorption(design, crew);
    }

    public Design Design => _design;

    /// <summary>Residualised regressors at the last weights; the last column is the residual of the working variable.</summary>
    public Columns Columns { get; }

    public Absorption Absorption { get; }

    /// <summary>Regressors that are left, with the constant first if there is one.</summary>
    public IReadOnlyList<string> Names { get; private set; }

    public List<string> Collinear { get; } = [];

    /// <summary>β̂ of <see cref="Names"/>.</summary>
    public double[] Coefficients { get; private set; } = [];

    /// <summary>The inverse of X̃'WX̃, row-major.</summary>
    public double[] Bread { get; private set; } = [];

    public int Iterations { get; private set; }

    public int InnerIterations { get; private set; }

    public bool Converged { get; private set; }

    public string Ending { get; private set; } = "";

    /// <summary>Positions found to be separated; the fit then stopped, to be started again without them.</summary>
    public IReadOnlyList<int> Separated { get; private set; } = [];

    /// <summary>The largest change of η in the last iteration.</summary>
    public double LargestStep { get; private set; }

    /// <summary>By position; offset and fixed effects included.</summary>
    public double* Eta => _eta.Pointer;

    public double* Y => _y.Pointer;

    public double PriorWeight(int o) => _prior is null ? 1 : _prior.Pointer[o];

    public double Offset(int o) => _offset is null ? 0 : _offset.Pointer[o];

    /// <summary>The change of η in the last iteration, by position.</summary>
    public double* Step => _step.Pointer;

    /// <summary>After convergence: weight · (y − μ̂), by position.</summary>
    public double* Residual => _step.Pointer;

    /// <summary>The weights of the last iteration, by position.</summary>
    public double* Weights => _weights.Pointer;

    /// <summary>Least squares: weighted squares of the dependent variable without what fixed effects explain.</summary>
    public double WithinSquares { get; private set; }

    /// <summary>Sums over observations, piece by piece, so that they are the same for any number of threads.</summary>
    public double[] Sum(int width, Action<int, double[]> add)
    {
        var parts = new double[Columns.Pieces.Length][];
        _crew.ForEach(parts.Length, piece =>
        {
            var part = new double[width];
            for (int o = Columns.Pieces[piece].First; o < Columns.Pieces[piece].Last; o++) add(o, part);
            parts[piece] = part;
        });
        return [.. Enumerable.Range(0, width).Select(c => parts.Sum(p => p[c]))];
    }

    /// <summary>Starts from η of an earlier fit to more observations.</summary>
    public void StartFrom(Fit earlier)
    {
        var positions = new Dictionary<int, int>();
        for (int o = 0; o < earlier._design.Observations; o++) positions[earlier._design.Rows[o]] = o;
        for (int o = 0; o < _design.Observations; o++) Eta[o] = earlier.Eta[positions[_design.Rows[o]]];
    }

    /// <summary>Starts Poisson from halfway between each observation and the mean.</summary>
    public void Start()
    {
        double sum = 0, weight = 0;
        for (int o = 0; o < _design.Observations; o++)
        {
            sum += PriorWeight(o) * Y[o];
            weight += PriorWeight(o);
        }

        double mean = sum / weight;
        double* eta = Eta, y = Y;
        _crew.ForEach(Columns.Pieces.Length, piece =>
        {
            for (int o = Columns.Pieces[piece].First; o < Columns.Pieces[piece].Last; o++) eta[o] = Math.Log(0.5 * (y[o] + mean));
        });
    }

    public void Run(IProgress<EstimationProgress>? progress)
    {
        if (_model.Family == Family.Gaussian) LeastSquares(progress);
        else Poisson(progress);
        if (Converged) KeepResiduals();
    }

    /// <summary>In the place of the last step, which nobody needs any more.</summary>
    private void KeepResiduals()
    {
        bool poisson = _model.Family == Family.Poisson;
        _crew.ForEach(Columns.Pieces.Length, piece =>
        {
            for (int o = Columns.Pieces[piece].First; o < Columns.Pieces[piece].Last; o++)
                Residual[o] = PriorWeight(o) * (Y[o] - (poisson ? Math.Exp(Eta[o]) : Eta[o]));
        });
    }

    private void LeastSquares(IProgress<EstimationProgress>? progress)
    {
        progress?.Report(new(EstimationStage.Iterating, 1, double.NaN));
        double* working = Columns.Column(Columns.Regressors);
        for (int o = 0; o < _design.Observations; o++)
        {
            _weights.Pointer[o] = PriorWeight(o);
            _eta.Pointer[o] = Offset(o);
            working[(long)Lanes * o] = Y[o] - Offset(o);
        }

        Absorption.SetWeights(_weights.Pointer);
        double[] original = Squares();
        bool absorbed = Absorb(_options.InnerTolerance, _options.InnerTolerance, null);
        DropCollinear(original);
        WithinSquares = Project()[^1];
        MoveEta();
        Iterations = 1;
        Converged = absorbed;
        Ending = absorbed ? "Converged." : $"The absorption of the fixed effects did not reach its tolerance in {_options.MaxInnerIterations} iterations.";
    }

    private void Poisson(IProgress<EstimationProgress>? progress)
    {
        double relativeStep = 1, deviance = double.PositiveInfinity, rounding = RoundingShare * RoundingShare * WeightedOutcome();
        double[]? products = null;
        bool absorbed = true;
        int askAgain = DriftAfter;
        for (int iteration = 1; iteration <= _options.MaxIterations; iteration++)
        {
            _crew.Cancellation.ThrowIfCancellationRequested();
            bool first = iteration == 1;
            double next = Reweigh(first);
            for (int half = 0; !first && half < 30 && !(next <= deviance + (1e-8 * Math.Abs(deviance))); half++)
            {
                HalveStep();
                next = Reweigh(first);
            }

            // The start is no fit of the model and lies nearer the data than any: nothing follows from its deviance.
            deviance = first ? double.PositiveInfinity : next;
            Absorption.SetWeights(_weights.Pointer);
            double[] original = first ? Squares() : [];
            // The error that is left after a step goes with the square of its length; absorbing more exactly than that is wasted.
            double tolerance = first ? 1e-3 : Math.Clamp(0.1 * relativeStep * relativeStep, _options.InnerTolerance, 1e-3);
            // An inexact regressor x̃ errs by its error times the change of β, and β settles long before the effects do.
            absorbed = Absorb(relativeStep > ExactBelow ? Math.Max(tolerance, LooseRegressors) : tolerance, tolerance, products);
            if (first) DropCollinear(original);
            double[] bread = Bread;
            products = Project();
            var (squaredStep, squaredResidual) = MoveEta();
            relativeStep = Math.Sqrt(squaredStep / Math.Max(squaredResidual, rounding));
            Iterations = iteration;
            progress?.Report(new(EstimationStage.Iterating, iteration, relativeStep));
            if (!double.IsFinite(relativeStep))
            {
                Ending = $"Iteration {iteration} left the range of numbers: at the weights of the fit the regressors are collinear to the last digit, or fitted values are too far apart.";
                return;
            }

            if (first) continue;
            Converged = absorbed && tolerance <= _options.InnerTolerance && relativeStep * relativeStep <= _options.Tolerance && LargestStep <= MaximumLastStep && SameVariances(bread);
            if (Converged)
            {
                Ending = $"Converged in {iteration} iterations.";
                return;
            }

            if (_options.Separation == SeparationCheck.Full && LargestStep > DriftStep && (iteration >= askAgain || (askAgain == DriftAfter && relativeStep < DriftBelow)))
            {
                progress?.Report(new(EstimationStage.Separation, 0, double.NaN));
                Separated = Rectifier.Find(this, _options, _crew);
                if (Separated.Count > 0) return;
                askAgain = iteration + DriftAfter;
                deviance = double.PositiveInfinity;
            }
        }

        Ending = !absorbed
            ? $"The absorption of the fixed effects did not reach its tolerance in {_options.MaxInnerIterations} iterations."
            : LargestStep > DriftStep && relativeStep < DriftBelow
            ? $"After {Iterations} iterations a fitted value still falls to zero (its logarithm by {-LargestStep:0.0} in the last one): separated observations. Let the full separation check look for them."
            : $"After {Iterations} iterations the fit still changes by {relativeStep:0.0e+0} of its residual, the linear predictor by up to {LargestStep:0.0e+0}.";
    }

    /// <summary>Σ weight · y, which is what the weights of a fit sum to.</summary>
    private double WeightedOutcome()
    {
        double sum = 0;
        foreach (var (start, end) in Columns.Pieces)
            for (int o = start; o < end; o++) sum += (_prior is null ? 1 : _prior.Pointer[o]) * Y[o];
        return Math.Max(sum, 1e-300);
    }

    /// <summary>Whether the diagonal of X̃'WX̃'s inverse has settled: few observations of little weight can decide it alone.</summary>
    private bool SameVariances(double[] before)
    {
        int k = Columns.Regressors;
        if (before.Length != Bread.Length) return false;
        for (int c = 0; c < k; c++) if (!(Math.Abs((Bread[(c * k) + c] / before[(c * k) + c]) - 1) <= MaximumChangeOfVariance)) return false;
        return true;
    }

    /// <summary>Weights μ and working variable at η; returns the deviance up to a constant.</summary>
    private double Reweigh(bool first)
    {
        double* eta = Eta, y = Y, weights = _weights.Pointer, working = Columns.Column(Columns.Regressors);
        double* prior = _prior is null ? null : _prior.Pointer, offset = _offset is null ? null : _offset.Pointer;
        _crew.ForEach(Columns.Pieces.Length, piece =>
        {
            double sum = 0;
            var (start, end) = Columns.Pieces[piece];
            for (int o = start; o < end; o += 4)
            {
                int count = Math.Min(4, end - o);
                var mean = Vector256.Exp(Load(eta + o, count));
                for (int x = 0; x < count; x++)
                {
                    int at = o + x;
                    double mu = Math.Max(mean.GetElement(x), 1e-300), weight = prior is null ? 1 : prior[at];
                    weights[at] = weight * mu;
                    working[(long)Lanes * at] = (y[at] / mu) - 1 + (first ? eta[at] - (offset is null ? 0 : offset[at]) : 0);
                    sum += 2 * weight * (mu - (y[at] * eta[at]));
                }
            }

            _sums[piece][0] = sum;
        });
        return _sums.Sum(s => s[0]);
    }

    private static Vector256<double> Load(double* at, int count) =>
        count == 4 ? Vector256.Load(at) : Vector256.Create(at[0], count > 1 ? at[1] : 0, count > 2 ? at[2] : 0, 0);

    private void HalveStep()
    {
        double* eta = Eta, step = Step;
        _crew.ForEach(Columns.Pieces.Length, piece =>
        {
            for (int o = Columns.Pieces[piece].First; o < Columns.Pieces[piece].Last; o++) eta[o] -= step[o] *= 0.5;
        });
        for (int c = 0; c < _change.Length; c++) Coefficients[c] -= _change[c] *= 0.5;
    }

    private bool Absorb(double regressors, double working, double[]? products)
    {
        bool all = true;
        int k = Columns.Regressors;
        Span<double> tolerance = stackalloc double[Lanes], typical = stackalloc double[Lanes];
        for (int panel = 0; panel < Columns.PanelCount; panel++)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                int column = (panel * Lanes) + lane;
                tolerance[lane] = column < k ? regressors : working;
                typical[lane] = column < k && products is not null ? products[(column * (k + 1)) + column] / _design.Observations : 0;
            }

            all &= Absorption.Absorb(Columns.Panel(panel), Vector256.Create<double>(tolerance), Vector256.Create<double>(typical), _options.MaxInnerIterations, _crew.Cancellation);
            InnerIterations += Absorption.Iterations;
        }

        return all;
    }

    private double[] Squares()
    {
        int size = Columns.Regressors + 1;
        double[] products = Columns.CrossProducts(_weights.Pointer);
        return [.. Enumerable.Range(0, size).Select(c => products[(c * size) + c])];
    }

    private void DropCollinear(double[] original)
    {
        int k = Columns.Regressors;
        if (k == 0) return;
        double[] products = Columns.CrossProducts(_weights.Pointer);
        if (Cholesky.Of(products, k + 1, k, original, SuspiciousShare).Kept.Count == k) return;
        Absorb(Math.Min(_options.InnerTolerance, 1e-8), 1e-3, null);
        products = Columns.CrossProducts(_weights.Pointer);
        var kept = Cholesky.Of(products, k + 1, k, original, _options.CollinearityTolerance).Kept;
        if (kept.Count == k) return;
        Collinear.AddRange(Names.Where((_, c) => !kept.Contains(c)));
        Names = [.. kept.Select(c => Names[c])];
        Columns.Keep(kept);
    }

    /// <summary>Regresses the working variable on the regressors and adds to the coefficients; returns the cross products.</summary>
    private double[] Project()
    {
        int k = Columns.Regressors;
        double[] products = Columns.CrossProducts(_weights.Pointer);
        if (Coefficients.Length != k) Coefficients = new double[k];
        (_change, var factor) = Regress(products);
        for (int c = 0; c < k; c++) Coefficients[c] += _change[c];
        Bread = factor?.Inverse() ?? [];
        return products;
    }

    /// <summary>Coefficients of the working variable on the regressors, as both are now.</summary>
    public double[] Regress() => Regress(Columns.CrossProducts(_weights.Pointer)).Coefficients;

    /// <summary>Not-a-number when the regressors are, at these weights, collinear to the last digit.</summary>
    private (double[] Coefficients, Cholesky? Factor) Regress(double[] products)
    {
        int k = Columns.Regressors;
        var coefficients = new double[k];
        if (k == 0) return (coefficients, null);
        var factor = Cholesky.Of(products, k + 1, k, [.. Enumerable.Range(0, k).Select(c => products[(c * (k + 1)) + c])], 0);
        if (factor.Kept.Count < k)
        {
            Array.Fill(coefficients, double.NaN);
            return (coefficients, null);
        }

        for (int c = 0; c < k; c++) coefficients[c] = products[(c * (k + 1)) + k];
        factor.Solve(coefficients);
        return (coefficients, factor);
    }

    /// <summary>Moves η to the new fit; returns the weighted squares of the step and of the residual.</summary>
    private (double Step, double Residual) MoveEta()
    {
        int k = Columns.Regressors, panels = Columns.PanelCount;
        var negative = new double[panels * Lanes];
        for (int c = 0; c < k; c++) negative[c] = -_change[c];
        negative[k] = 1;
        double* eta = Eta, y = Y, weights = _weights.Pointer, step = Step;
        double* prior = _prior is null ? null : _prior.Pointer;
        bool poisson = _model.Family == Family.Poisson;
        _crew.ForEach(Columns.Pieces.Length, piece =>
        {
            double squaredStep = 0, squaredResidual = 0, largest = 0;
            double* working = Columns.Column(k);
            for (int o = Columns.Pieces[piece].First; o < Columns.Pieces[piece].Last; o++)
            {
                Vector256<double> sum = default;
                for (int panel = 0; panel < panels; panel++)
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create<double>(negative.AsSpan(panel * Lanes)), Vector256.LoadAligned(Columns.Panel(panel) + ((long)Lanes * o)), sum);
                double residual = Vector256.Sum(sum);
                working[(long)Lanes * o] = residual;
                double before = poisson ? (y[o] * (prior is null ? 1 : prior[o]) / weights[o]) - 1 : y[o] - eta[o];
                double change = before - residual;
                step[o] = change;
                eta[o] += change;
                squaredStep += weights[o] * change * change;
                squaredResidual += weights[o] * residual * residual;
                largest = Math.Max(largest, Math.Abs(change));
            }

            (_sums[piece][0], _sums[piece][1], _sums[piece][2]) = (squaredStep, squaredResidual, largest);
        });
        LargestStep = _sums.Max(s => s[2]);
        return (_sums.Sum(s => s[0]), _sums.Sum(s => s[1]));
    }

    private AlignedBuffer ByPosition(ReadOnlySpan<double> byRow)
    {
        var values = new AlignedBuffer(_design.Observations);
        double* at = values.Pointer;
        for (int o = 0; o < _design.Observations; o++) at[o] = byRow[_design.Rows[o]];
        return values;
    }
}
