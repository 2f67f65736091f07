using System.Globalization;
using Realign.Models.Ensembles;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;

namespace Realign.Reports;

/// <summary>A study of a debt in sentences.</summary>
internal static class DebtText
{
    private const string Fraction = "fraction";

    /// <summary>What a scenario does to the budget.</summary>
    public static string Budget(DebtResult debt, DebtScenarioResult scenario)
    {
        var total = Total(scenario);
        string moves = Answer.IsSettled(total)
            ? $"{(total.Value >= 0 ? "improves" : "worsens")} by {FigureText.Size(total.Value, Fraction)} of GDP a year{Range(total)}"
            : $"moves either way: {FigureText.Signed(total.Value, Fraction)} of GDP a year at central values{Range(total)}";
        string missing = scenario.Budget.Any(l => l.Missing is not null) ? $", without {string.Join(" and ", scenario.Budget.Where(l => l.Missing is not null).Select(l => l.Name))}, for which figures are missing" : "";
        string deficit = debt.External is { FiscalBalance: < 0 and { } balance } external
            ? $"; the deficit of {external.Year} was {FigureText.Size(balance, Fraction)} of GDP, so that this {(total.Value >= 0 ? "closes" : "widens it by")} {Percent(Math.Abs(total.Value / balance))}{(total.Value >= 0 ? " of it" : "")}"
            : "";
        return $"The budget balance {moves}{missing}{deficit}.";
    }

    /// <summary>Whether the capacity to pay doubles, by every definition.</summary>
    public static string Capacity(DebtScenarioResult scenario)
    {
        var known = scenario.Capacity.Where(c => c.Ratio is not null).ToList();
        if (known.Count == 0) return "The capacity to pay cannot be judged: figures are missing.";
        var doubled = known.Where(c => c.Doubles is CapacityVerdict.Holds or CapacityVerdict.Possible).ToList();
        var most = known.MaxBy(c => c.Ratio)!;
        string judged = $"{known.Count} definitions that can be judged (of {scenario.Capacity.Count})";
        return doubled.Count == 0
            ? $"The capacity to pay doubles on none of the {judged}; on the most favourable, {most.Name}, it is {Times(most.Ratio!.Value)} what it was."
            : $"Of the {judged}, the capacity to pay doubles on {string.Join(" and ", doubled.Select(c => $"{c.Name}{(c.Doubles == CapacityVerdict.Possible ? " in some draws" : "")}"))}.";
    }

    /// <summary>Where debt goes without and with a scenario.</summary>
    public static string Debt(DebtResult debt, DebtScenarioResult scenario)
    {
        var last = debt.Fan.Years[^1];
        return $"If growth, prices and the primary balance stay as they were, debt of the {debt.Government} government is {FigureText.Size(last.P50, Fraction)} of GDP in {debt.Year + debt.Years} "
            + $"(5–95 % of {debt.Paths.ToString("N0", CultureInfo.InvariantCulture)} paths: {FigureText.Size(last.P5, Fraction)} to {FigureText.Size(last.P95, Fraction)}); with the scenario {Points(scenario)} percentage points against the same shocks. "
            + $"It has stopped rising within five years on {Percent(debt.Fan.ProbabilityOfStabilising)} of paths, with the scenario on {Percent(scenario.Fan.ProbabilityOfStabilising)}.";
    }

    public static Interval Total(DebtScenarioResult scenario) => Interval(scenario.Budget[^1]);

    /// <summary>A line that is known, with its range.</summary>
    public static Interval Interval(BudgetLine line) => new(line.Value!.Value, line.Low, line.High);

    public static string Percent(double share) => $"{(100 * share).ToString(share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture)} %";

    public static string Times(double ratio) => $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)} times";

    private static string Points(DebtScenarioResult s) => FigureText.Bare(new Interval(s.Difference.P50, s.Difference.P5, s.Difference.P95), Fraction);

    private static string Range(Interval value) => value is { Low: { } low, High: { } high } ? $" (5–95 %: {FigureText.Signed(low, Fraction)} to {FigureText.Signed(high, Fraction)})" : "";
}
