using Realign.Events;
using Realign.Numerics;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// Finds the state at which the kernel's step vanishes: directly, or, when a hard shock throws that off, along a path of growing fractions of the
/// shock, each started from the last. Knows no economics. Allocates once; one instance a thread.
/// </summary>
internal sealed class Solver
{
    /// <summary>States that mixing remembers: more where every sector of every economy has a return of its own, so that more modes are slow.</summary>
    private const int Depth = 6, DepthWithSpecificFactors = 12;
    private const int DirectIterations = 200;
    private const int StageIterations = 150;
    private const double StageTolerance = 1e-3;
    private const double SmallestStage = 1.0 / 128;
    private readonly TradeKernel _kernel;
    private readonly AndersonMixing _mixing;
    private readonly double[] _state;
    private readonly double[] _reached;

    public Solver(TradeKernel kernel)
    {
        _kernel = kernel;
        _mixing = new AndersonMixing(kernel.Dimension, kernel.HasSpecificFactors ? DepthWithSpecificFactors : Depth);
        _state = new double[kernel.Dimension];
        _reached = new double[kernel.Dimension];
    }

    /// <summary>The state of the last solve: ln P̂, X′/X, ln ŵ and the gaps of specific factors as the kernel lays them out.</summary>
    public ReadOnlySpan<double> State => _state;

    /// <summary>Solves to a residual of <paramref name="tolerance"/>, starting from the baseline.</summary>
    public AndersonMixing.Ending Solve(
        ReadOnlySpan<double> theta, Shock shock, Closure closure, ReadOnlySpan<double> deficits, double tolerance, int maxIterations, CancellationToken cancellation)
    {
        _kernel.Prepare(theta, shock, closure, deficits);
        _kernel.Baseline(_state);
        var ending = _mixing.Solve(_kernel, _state, tolerance, Math.Min(DirectIterations, maxIterations), cancellation);
        return ending.Converged || ending.Iterations >= maxIterations
            ? ending
            : Continue(theta, shock, closure, deficits, tolerance, maxIterations, ending.Iterations, cancellation);
    }

    private AndersonMixing.Ending Continue(
        ReadOnlySpan<double> theta, Shock shock, Closure closure, ReadOnlySpan<double> deficits, double tolerance, int maxIterations, int spent, CancellationToken cancellation)
    {
        double done = 0, stride = 0.25;
        _kernel.Baseline(_reached);
        while (true)
        {
            double fraction = Math.Min(1, done + stride);
            bool last = fraction >= 1;
            _reached.CopyTo(_state.AsSpan());
            _kernel.Prepare(theta, shock, closure, deficits, fraction);
            int allowed = Math.Min(last ? 2 * DirectIterations : StageIterations, maxIterations - spent);
            var ending = _mixing.Solve(_kernel, _state, last ? tolerance : StageTolerance, allowed, cancellation);
            spent += ending.Iterations;
            if (last && ending.Converged) return ending with { Iterations = spent };
            if (ending.Converged)
            {
                done = fraction;
                stride *= 2;
                _state.CopyTo(_reached.AsSpan());
                continue;
            }

            stride = (fraction - done) / 2;
            if (spent >= maxIterations || stride < SmallestStage) return ending with { Iterations = spent };
        }
    }
}
