namespace Realign.Agreements;

/// <summary>A Wald test that effects before joining are zero.</summary>
/// <param name="Statistic">χ² under the hypothesis.</param>
/// <param name="Restrictions">Its degrees of freedom.</param>
/// <param name="PValue">The probability of a larger one.</param>
public sealed record LeadTest(double Statistic, int Restrictions, double PValue);
