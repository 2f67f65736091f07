using Realign.Numerics;

namespace Realign.Agreements;

/// <summary>The effects of an agreement on a member's exports to the hub and on its imports from the hub, estimated together.</summary>
/// <param name="Name">What was estimated.</param>
/// <param name="Observations">Used.</param>
/// <param name="Pairs">Clusters: pairs of economies, both directions in one.</param>
/// <param name="Exports">On the member's exports to the hub.</param>
/// <param name="Imports">On the member's imports from the hub.</param>
/// <param name="Covariance">Of the two estimates.</param>
public sealed record DirectedEffects(string Name, int Observations, int Pairs, EffectEstimate Exports, EffectEstimate Imports, double Covariance)
{
    /// <summary>The normal distribution's value at two independent quantiles: exports by the first, imports given exports by both.</summary>
    /// <exception cref="RealignException">A quantile is outside 0 to 1.</exception>
    public (double Exports, double Imports) Draw(double first, double second)
    {
        if (!(first is > 0 and < 1 && second is > 0 and < 1)) throw new RealignException($"{first}, {second} are no probabilities; a quantile is asked for between 0 and 1.");
        double z = Normal.Quantile(first), w = Normal.Quantile(second);
        double slope = Exports.StandardError > 0 ? Covariance / Exports.StandardError : 0;
        double rest = Math.Sqrt(Math.Max(0, (Imports.StandardError * Imports.StandardError) - (slope * slope)));
        return (Exports.Estimate + (Exports.StandardError * z), Imports.Estimate + (slope * z) + (rest * w));
    }
}
