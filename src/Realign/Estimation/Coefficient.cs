namespace Realign.Estimation;

/// <summary>One row of a regression table.</summary>
/// <param name="Name">The regressor.</param>
/// <param name="Estimate">β̂.</param>
/// <param name="StandardError">The square root of its variance.</param>
/// <param name="Statistic">Estimate over standard error: t or z.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="Lower">Lower end of the 95 % confidence interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record Coefficient(string Name, double Estimate, double StandardError, double Statistic, double PValue, double Lower, double Upper);
