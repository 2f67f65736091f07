using Realign.Numerics;

namespace Realign.Products.Switching;

/// <summary>
/// Draws of σ, ω and η. ln(σ−1) is off by a normal error that all products share and one of its own; ω and η follow triangles, that of ω in logarithms.
/// docs/models/switching.md says where the sizes come from. An error is cut off at two standard deviations.
/// </summary>
internal sealed class SwitchingDraws(SwitchingOptions options, SwitchingParameters central)
{
    public const double CommonError = 0.4, OwnError = 0.5;
    public const double LeastSupply = 0.5, MostSupply = 10, LeastDemand = 1, MostDemand = 3;

    private const double Cut = 2;
    private const int CommonAt = 0, SupplyAt = 1, DemandAt = 2, ProductsAt = 3;

    /// <summary>The parameters of a draw; σ is drawn for some products only.</summary>
    public SwitchingParameters Draw(int draw, ReadOnlySpan<bool> touched)
    {
        var random = new CounterRandom(options.Seed, draw);
        double[] σ = [.. central.Substitution];
        if (options.Substitution is null)
        {
            double common = CommonError * Error(random.Uniform(CommonAt));
            for (int p = 0; p < σ.Length; p++)
                if (touched[p]) σ[p] = 1 + ((σ[p] - 1) * Math.Exp(common + (OwnError * Error(random.Uniform(ProductsAt + p)))));
        }

        return central with
        {
            Substitution = σ,
            Supply = options.Supply ?? Math.Exp(Triangle(random.Uniform(SupplyAt), Math.Log(LeastSupply), Math.Log(SwitchingParameters.DefaultSupply), Math.Log(MostSupply))),
            Demand = options.Demand ?? Triangle(random.Uniform(DemandAt), LeastDemand, SwitchingParameters.DefaultDemand, MostDemand),
        };
    }

    private static double Error(double uniform) => Math.Clamp(Normal.Quantile(uniform), -Cut, Cut);

    private static double Triangle(double u, double low, double mode, double high)
    {
        double below = (mode - low) / (high - low);
        return u < below ? low + Math.Sqrt(u * (high - low) * (mode - low)) : high - Math.Sqrt((1 - u) * (high - low) * (high - mode));
    }
}
