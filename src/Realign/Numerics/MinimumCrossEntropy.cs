namespace Realign.Numerics;

/// <summary>
/// Finds the values nearest to a prior that meet linear constraints: minimises Σ_v w_v (x_v ln(x_v/p_v) − x_v + p_v) subject to A x = b
/// (Kullback 1959; Golan, Judge and Robinson 1994 for accounts). With equal weights and row and column sums this is RAS. The solution is
/// x_v = p_v exp((Aᵀλ)_v / w_v), so zeros stay zero and signs are kept; λ comes from Newton steps on the dual, each by conjugate gradients.
/// Deterministic: one thread, fixed order.
/// </summary>
internal sealed class MinimumCrossEntropy
{
    /// <summary>Relative error of a sum of a few thousand terms.</summary>
    private const double Rounding = 1e-15;

    private readonly double[] _prior;
    private readonly double[] _weight;
    private readonly int[] _start;
    private readonly int[] _constraint;
    private readonly double[] _coefficient;
    private readonly double[] _target;
    private readonly double[] _value;
    private readonly double[] _scale;

    /// <param name="prior">p, not negative.</param>
    /// <param name="weight">w, positive: how reliable the prior is.</param>
    /// <param name="start">Where the terms of variable v begin in the two arrays that follow; one longer than the variables.</param>
    /// <param name="constraint">Number of the constraint of each term.</param>
    /// <param name="coefficient">Coefficient of each term.</param>
    /// <param name="target">b.</param>
    public MinimumCrossEntropy(double[] prior, double[] weight, int[] start, int[] constraint, double[] coefficient, double[] target)
    {
        (_prior, _weight, _start, _constraint, _coefficient, _target) = (prior, weight, start, constraint, coefficient, target);
        _value = new double[prior.Length];
        _scale = new double[target.Length];
    }

    /// <summary>How a solve ended: the worst constraint and its violation relative to the sum of its absolute terms.</summary>
    public readonly record struct Ending(bool Converged, int Steps, double Violation, int WorstConstraint);

    /// <summary>The values; meaningful after a solve that converged.</summary>
    public ReadOnlySpan<double> Values => _value;

    public Ending Solve(double tolerance, int maxSteps, CancellationToken cancellation)
    {
        int C = _target.Length;
        double[] λ = new double[C], gradient = new double[C], direction = new double[C], trial = new double[C];
        double objective = Evaluate(λ, gradient);
        Ending ending = default;
        for (int step = 1; step <= maxSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            ending = Worst(gradient, step);
            if (ending.Violation <= tolerance) return ending with { Converged = true };
            Direction(gradient, direction, Math.Min(0.1, ending.Violation), cancellation);
            double slope = 0;
            for (int c = 0; c < C; c++) slope += direction[c] * gradient[c];
            double length = 1;
            while (true)
            {
                for (int c = 0; c < C; c++) trial[c] = λ[c] + (length * direction[c]);
                double next = Evaluate(trial, gradient);
                // Near the solution the objective no longer resolves the progress that the gradient still makes.
                if (next <= objective + (1e-4 * length * slope) + (1e-14 * Math.Abs(objective)))
                {
                    objective = next;
                    break;
                }

                length *= 0.5;
                if (length >= 1e-12) continue;
                // No step leads further: say how things stand where the last one led, not at the trial that was refused.
                Evaluate(λ, gradient);
                return Worst(gradient, step);
            }

            (λ, trial) = (trial, λ);
        }

        return ending;
    }

    /// <summary>Values, gradient A x − b of the dual, and its objective Σ w x − b·λ.</summary>
    private double Evaluate(double[] λ, double[] gradient)
    {
        double objective = 0;
        Array.Clear(_scale);
        for (int c = 0; c < gradient.Length; c++)
        {
            gradient[c] = -_target[c];
            objective -= _target[c] * λ[c];
        }

        for (int v = 0; v < _prior.Length; v++)
        {
            double exponent = 0;
            for (int t = _start[v]; t < _start[v + 1]; t++) exponent += _coefficient[t] * λ[_constraint[t]];
            double x = _value[v] = _prior[v] == 0 ? 0 : _prior[v] * Math.Exp(exponent / _weight[v]);
            objective += _weight[v] * x;
            for (int t = _start[v]; t < _start[v + 1]; t++)
            {
                double term = _coefficient[t] * x;
                gradient[_constraint[t]] += term;
                _scale[_constraint[t]] += Math.Abs(term);
            }
        }

        return double.IsNaN(objective) ? double.PositiveInfinity : objective;
    }

    /// <summary>Solves A diag(x/w) Aᵀ d = −g by conjugate gradients, preconditioned by the diagonal.</summary>
    private void Direction(double[] g, double[] d, double accuracy, CancellationToken cancellation)
    {
        int C = g.Length;
        double[] diagonal = Diagonal(), residual = new double[C], p = new double[C], hp = new double[C];
        Array.Clear(d);
        double rz = 0;
        for (int c = 0; c < C; c++)
        {
            residual[c] = -g[c];
            p[c] = diagonal[c] > 0 ? residual[c] / diagonal[c] : 0;
            rz += residual[c] * p[c];
        }

        double goal = Math.Max(rz * accuracy * accuracy * 1e-4, RoundingFloor(diagonal));
        for (int iteration = 0; iteration < 5 * C && rz > goal; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            ApplyHessian(p, hp);
            double curvature = 0;
            for (int c = 0; c < C; c++) curvature += p[c] * hp[c];
            if (!(curvature > 0)) return;
            double alpha = rz / curvature, next = 0;
            for (int c = 0; c < C; c++)
            {
                d[c] += alpha * p[c];
                residual[c] -= alpha * hp[c];
                if (diagonal[c] > 0) next += residual[c] * residual[c] / diagonal[c];
            }

            double beta = next / rz;
            rz = next;
            for (int c = 0; c < C; c++) p[c] = (diagonal[c] > 0 ? residual[c] / diagonal[c] : 0) + (beta * p[c]);
        }
    }

    /// <summary>
    /// What rounding alone leaves of the preconditioned residual. Below it, conjugate gradients would only follow noise: along constraints that repeat
    /// each other the Hessian is singular, and λ would run away.
    /// </summary>
    private double RoundingFloor(double[] diagonal)
    {
        double floor = 0;
        for (int c = 0; c < diagonal.Length; c++)
        {
            double rounding = Rounding * Math.Max(Math.Abs(_target[c]), _scale[c]);
            if (diagonal[c] > 0) floor += rounding * rounding / diagonal[c];
        }

        return floor;
    }

    private double[] Diagonal()
    {
        var diagonal = new double[_target.Length];
        for (int v = 0; v < _prior.Length; v++)
            for (int t = _start[v]; t < _start[v + 1]; t++)
                diagonal[_constraint[t]] += _coefficient[t] * _coefficient[t] * _value[v] / _weight[v];
        return diagonal;
    }

    private void ApplyHessian(double[] p, double[] hp)
    {
        Array.Clear(hp);
        for (int v = 0; v < _prior.Length; v++)
        {
            double sum = 0;
            for (int t = _start[v]; t < _start[v + 1]; t++) sum += _coefficient[t] * p[_constraint[t]];
            sum *= _value[v] / _weight[v];
            if (sum == 0) continue;
            for (int t = _start[v]; t < _start[v + 1]; t++) hp[_constraint[t]] += _coefficient[t] * sum;
        }
    }

    private Ending Worst(double[] gradient, int step)
    {
        double worst = 0;
        int where = 0;
        for (int c = 0; c < gradient.Length; c++)
        {
            double scale = Math.Max(Math.Abs(_target[c]), _scale[c]);
            double violation = scale > 0 ? Math.Abs(gradient[c]) / scale : 0;
            if (double.IsNaN(violation)) violation = double.PositiveInfinity;
            if (violation > worst) (worst, where) = (violation, c);
        }

        return new Ending(false, step, worst, where);
    }
}
