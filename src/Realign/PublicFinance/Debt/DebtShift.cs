namespace Realign.PublicFinance.Debt;

/// <summary>
/// What a scenario adds to every path, one number a draw and fractions of GDP: path p takes draw p modulo their number, so that uncertainty about the scenario
/// enters with the shocks.
/// </summary>
/// <param name="PrimaryBalance">Added to the primary balance once the scenario is in force in full.</param>
/// <param name="Output">Relative change of real GDP in the long run.</param>
/// <param name="Revaluation">Relative change of the debt in the first year, from what the scenario does to the price of foreign money.</param>
/// <param name="PhaseIn">Share in force in every year, from the first; its increments bring the change of output.</param>
public sealed record DebtShift(IReadOnlyList<double> PrimaryBalance, IReadOnlyList<double> Output, IReadOnlyList<double> Revaluation, IReadOnlyList<double> PhaseIn)
{
    /// <summary>Even steps over so many years.</summary>
    public static double[] Even(int years, int over) => [.. Enumerable.Range(1, years).Select(t => Math.Min(1, t / (double)Math.Max(1, over)))];

    internal void Check(int years)
    {
        if (PrimaryBalance.Count == 0 || PrimaryBalance.Count != Output.Count || Output.Count != Revaluation.Count)
            throw new RealignException($"A scenario has as many draws of the primary balance ({PrimaryBalance.Count}) as of output ({Output.Count}) and of the revaluation ({Revaluation.Count}), and at least one.");
        if (PhaseIn.Count < years) throw new RealignException($"The scenario is phased in over {PhaseIn.Count} years, the path has {years}; give a share for every year.");
    }
}
