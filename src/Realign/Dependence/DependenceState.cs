using Realign.Events;
using Realign.Models.GeneralEquilibrium;

namespace Realign.Dependence;

/// <summary>A world with its two models: input-output and general equilibrium.</summary>
internal sealed class DependenceState(GeneralEquilibriumModel model)
{
    public GeneralEquilibriumModel Model { get; } = model;

    public InputOutputSystem System { get; } = new(model.World);

    /// <summary>Welfare of the subject when trade with the partner stops.</summary>
    public Exit Exit(EconomyGroup subject, EconomyGroup partner, double[] θ, double shortShare, Closure closure, CancellationToken cancellation)
    {
        Counterfactual longRun = ExitCost.Solve(Model, subject, partner, θ, closure, cancellation), shortRun = ExitCost.Solve(Model, subject, partner, [.. θ.Select(t => shortShare * t)], closure, cancellation);
        return new Exit([Welfare(longRun), Welfare(shortRun)], [longRun.Failure, shortRun.Failure]);
        double? Welfare(Counterfactual c) => c.Converged ? ExitCost.Welfare(c, subject) : null;
    }
}

/// <summary>Welfare without the trade, in the long and the short run, or why there is no equilibrium.</summary>
internal sealed record Exit(double?[] Welfare, string?[] Failure);

/// <summary>Exits before and after a scenario.</summary>
internal sealed record ExitPair(Exit Before, Exit? After);
