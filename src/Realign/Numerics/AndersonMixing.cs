using System.Runtime.Intrinsics;

namespace Realign.Numerics;

/// <summary>
/// Anderson acceleration of a fixed point (Anderson 1965; type II of Fang and Saad 2009): the next state is the combination of the last few
/// states whose steps cancel best, plus that combination's step. Allocates once; an instance serves one thread and many solves.
/// </summary>
internal sealed unsafe class AndersonMixing
{
    /// <summary>Mixing starts when the residual is below this: far from the solution, plain steps are safer than extrapolation.</summary>
    private const double MixBelow = 0.5;

    /// <summary>A residual this many times the best one is a wrong turn.</summary>
    private const double WrongTurn = 100;

    private readonly int _dimension;
    private readonly int _depth;
    private readonly AlignedBuffer _states;
    private readonly AlignedBuffer _work;
    private readonly double[] _gram;
    private readonly double[] _factor;
    private readonly double[] _right;
    private int _stored;
    private int _next;

    public AndersonMixing(int dimension, int depth)
    {
        _dimension = dimension;
        _depth = depth;
        _states = new AlignedBuffer(2 * depth * dimension);
        _work = new AlignedBuffer(4 * dimension);
        _gram = new double[depth * depth];
        _factor = new double[depth * depth];
        _right = new double[depth];
    }

    /// <summary>How a solve ended.</summary>
    public readonly record struct Ending(bool Converged, int Iterations, double Residual);

    /// <summary>Iterates from <paramref name="state"/>, in place, until the residual is at most <paramref name="tolerance"/>.</summary>
    public Ending Solve(IFixedPoint problem, Span<double> state, double tolerance, int maxIterations, CancellationToken cancellation)
    {
        double* step = _work.Pointer, oldState = step + _dimension, oldStep = oldState + _dimension, best = oldStep + _dimension;
        double bestResidual = double.PositiveInfinity, damping = 1;
        _stored = _next = 0;
        fixed (double* z = state)
        {
            for (int iteration = 1; iteration <= maxIterations; iteration++)
            {
                cancellation.ThrowIfCancellationRequested();
                double residual = problem.Evaluate(z, step);
                if (residual <= tolerance) return new Ending(true, iteration - 1, residual);
                if (!(residual < WrongTurn * bestResidual))
                {
                    // Thrown off: go back to the best state and forget what led here.
                    if (double.IsPositiveInfinity(bestResidual) || damping < 1e-6) return new Ending(false, iteration, residual);
                    Copy(best, z);
                    damping *= 0.5;
                    _stored = _next = 0;
                    problem.Evaluate(z, step);
                    Scale(step, damping);
                    Copy(z, oldState);
                    Copy(step, oldStep);
                    Add(step, z);
                    continue;
                }

                if (residual < bestResidual)
                {
                    bestResidual = residual;
                    Copy(z, best);
                    damping = Math.Min(1, damping * 1.2);
                }

                if (damping < 1) Scale(step, damping);
                if (iteration > 1) Remember(z, step, oldState, oldStep);
                Copy(z, oldState);
                Copy(step, oldStep);
                Add(step, z);
                if (residual >= MixBelow) _stored = _next = 0;
                else if (_stored > 0) Mix(z, step);
            }

            double last = problem.Evaluate(z, step);
            if (!(last <= bestResidual)) Copy(best, z);
            return new Ending(false, maxIterations, Math.Min(last, bestResidual));
        }
    }

    /// <summary>Stores the differences to the previous state and step in the place of the oldest, and their inner products.</summary>
    private void Remember(double* z, double* step, double* oldState, double* oldStep)
    {
        double* dz = _states.Pointer + ((long)_next * 2 * _dimension), df = dz + _dimension;
        for (int x = 0; x < _dimension; x += 8)
        {
            var deltaStep = Vector512.LoadAligned(step + x) - Vector512.LoadAligned(oldStep + x);
            deltaStep.StoreAligned(df + x);
            // What mixing needs is the difference of "state plus step".
            (Vector512.Load(z + x) - Vector512.LoadAligned(oldState + x) + deltaStep).StoreAligned(dz + x);
        }

        int at = _next;
        _next = (_next + 1) % _depth;
        _stored = Math.Min(_stored + 1, _depth);
        for (int m = 0; m < _stored; m++)
        {
            double inner = Dot(df, _states.Pointer + ((((long)m * 2) + 1) * _dimension));
            _gram[(at * _depth) + m] = _gram[(m * _depth) + at] = inner;
        }
    }

    private void Mix(double* z, double* step)
    {
        for (int m = 0; m < _stored; m++) _right[m] = Dot(step, _states.Pointer + ((((long)m * 2) + 1) * _dimension));
        if (!SolveGram()) return;
        for (int m = 0; m < _stored; m++)
        {
            double* dz = _states.Pointer + ((long)m * 2 * _dimension);
            var weight = Vector512.Create(-_right[m]);
            for (int x = 0; x < _dimension; x += 8)
                Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(dz + x), Vector512.Load(z + x)).Store(z + x);
        }
    }

    /// <summary>Cholesky of the Gram matrix, scaled to a unit diagonal, with a whiff of ridge; the weights replace <see cref="_right"/>.</summary>
    private bool SolveGram()
    {
        const double ridge = 1e-14;
        int n = _stored;
        Span<double> scale = stackalloc double[n];
        for (int r = 0; r < n; r++)
        {
            double diagonal = _gram[(r * _depth) + r];
            if (!(diagonal > 0)) return false;
            scale[r] = 1 / Math.Sqrt(diagonal);
        }

        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c <= r; c++)
            {
                double sum = (_gram[(r * _depth) + c] * scale[r] * scale[c]) + (r == c ? ridge : 0);
                for (int k = 0; k < c; k++) sum -= _factor[(r * _depth) + k] * _factor[(c * _depth) + k];
                if (r != c) _factor[(r * _depth) + c] = sum / _factor[(c * _depth) + c];
                else if (sum > ridge / 100) _factor[(r * _depth) + r] = Math.Sqrt(sum);
                else return Forget();
            }
        }

        for (int r = 0; r < n; r++)
        {
            double sum = _right[r] * scale[r];
            for (int k = 0; k < r; k++) sum -= _factor[(r * _depth) + k] * _right[k];
            _right[r] = sum / _factor[(r * _depth) + r];
        }

        for (int r = n - 1; r >= 0; r--)
        {
            double sum = _right[r];
            for (int k = r + 1; k < n; k++) sum -= _factor[(k * _depth) + r] * _right[k];
            _right[r] = sum / _factor[(r * _depth) + r];
        }

        for (int r = 0; r < n; r++) _right[r] *= scale[r];
        return true;
    }

    private bool Forget()
    {
        _stored = _next = 0;
        return false;
    }

    private double Dot(double* a, double* b)
    {
        Vector512<double> even = default, odd = default;
        int x = 0;
        for (; x + 16 <= _dimension; x += 16)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(a + x), Vector512.LoadAligned(b + x), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(a + x + 8), Vector512.LoadAligned(b + x + 8), odd);
        }

        for (; x < _dimension; x += 8)
            even = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(a + x), Vector512.LoadAligned(b + x), even);
        return Vector512.Sum(even + odd);
    }

    private void Copy(double* from, double* to) => new ReadOnlySpan<double>(from, _dimension).CopyTo(new Span<double>(to, _dimension));

    private void Add(double* step, double* z)
    {
        for (int x = 0; x < _dimension; x += 8) (Vector512.Load(z + x) + Vector512.Load(step + x)).Store(z + x);
    }

    private void Scale(double* step, double factor)
    {
        for (int x = 0; x < _dimension; x += 8) (Vector512.Load(step + x) * factor).Store(step + x);
    }
}
