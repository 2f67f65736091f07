using System.Globalization;
using Realign.Claims;
using Realign.Facts;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>Has that ever happened? The share of past episodes of five years, over all economies with the same partner, that went as claimed.</summary>
internal static class PrecedentTest
{
    private const int Years = 5;

    /// <summary>Trade below this moves by any factor; USD.</summary>
    private const double Least = 100e6;

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, string? measure, ClaimTarget? target)
    {
        var claim = asked.Claim;
        if (claim is { Direction: ClaimDirection.Level }) return ClaimTestResult.None(ClaimTestKind.Precedent, "The claim is of no change that others could have gone through.");
        if (target is null || measure is null || Of(measure) is not { } value) return ClaimTestResult.None(ClaimTestKind.Precedent, "The history that is kept is of goods trade between two economies; the claim is about something else.");
        if (target.Kind != TargetKind.Ratio) return ClaimTestResult.None(ClaimTestKind.Precedent, "An amount of dollars says little of economies of other sizes; only changes relative to the start are compared.");
        if (context.History is not { } history) return ClaimTestResult.None(ClaimTestKind.Precedent, "There is no history of trade to ask.");
        int at = context.Laboratory.Measures.Find(measure), of = measure.IndexOf(CaseMeasures.Of, StringComparison.Ordinal);
        if (at < 0) return ClaimTestResult.None(ClaimTestKind.Precedent, "The claim is about several at once; episodes are of one.");
        string pair = of < 0 ? measure : measure[..of], partner = pair[(pair.LastIndexOf('-') + 1)..];
        if (!history.Has(partner)) return ClaimTestResult.None(ClaimTestKind.Precedent, $"The history does not know '{partner}'.");
        int sign = Math.Sign(context.Measures[at].Before ?? 0);
        var episodes = Episodes(history, partner, value, sign).ToList();
        if (episodes.Count == 0) return ClaimTestResult.None(ClaimTestKind.Precedent, "No episode of the history is comparable.");
        var held = episodes.Where(e => target.Holds(e.Before, e.After)).ToList();
        double share = held.Count / (double)episodes.Count;
        string examples = held.Count == 0 ? "" : $" Among them: {string.Join(", ", held.OrderByDescending(e => Math.Abs(e.Before)).Take(3).Select(e => $"{context.Name(e.Economy)} {e.From}–{e.From + Years}"))}.";
        double[] ratios = [.. episodes.Select(e => e.After / e.Before).Order()];
        string name = context.Name(partner), what = sign < 0 ? $"deficits in goods with {name}" : measure.StartsWith("goods-balance", StringComparison.Ordinal) ? $"surpluses in goods with {name}" : measure.StartsWith("goods-exports", StringComparison.Ordinal) ? $"exports of goods to {name}" : $"imports of goods from {name}";
        string span = $"{history.FirstYear}–{history.FirstYear + history.Years - 1}";
        return new ClaimTestResult(
            ClaimTestKind.Precedent, share < 0.1 ? Finding.Contradicts : share > 0.66 ? Finding.Supports : Finding.Open,
            string.Create(CultureInfo.InvariantCulture, $"Of {episodes.Count} episodes of five years ({what} of at least 100 million dollars, {span}, all economies), {held.Count} went as claimed ({DebtText.Percent(share)}); the median became {Quantile(ratios, 0.5):0.00} times what it was, 5–95 % {Quantile(ratios, 0.05):0.00} to {Quantile(ratios, 0.95):0.00}.{examples}"),
            [
                new("share of episodes that went as claimed", share, "fraction", $"yearly tables of {span}, {episodes.Count} episodes that overlap in time"),
                new("median ratio after five years", Quantile(ratios, 0.5), "times", "the same"),
            ]);
    }

    private static double Quantile(double[] sorted, double p) => Numerics.Quantiles.Of(sorted, p);

    /// <summary>The measure between an economy and its partner in a year.</summary>
    private static Func<TradeHistory, string, string, int, double>? Of(string measure) =>
        measure.StartsWith("goods-balance-", StringComparison.Ordinal) ? (h, own, other, year) => h.Exports(own, other, year) - h.Exports(other, own, year)
        : measure.StartsWith("goods-exports-", StringComparison.Ordinal) ? (h, own, other, year) => h.Exports(own, other, year)
        : measure.StartsWith("goods-imports-", StringComparison.Ordinal) ? (h, own, other, year) => h.Exports(other, own, year)
        : null;

    private static IEnumerable<(string Economy, int From, double Before, double After)> Episodes(TradeHistory history, string partner, Func<TradeHistory, string, string, int, double> value, int sign)
    {
        foreach (string economy in history.Economies)
        {
            if (economy == partner) continue;
            for (int from = history.FirstYear; from + Years < history.FirstYear + history.Years; from++)
            {
                double before = value(history, economy, partner, from);
                if (Math.Abs(before) >= Least && Math.Sign(before) == sign) yield return (economy, from, before, value(history, economy, partner, from + Years));
            }
        }
    }
}
