using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>
/// What it costs when all trade between two sides stops and everyone adjusts: the welfare change in the general-equilibrium model as trade costs between them rise
/// without bound. In its equations that is the same as an embargo both ways.
/// </summary>
public static class ExitCost
{
    /// <summary>Solves for the equilibrium without the trade.</summary>
    /// <param name="model">The model of the world before.</param>
    /// <param name="subject">One side.</param>
    /// <param name="partner">The other.</param>
    /// <param name="tradeElasticities">θ_j; null for the world's own. For the short run give a share of the long run's (<see cref="ElasticityHorizon"/>).</param>
    /// <param name="closure">What happens to deficits.</param>
    /// <param name="cancellation">Stops the solve.</param>
    public static Counterfactual Solve(GeneralEquilibriumModel model, EconomyGroup subject, EconomyGroup partner, IReadOnlyList<double>? tradeElasticities = null, Closure closure = Closure.WorldShare, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(partner);
        return model.Solve(Stop(model.World, subject, partner), new SolveOptions { TradeElasticities = tradeElasticities, Closure = closure }, cancellation);
    }

    /// <summary>The welfare change of a group, its members' weighted by income; a fraction, negative for a loss.</summary>
    /// <exception cref="NotConvergedException">The counterfactual did not converge.</exception>
    public static double Welfare(Counterfactual counterfactual, EconomyGroup group)
    {
        ArgumentNullException.ThrowIfNull(counterfactual);
        ArgumentNullException.ThrowIfNull(group);
        var (effects, world) = (counterfactual.Effects, counterfactual.Baseline);
        double income = 0, change = 0;
        foreach (int n in group.Members)
        {
            double own = world.ValueAdded[n] + world.TariffRevenue[n] + world.Deficits[n];
            income += own;
            change += own * effects.Welfare[n];
        }

        return change / income;
    }

    private static Shock Stop(World world, EconomyGroup one, EconomyGroup other)
    {
        var builder = new ShockBuilder(world);
        foreach (int n in one.Members)
        {
            foreach (int m in other.Members)
            {
                for (int j = 0; j < world.Sectors.Count; j++)
                {
                    builder.Taste(n, m, j, 0);
                    builder.Taste(m, n, j, 0);
                }
            }
        }

        return builder.ToShock();
    }
}
