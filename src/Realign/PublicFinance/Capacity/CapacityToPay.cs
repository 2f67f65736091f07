using System.Globalization;
using Realign.Numerics;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Debt;

namespace Realign.PublicFinance.Capacity;

/// <summary>The capacity to pay by several definitions at once, before and after a scenario.</summary>
public static class CapacityToPay
{
    private const double Double = 2;

    /// <summary>A definition: its value under an impulse with an effect on revenue, interest and the balance; null where it is not defined.</summary>
    private sealed record Definition(string Id, string Name, string Unit, bool MoreIsBetter, Func<State, double?> Value, string Missing, Func<State, double, string> Needs);

    /// <summary>What a definition looks at: money in dollars, budget in fractions of GDP.</summary>
    private readonly record struct State(double Exports, double Imports, double FirstExports, double Revenue, double Interest, double Balance);

    /// <param name="figures">Published figures.</param>
    /// <param name="effect">Of the scenario on the budget.</param>
    /// <param name="draws">Impulses of the draws, in the order of the effect's.</param>
    public static IReadOnlyList<CapacityMeasure> Of(CapacityFigures figures, BudgetEffect effect, IReadOnlyList<ScenarioImpulse> draws)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(draws);
        var before = Before(figures, effect.Central);
        var after = After(figures, effect.Central, effect.CentralLines);
        State[] drawn = [.. draws.Select((x, d) => After(figures, x, effect.DrawLines(d)))];
        return [.. Definitions(figures).Select(d => Measure(d, before, after, drawn))];
    }

    private static State Before(CapacityFigures f, ScenarioImpulse x) =>
        new(x.ExportsBefore.Units, x.ImportsBefore.Units, x.ExportsBefore.Units, f.Revenue?.Fraction ?? double.NaN, f.Interest?.Fraction ?? double.NaN, f.PrimaryBalance?.Fraction ?? double.NaN);

    /// <summary>Tariffs and taxes are revenue; interest is interest; the primary balance takes everything but interest.</summary>
    private static State After(CapacityFigures f, ScenarioImpulse x, double[] lines)
    {
        static double Known(double line) => double.IsNaN(line) ? 0 : line;
        double taxes = Known(lines[0]) + Known(lines[1]) + Known(lines[2]), interest = -Known(lines[3]), rest = lines.Skip(4).Sum(Known);
        var before = Before(f, x);
        return before with { Exports = x.ExportsAfter.Units, Imports = x.ImportsAfter.Units, Revenue = before.Revenue + taxes, Interest = before.Interest + interest, Balance = before.Balance + taxes + rest };
    }

    private static IEnumerable<Definition> Definitions(CapacityFigures f)
    {
        static string Percent(double value) => value.ToString("0.#", CultureInfo.InvariantCulture).Replace('-', '−');
        string exports(State s, double ratio) => $"exports up 100 %; they change by {Percent(100 * ((s.Exports / s.FirstExports) - 1))} %";
        yield return new("debt-service-exports", "debt service / exports", "%", false, s => f.DebtServiceToExports * s.FirstExports / s.Exports, "debt_service", exports);
        yield return new("external-debt-exports", "external debt / exports", "%", false, s => f.ExternalDebt?.Units / s.Exports, "external_debt", exports);
        yield return new("interest-revenue", "interest / revenue", "%", false, s => s.Interest / s.Revenue, f.Interest is null ? "interest" : "revenue",
            (s, _) => f.Revenue is null || f.Interest is null ? "interest and revenue of one government" : $"revenue of another {Percent(f.Revenue.Value.Percent)} % of GDP, or interest {Percent(f.Interest.Value.Percent / 2)} % of GDP lower");
        yield return new("debt-carried", "debt carried for ever", "% of GDP", true, s => f.DebtFactor is { } λ ? DebtEquation.Carried(s.Balance, λ, 0) : null,
            f.PrimaryBalance is null ? "primary_balance" : "no limit: growth is above interest, so that any primary balance carries some debt",
            (_, _) => f.PrimaryBalance is not { } pb ? "a primary balance" : pb.Fraction > 0 ? $"a primary balance {Percent(pb.Percent)} % of GDP higher" : $"a surplus first: the primary balance of {Percent(pb.Percent)} % of GDP carries none");
        yield return new("reserves-imports", "reserves, months of imports", "months", true, s => f.Reserves?.Units / s.Imports * 12, "reserves", (s, _) => "reserves doubled, or imports halved");
    }

    private static CapacityMeasure Measure(Definition d, State before, State after, State[] draws)
    {
        double? first = Finite(d.Value(before)), then = Finite(d.Value(after));
        double? Ratio(State s) => Finite(d.Value(s)) is not { } value || first is not > 0 || (!d.MoreIsBetter && value <= 0) ? null : d.MoreIsBetter ? value / first : first / value;
        if (first is null) return new(d.Id, d.Name, d.Unit, null, null, null, null, null, null, CapacityVerdict.Undefined, d.Missing);
        double? ratio = Ratio(after);
        double[] ratios = [.. draws.Select(Ratio).OfType<double>().Order()];
        double? low = ratios.Length > 0 ? Quantiles.Of(ratios, 0.05) : null, high = ratios.Length > 0 ? Quantiles.Of(ratios, 0.95) : null;
        var verdict = ratio is null ? CapacityVerdict.Undefined
            : (low ?? ratio) >= Double ? CapacityVerdict.Holds
            : Math.Max(high ?? 0, ratio.Value) >= Double ? CapacityVerdict.Possible : CapacityVerdict.DoesNotHold;
        double? probability = ratio is null ? null : ratios.Length > 0 ? ratios.Count(r => r >= Double) / (double)ratios.Length : ratio >= Double ? 1 : 0;
        return new(d.Id, d.Name, d.Unit, first, then, ratio, low, high, probability, verdict, d.Needs(after, ratio ?? 0));
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
