namespace Realign.PublicFinance.Debt;

/// <summary>
/// The law of motion of the debt ratio, one pure method an equation. All arguments are fractions. Source: the debt-creating flows of the IMF's framework
/// (Staff Guidance Note for Public Debt Sustainability Analysis in Market-Access Countries, 2013, annex on technical derivations), in discrete time without
/// approximations.
/// </summary>
public static class DebtEquation
{
    /// <summary>What one unit of debt relative to GDP becomes in a year: λ = [(1−φ)(1+i^d) + φ(1+i^f)(1+ε)] / ((1+g)(1+π)).</summary>
    public static double Factor(double foreignShare, double domesticRate, double foreignRate, double depreciation, double growth, double inflation) =>
        (((1 - foreignShare) * (1 + domesticRate)) + (foreignShare * (1 + foreignRate) * (1 + depreciation))) / ((1 + growth) * (1 + inflation));

    /// <summary>d_t = d_(t−1)·λ_t − pb_t + sfa_t.</summary>
    public static double Next(double debt, double factor, double primaryBalance, double stockFlow) => (debt * factor) - primaryBalance + stockFlow;

    /// <summary>The primary balance that keeps the ratio where it is: pb* = (λ−1)·d_(t−1) + sfa.</summary>
    public static double StabilisingPrimaryBalance(double debt, double factor, double stockFlow) => ((factor - 1) * debt) + stockFlow;

    /// <summary>After t years of constant conditions: d_t = λ^t·d_0 − (pb − sfa)·(λ^t − 1)/(λ − 1).</summary>
    public static double AfterYears(double debt, double factor, double primaryBalance, double stockFlow, int years)
    {
        double power = Math.Pow(factor, years);
        double annuity = Math.Abs(factor - 1) < 1e-12 ? years : (power - 1) / (factor - 1);
        return (power * debt) - ((primaryBalance - stockFlow) * annuity);
    }

    /// <summary>The debt that a constant primary balance carries for ever: d = (pb − sfa)/(λ − 1); null when λ ≤ 1, where any debt can be carried, or none is defined.</summary>
    public static double? Carried(double primaryBalance, double factor, double stockFlow) => factor > 1 ? Math.Max(0, (primaryBalance - stockFlow) / (factor - 1)) : null;

    /// <summary>
    /// The average rate after a year: what fell due, and what was added, is at the new rate. <paramref name="remaining"/> is the stock of a year ago that is still
    /// there, over the stock now.
    /// </summary>
    public static double AverageRate(double average, double newRate, double remaining)
    {
        double old = Math.Clamp(remaining, 0, 1);
        return (old * average) + ((1 - old) * newRate);
    }
}
