namespace Realign.Agreements;

/// <summary>A partial effect on log trade.</summary>
/// <param name="Estimate">Log points.</param>
/// <param name="StandardError">Clustered by pair.</param>
public sealed record EffectEstimate(double Estimate, double StandardError);
