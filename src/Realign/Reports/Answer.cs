using System.Globalization;
using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>The answer of a case in three sentences: what the main scenario does, what becomes of the balances, and how sure that is.</summary>
public static class Answer
{
    /// <summary>The sentences. Where a range includes zero they say that the sign is not settled.</summary>
    public static IReadOnlyList<string> Sentences(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var main = result.Scenarios[0];
        return main.Values.Count == 0
            ? [$"The main scenario, {Lower(main.Title)}, could not be solved, so there is no answer: {main.Run.Failure ?? "no draw converged"}."]
            : [Welfare(result, main), Balances(result, main), Sureness(result, main)];
    }

    private static string Welfare(CaseResult result, CaseScenarioResult main)
    {
        var welfare = main.Values[0];
        return $"In the long run, {Lower(main.Title)} {Verb(welfare, "raise", "lower")} the welfare of {result.EconomyNames[result.Economy]} by {FigureText.Size(welfare.Value, "fraction")}{Range(welfare, "fraction")}{Settled(welfare)}.";
    }

    private static string Balances(CaseResult result, CaseScenarioResult main)
    {
        var partners = result.Measures.Select((m, k) => (Measure: m, Value: main.Values[k])).Where(m => m.Measure.Id.StartsWith("goods-balance", StringComparison.Ordinal)).ToList();
        var parts = partners.Select(p => $"{Lower(p.Measure.Label)} {Direction(p.Value)} by {FigureText.Size(p.Value.Value, "USD")}{Range(p.Value, "USD")}").ToList();
        return $"Its {(parts.Count > 1 ? $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}" : parts[0])}.";
    }

    private static string Sureness(CaseResult result, CaseScenarioResult main)
    {
        var solved = result.Variants.Where(v => v.Values is not null).ToList();
        string models = solved.Count > 1 && solved.MinBy(v => v.Values![0].Value) is { } low && solved.MaxBy(v => v.Values![0].Value) is { } high
            ? $"other assumptions move the welfare change between {FigureText.Signed(low.Values![0].Value, "fraction")} ({Lower(low.Label)}) and {FigureText.Signed(high.Values![0].Value, "fraction")} ({Lower(high.Label)})"
            : "no other assumptions were tried";
        if (result.Variance is not { } variance || !(main.Values[0].Low < main.Values[0].High)) return $"{char.ToUpperInvariant(models[0])}{models[1..]}.";
        int largest = Enumerable.Range(0, variance.Inputs.Count).MaxBy(i => variance.Shares[i][0].Total);
        return $"What drives the range most is '{Lower(variance.Inputs[largest])}'; {models}.";
    }

    private static string Verb(Interval value, string up, string down) => value.Value >= 0 ? up : down;

    private static string Direction(Interval value) => value.Value >= 0 ? "improves" : "worsens";

    private static string Range(Interval value, string unit) => value is { Low: { } low, High: { } high }
        ? $" (5–95 %: {FigureText.Signed(low, unit)} to {FigureText.Signed(high, unit)})"
        : "";

    private static string Settled(Interval value) => value is { Low: < 0, High: > 0 } ? "; the range includes zero, so even the sign is not settled" : "";

    /// <summary>A label inside a sentence: a first word that is not a name or an acronym loses its capital.</summary>
    private static string Lower(string text) => text.Length > 1 && char.IsLower(text[1]) && !char.IsDigit(text[0]) ? char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..] : text;
}
