namespace Realign.Estimation;

/// <summary>A test of R β = q.</summary>
/// <param name="Statistic">(Rβ̂ − q)' (R V R')⁻¹ (Rβ̂ − q), χ² under the hypothesis.</param>
/// <param name="Restrictions">Degrees of freedom of the numerator: independent rows of R.</param>
/// <param name="DenominatorDegreesOfFreedom">Infinite with a normal reference distribution.</param>
/// <param name="PValue">From χ², or from F(statistic / restrictions) with finite denominator degrees of freedom.</param>
public sealed record WaldTest(double Statistic, int Restrictions, double DenominatorDegreesOfFreedom, double PValue)
{
    /// <summary>The statistic divided by the restrictions.</summary>
    public double F => Statistic / Restrictions;
}
