namespace Realign.Products.Switching;

/// <summary>The conditions of Notation.md, one a method, for one origin; the solver evaluates the same over vectors.</summary>
internal static class SwitchingEquations
{
    public static double Quantity(double b, double τ, double x, double logP, double σ, double η) =>
        b == 0 ? 0 : b * Math.Pow(τ * x, -σ) * Math.Exp((σ - η) * logP);

    public static double OtherMarkets(double x, double σ) => Math.Pow(x, -σ);

    public static double Supply(double x, double ω) => Math.Pow(x, ω);

    public static double SellerPrice(double b, double τ, double m, double logP, double σ, double ω, double η) =>
        Math.Pow((m * b * Math.Pow(τ, -σ) * Math.Exp((σ - η) * logP)) + 1 - m, 1 / (ω + σ));

    /// <summary>φ(P) = (P^(1−η) − 1)/(1−η): the loss of consumers' surplus of a dollar spent when the price index rises from 1 to P.</summary>
    public static double SurplusLoss(double logP, double η)
    {
        double power = 1 - η;
        if (Math.Abs(power * logP) < 1e-5) return logP * (1 + (power * logP / 2 * (1 + (power * logP / 3))));
        return (Math.Exp(power * logP) - 1) / power;
    }
}
