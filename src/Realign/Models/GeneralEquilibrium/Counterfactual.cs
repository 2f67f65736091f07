using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>The end of a solve: whether it converged, how well every condition holds, and, only if it converged, the effects.</summary>
public sealed class Counterfactual
{
    private readonly Effects? _effects;

    internal Counterfactual(World baseline, SolveOptions options, bool baselineSolved, int iterations, double milliseconds, Equilibrium? equilibrium, string? failure)
    {
        (Baseline, Options, BaselineSolved, Iterations, SolveMilliseconds, Failure) = (baseline, options, baselineSolved, iterations, milliseconds, failure);
        Residuals = equilibrium?.Residuals ?? [];
        MaxResidual = Residuals.Count == 0 ? double.NaN : Residuals.Max(r => r.Largest);
        if (Failure is null && !(MaxResidual <= options.Tolerance))
        {
            var worst = Residuals.MaxBy(r => r.Largest);
            Failure = $"the condition '{worst.Condition}' is violated by {worst.Largest:G3} at {worst.Where}; {options.Tolerance:G3} is allowed";
        }

        if (Failure is null) _effects = new Effects(equilibrium!);
    }

    /// <summary>The equilibrium that the effects are measured against.</summary>
    public World Baseline { get; }

    public SolveOptions Options { get; }

    /// <summary>Whether the baseline had to be solved first, because the data are no equilibrium or the closure asks for other deficits.</summary>
    public bool BaselineSolved { get; }

    public bool Converged => _effects is not null;

    /// <summary>Evaluations of the equations that the solver needed.</summary>
    public int Iterations { get; }

    public double SolveMilliseconds { get; }

    /// <summary>The largest relative violation of any condition, measured by code independent of the solver; NaN when nothing was found to measure.</summary>
    public double MaxResidual { get; }

    /// <summary>Every condition with its largest violation.</summary>
    public IReadOnlyList<ConditionResidual> Residuals { get; }

    /// <summary>Why there are no effects; null when it converged.</summary>
    public string? Failure { get; }

    /// <summary>What changed.</summary>
    /// <exception cref="NotConvergedException">The solve did not converge.</exception>
    public Effects Effects => _effects ?? throw new NotConvergedException($"This counterfactual did not converge after {Iterations} iterations, so it has no effects: {Failure}.");
}
