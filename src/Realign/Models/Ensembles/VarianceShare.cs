namespace Realign.Models.Ensembles;

/// <summary>What one input contributes to the variance of one number, as a share: alone, and with all interactions it takes part in.</summary>
/// <param name="First">The variance that knowing the input would take away; Jansen's estimator, so that it may come out slightly outside 0 to 1.</param>
/// <param name="Total">The variance that would be left if everything but the input were known.</param>
public readonly record struct VarianceShare(double First, double Total);
