using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Debt;

/// <summary>
/// A path of the debt ratio under given conditions, with interest that follows new rates as old debt falls due: every year the inverse of the average
/// maturity does, of every vintage, and is renewed at the new rate like what is added.
/// </summary>
public sealed class DebtPath
{
    /// <summary>An identity may be off by no more.</summary>
    internal const double Tolerance = 1e-12;

    private DebtPath(DebtStock start, IReadOnlyList<DebtPathYear> years) => (Start, Years) = (start, years);

    public DebtStock Start { get; }

    public IReadOnlyList<DebtPathYear> Years { get; }

    /// <summary>Debt at the end.</summary>
    public ShareOfGdp Last => Years.Count > 0 ? Years[^1].Debt : Start.Debt;

    /// <exception cref="RealignException">Debt leaves any range that means something, or a year's contributions do not add up.</exception>
    public static DebtPath Run(DebtStock start, IReadOnlyList<DebtConditions> conditions)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(conditions);
        var years = new List<DebtPathYear>(conditions.Count);
        double debt = start.Debt.Fraction, domestic = start.DomesticRate.Fraction, foreign = start.ForeignRate.Fraction;
        for (int t = 0; t < conditions.Count; t++)
        {
            var (year, next) = Step(t + 1, start, debt, domestic, foreign, conditions[t]);
            years.Add(year);
            (domestic, foreign) = Rates(start, debt, next, domestic, foreign, conditions[t]);
            debt = next;
        }

        return new DebtPath(start, years);
    }

    private static (DebtPathYear Year, double Debt) Step(int t, DebtStock start, double debt, double i_d, double i_f, DebtConditions c)
    {
        double φ = start.ForeignShare, g = c.Growth.Fraction, π = c.Inflation.Fraction, ε = c.Depreciation.Fraction, pb = c.PrimaryBalance.Fraction, sfa = c.StockFlow.Fraction;
        double ρ = (1 + g) * (1 + π), λ = DebtEquation.Factor(φ, i_d, i_f, ε, g, π);
        double next = DebtEquation.Next(debt, λ, pb, sfa);
        double interest = debt * (((1 - φ) * i_d) + (φ * i_f * (1 + ε))) / ρ;
        double due = debt * (((1 - φ) / start.DomesticMaturity) + (φ * (1 + ε) / start.ForeignMaturity)) / ρ;
        double fromInterest = debt * (((1 - φ) * i_d) + (φ * i_f)) / ρ, fromExchange = debt * φ * (1 + i_f) * ε / ρ;
        double fromGrowth = -debt * g / ρ, fromInflation = -debt * π * (1 + g) / ρ;
        double gap = Math.Abs(next - debt - (fromInterest + fromExchange + fromGrowth + fromInflation - pb + sfa));
        if (!(gap <= Tolerance * Math.Max(1, Math.Abs(debt)))) throw new RealignException($"In year {t} the contributions miss the change of the debt ratio by {gap}; the debt is {debt}. Check the rates of that year.");
        static ShareOfGdp Share(double fraction) => ShareOfGdp.FromFraction(fraction);
        return (new DebtPathYear(
            t, Share(next), c.PrimaryBalance, Share(DebtEquation.StabilisingPrimaryBalance(debt, λ, sfa)), Share(interest), Rate.FromFraction(i_d), Rate.FromFraction(i_f),
            Share(interest + due - pb), Share(fromInterest), Share(fromExchange), Share(fromGrowth), Share(fromInflation), Share(-pb), c.StockFlow), next);
    }

    private static (double Domestic, double Foreign) Rates(DebtStock start, double debt, double next, double domestic, double foreign, DebtConditions c)
    {
        // A government without debt pays the new rate on whatever it borrows next.
        double kept = next > 0 ? debt / (next * (1 + c.Growth.Fraction) * (1 + c.Inflation.Fraction)) : 0;
        return (
            DebtEquation.AverageRate(domestic, c.DomesticRate.Fraction, kept * (1 - (1 / start.DomesticMaturity))),
            DebtEquation.AverageRate(foreign, c.ForeignRate.Fraction, kept * (1 + c.Depreciation.Fraction) * (1 - (1 / start.ForeignMaturity))));
    }
}
