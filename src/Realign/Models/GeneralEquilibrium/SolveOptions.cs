using Realign.Events;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>How to solve for a counterfactual.</summary>
public sealed record SolveOptions
{
    /// <summary>What happens to trade deficits.</summary>
    public Closure Closure { get; init; } = Closure.WorldShare;

    /// <summary>The deficits D′ under <see cref="Closure.Given"/>, one an economy, in the world's unit; they sum to zero.</summary>
    public IReadOnlyList<double>? Deficits { get; init; }

    /// <summary>Trade elasticities θ_j in place of the world's own.</summary>
    public IReadOnlyList<double>? TradeElasticities { get; init; }

    /// <summary>Share ρ of value added that is earned by factors which cannot leave their sector: 0, all move; 1, labour is fixed.</summary>
    public double SpecificFactorShare { get; init; }

    /// <summary>The largest relative residual that counts as solved, of every condition.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Evaluations of the equations after which the solver gives up.</summary>
    public int MaxIterations { get; init; } = 3000;
}
