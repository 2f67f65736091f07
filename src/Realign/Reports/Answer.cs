using Realign.Backtests;
using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>
/// The answer of a case in at most three sentences: what the main scenario does to the welfare of the case's economy, what to its balances, and how sure
/// that is. Notes say what a reader should know besides.
/// </summary>
public static class Answer
{
    private const string Fraction = "fraction";

    /// <summary>The sentences. Where a range includes zero they say that the sign is not settled.</summary>
    public static IReadOnlyList<string> Sentences(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var main = result.Scenarios[0];
        if (main.Values.Count > 0 && main.Run.Scenario.Events.Count == 0) return ["The main scenario has no event: nothing happens in it, and claims are set against published figures and past episodes alone."];
        return main.Values.Count == 0
            ? [Unsolved(main)]
            : [Welfare(result, main), .. Balances(result, main), .. Confidence(result, main.Values[0])];
    }

    /// <summary>What happens elsewhere, what is not in the numbers, and how the model did on past events of the main scenario's kinds.</summary>
    public static IReadOnlyList<string> Notes(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var main = result.Scenarios[0];
        return main.Values.Count == 0 || main.Run.Scenario.Events.Count == 0 ? [] : [.. Elsewhere(result, main), .. Budget(result, main), .. Draws(result, main), .. Record(result, main)];
    }

    private static string Unsolved(CaseScenarioResult main) =>
        $"The main scenario, '{main.Title}', could not be solved, so there is no answer: {(main.Run.Failure ?? "no draw converged").TrimEnd('.')}.";

    private static string Welfare(CaseResult result, CaseScenarioResult main)
    {
        var welfare = main.Values[0];
        string whose = $"the welfare of {EconomyText.InSentence(result.EconomyName(result.Economy))}";
        if (!IsSettled(welfare)) return $"{main.Title}: whether this raises or lowers {whose} in the long run is not settled; {Whole(welfare, Fraction)}.";
        return welfare.Value == 0
            ? $"{main.Title}: in the long run this leaves {whose} as it is."
            : $"{main.Title}: in the long run this {(welfare.Value > 0 ? "raises" : "lowers")} {whose} by {FigureText.Size(welfare.Value, Fraction)}{Range(welfare, Fraction)}.";
    }

    private static IEnumerable<string> Balances(CaseResult result, CaseScenarioResult main)
    {
        var parts = result.Measures.Zip(main.Values)
            .Where(m => m.First.IsBalance)
            .Select(m => $"the {EconomyText.Lower(m.First.Label).Replace(", ", " with ", StringComparison.Ordinal)} {Moved(m.Second, m.First.Unit)}")
            .ToList();
        if (parts.Count > 0) yield return $"{EconomyText.Upper(string.Join("; ", parts))}.";
    }

    private static string Moved(Interval balance, string unit)
    {
        if (!IsSettled(balance)) return $"moves either way: {Whole(balance, unit)}";
        return balance.Value == 0 ? "stays as it is" : $"{(balance.Value > 0 ? "improves" : "worsens")} by {FigureText.Size(balance.Value, unit)}{Range(balance, unit)}";
    }

    /// <summary>The span over other assumptions, and the input that drives the range.</summary>
    private static IEnumerable<string> Confidence(CaseResult result, Interval welfare)
    {
        string[] parts = [.. Assumptions(result, welfare), .. Spread(result, welfare)];
        if (parts.Length > 0) yield return $"{EconomyText.Upper(string.Join("; ", parts))}.";
    }

    private static IEnumerable<string> Assumptions(CaseResult result, Interval welfare)
    {
        var solved = result.Variants.Where(v => v.Values is { Count: > 0 }).OrderBy(v => v.Values![0].Value).ToList();
        if (solved.Count == 0) yield break;
        double low = solved[0].Values![0].Value, high = solved[^1].Values![0].Value;
        string span = solved.Count == 1
            ? $"under the assumptions of '{EconomyText.Lower(solved[0].Label)}' the welfare change is {FigureText.Signed(low, Fraction)}"
            : $"over {solved.Count} sets of assumptions the welfare change lies between {FigureText.Signed(low, Fraction)} ({EconomyText.Lower(solved[0].Label)}) and {FigureText.Signed(high, Fraction)} ({EconomyText.Lower(solved[^1].Label)})";
        yield return $"{span}{(Math.Min(low, welfare.Value) < 0 && Math.Max(high, welfare.Value) > 0 ? ", so that its sign depends on them" : "")}";
    }

    private static IEnumerable<string> Spread(CaseResult result, Interval welfare)
    {
        if (result.Variance is not { Inputs.Count: > 0 } variance || !(welfare.Low < welfare.High)) yield break;
        int largest = Enumerable.Range(0, variance.Inputs.Count).MaxBy(i => variance.Shares[i][0].Total);
        yield return $"the input that drives its range most is: {EconomyText.Lower(variance.Inputs[largest])}";
    }

    private static IEnumerable<string> Elsewhere(CaseResult result, CaseScenarioResult main)
    {
        var others = (main.Run.Economies ?? []).Where(e => e.Code != result.Economy).OrderBy(e => e.Welfare.Value).ToList();
        if (others.Count > 1) yield return $"Elsewhere welfare changes by between {Named(others[0])} and {Named(others[^1])}.";
    }

    private static IEnumerable<string> Budget(CaseResult result, CaseScenarioResult main)
    {
        if (result.Debt is not { } debt || debt.Scenarios.FirstOrDefault(s => s.Id == main.Id) is not { } scenario) yield break;
        yield return DebtText.Budget(debt, scenario);
        yield return DebtText.Capacity(scenario);
    }

    private static string Named(EconomyResult economy) => $"{FigureText.Signed(economy.Welfare.Value, Fraction)} ({EconomyText.InSentence(economy.Name)})";

    private static IEnumerable<string> Draws(CaseResult result, CaseScenarioResult main)
    {
        if (result.Draws == 0) yield return "These are central values: nothing was drawn, so there are no ranges.";
        if (main.Run.DrawsFailed > 0) yield return $"{main.Run.DrawsFailed} of {main.Run.Draws} draws could not be solved and are in no number.";
    }

    private static IEnumerable<string> Record(CaseResult result, CaseScenarioResult main) =>
        result.Evidence.Record.Where(r => r.Episode is not null && main.Run.Scenario.Events.Any(e => TrackRecord.Shipped.EpisodeOf(e.Kind) == r.Episode)).Select(r => $"Record: {EconomyText.Lower(r.Line)}");

    /// <summary>Whether the range lies on one side of zero; without a range there is nothing against it.</summary>
    internal static bool IsSettled(Interval value) => value is not { Low: <= 0, High: >= 0 } || value is { Low: 0, High: 0 };

    private static string Whole(Interval value, string unit) => $"the median is {FigureText.Signed(value.Value, unit)}, the 5–95 % range {FigureText.Signed(value.Low!.Value, unit)} to {FigureText.Signed(value.High!.Value, unit)}";

    private static string Range(Interval value, string unit) => value is { Low: { } low, High: { } high }
        ? $" (5–95 %: {FigureText.Signed(low, unit)} to {FigureText.Signed(high, unit)})"
        : "";
}
