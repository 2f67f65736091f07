using System.Globalization;
using Realign.Claims;
using Realign.Events;
using Realign.Facts;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>Has that ever happened? The share of past episodes of five years, over all economies with the same partner, that went as claimed; those that joined an agreement apart.</summary>
internal static class PrecedentTest
{
    private const int Years = 5;

    /// <summary>What is left of the world is no economy that could be a precedent.</summary>
    private const string RestOfWorld = "ROW";

    /// <summary>Trade below this moves by any factor; USD.</summary>
    private const double Least = 100e6;

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, string? measure, ClaimTarget? target)
    {
        var claim = asked.Claim;
        if (claim is { Direction: ClaimDirection.Level }) return ClaimTestResult.None(ClaimTestKind.Precedent, "The claim is of no change that others could have gone through.");
        if (target is null || measure is null || Flow.Of(measure) is not { } flow) return ClaimTestResult.None(ClaimTestKind.Precedent, "The history that is kept is of goods trade; the claim is about something else.");
        if (target.Kind != TargetKind.Ratio) return ClaimTestResult.None(ClaimTestKind.Precedent, "An amount of dollars says little of economies of other sizes; only changes relative to the start are compared.");
        if (context.History is not { } history) return ClaimTestResult.None(ClaimTestKind.Precedent, "There is no history of trade to ask.");
        int at = context.Laboratory.Measures.Find(measure);
        if (at < 0) return ClaimTestResult.None(ClaimTestKind.Precedent, "The claim is about several at once; episodes are of one.");
        string? partner = CaseMeasures.Split(measure).Partner;
        if (partner is not null && !history.Has(partner)) return ClaimTestResult.None(ClaimTestKind.Precedent, $"The history does not know '{partner}'.");
        int sign = Math.Sign(context.Measures[at].Before ?? 0);
        var episodes = Episodes(history, partner, flow, sign).ToList();
        if (episodes.Count == 0) return ClaimTestResult.None(ClaimTestKind.Precedent, "No episode of the history is comparable.");
        var held = episodes.Where(e => target.Holds(e.Before, e.After)).ToList();
        double share = held.Count / (double)episodes.Count;
        string examples = held.Count == 0 ? "" : $" Among them: {string.Join(", ", held.OrderByDescending(e => Math.Abs(e.Before)).Take(3).Select(e => $"{context.Name(e.Economy)} {e.From}–{e.From + Years}"))}.";
        string other = partner is null ? "everyone" : context.Name(partner);
        string what = string.Format(CultureInfo.InvariantCulture, sign < 0 ? flow.Negative : flow.Name, other);
        string span = $"{history.FirstYear}–{history.FirstYear + history.Years - 1}";
        var (ofMembers, figures) = Members(context, asked, partner, episodes, target);
        double median = Ratio(episodes, 0.5);
        return new ClaimTestResult(
            ClaimTestKind.Precedent, share < 0.1 ? Finding.Contradicts : share > 0.66 ? Finding.Supports : Finding.Open,
            string.Create(CultureInfo.InvariantCulture, $"Of {episodes.Count} episodes of five years ({what} of at least 100 million dollars, {span}, all economies), {held.Count} went as claimed ({DebtText.Percent(share)}); the median became {Times(median)} what it was, 5–95 % {Number(Ratio(episodes, 0.05))} to {Number(Ratio(episodes, 0.95))}.{examples}{ofMembers}"),
            [
                new("share of episodes that went as claimed", share, "fraction", $"yearly tables of {span}, {episodes.Count} episodes that overlap in time"),
                new("median ratio after five years", median, "times", "the same"),
                .. figures,
            ]);
    }

    /// <summary>
    /// Those that joined what the scenario's agreement was estimated from, from the year before they did, beside those that never did; nothing when the
    /// scenario has no such agreement with the partner.
    /// </summary>
    private static (string Said, IReadOnlyList<ClaimFigure> Figures) Members(ClaimContext context, CaseClaim asked, string? partner, List<Episode> episodes, ClaimTarget target)
    {
        var estimate = context.Scenario(asked.Scenario)?.Draws.Scenario.Scenario.Events.OfType<AgreementEvent>().Select(e => e.Estimate).FirstOrDefault(e => e is not null && e.Hub == partner);
        if (estimate is null) return ("", []);
        var joined = estimate.Members.Where(m => m is { Unconfirmed: false, Year: not null }).ToDictionary(m => m.Economy, m => m.Year!.Value, StringComparer.Ordinal);
        var listed = estimate.Members.Select(m => m.Economy).ToHashSet(StringComparer.Ordinal);
        List<Episode> with = [.. episodes.Where(e => joined.TryGetValue(e.Economy, out int year) && e.From == year - 1)], without = [.. episodes.Where(e => !listed.Contains(e.Economy))];
        if (with.Count == 0 || without.Count == 0) return ("", []);
        double Share(List<Episode> some) => some.Count(e => target.Holds(e.Before, e.After)) / (double)some.Count;
        double median = Ratio(with, 0.5), others = Ratio(without, 0.5);
        return (
            string.Create(CultureInfo.InvariantCulture, $" From the year before {estimate.Title}, {with.Count} economies: {DebtText.Percent(Share(with))} went as claimed, median {Times(median)}; of {without.Count} episodes of economies that never joined: {DebtText.Percent(Share(without))}, median {Times(others)}."),
            [
                new($"share among those that joined ({estimate.Title})", Share(with), "fraction", $"{with.Count} episodes that begin the year before joining; members of the estimate '{estimate.Id}'"),
                new("median ratio among those that joined", median, "times", "the same"),
                new("share among those that never joined", Share(without), "fraction", $"{without.Count} episodes"),
                new("median ratio among those that never joined", others, "times", "the same"),
            ]);
    }

    private static string Times(double ratio) => $"{Number(ratio)} times";

    private static string Number(double ratio) => ratio.ToString("0.00;−0.00", CultureInfo.InvariantCulture);

    /// <summary>Five years of one economy.</summary>
    private readonly record struct Episode(string Economy, int From, double Before, double After);

    /// <summary>A quantile of how many times what it was it became.</summary>
    private static double Ratio(List<Episode> episodes, double p) => Numerics.Quantiles.Of([.. episodes.Select(e => e.After / e.Before).Order()], p);

    private static IEnumerable<Episode> Episodes(TradeHistory history, string? partner, Flow flow, int sign)
    {
        foreach (string economy in history.Economies)
        {
            if (economy == partner || economy == RestOfWorld) continue;
            for (int from = history.FirstYear; from + Years < history.FirstYear + history.Years; from++)
            {
                double before = flow.Value(history, economy, partner, from);
                if (Math.Abs(flow.Dollars(history, economy, partner, from)) >= Least && Math.Sign(before) == sign) yield return new(economy, from, before, flow.Value(history, economy, partner, from + Years));
            }
        }
    }

    /// <summary>What the history says of an economy in a year, with its partner or, without one, with everyone.</summary>
    /// <param name="Name">Its name, with a place for the partner's; <paramref name="Negative"/> where it is below zero.</param>
    /// <param name="Negative">See <paramref name="Name"/>.</param>
    /// <param name="Value">The measure.</param>
    /// <param name="Dollars">How much trade is behind it.</param>
    private sealed record Flow(string Name, string Negative, Func<TradeHistory, string, string?, int, double> Value, Func<TradeHistory, string, string?, int, double> Dollars)
    {
        private static readonly Flow[] _all =
        [
            new("surpluses in goods with {0}", "deficits in goods with {0}", Balance, Balance),
            new("exports of goods to {0}", "", Sold, Sold),
            new("imports of goods from {0}", "", Bought, Bought),
            new("shares of {0} in exports of goods, of exports to it", "", (h, own, other, year) => Sold(h, own, other, year) / Sold(h, own, null, year), Sold),
            new("shares of {0} in imports of goods, of imports from it", "", (h, own, other, year) => Bought(h, own, other, year) / Bought(h, own, null, year), Bought),
            new("shares of {0} in trade in goods, of trade with it", "", (h, own, other, year) => Traded(h, own, other, year) / Traded(h, own, null, year), Traded),
        ];

        private static readonly string[] _measures = ["goods-balance", "goods-exports", "goods-imports", "export-share-", "import-share-", "trade-share-"];

        /// <summary>By the id of a case's measure; null when the history has nothing of it.</summary>
        public static Flow? Of(string measure) => Array.FindIndex(_measures, m => measure.StartsWith(m, StringComparison.Ordinal)) is >= 0 and var k ? _all[k] : null;

        private static double Balance(TradeHistory history, string own, string? other, int year) => Sold(history, own, other, year) - Bought(history, own, other, year);

        private static double Traded(TradeHistory history, string own, string? other, int year) => Sold(history, own, other, year) + Bought(history, own, other, year);

        private static double Sold(TradeHistory history, string own, string? other, int year) => other is null ? history.Economies.Sum(e => history.Exports(own, e, year)) : history.Exports(own, other, year);

        private static double Bought(TradeHistory history, string own, string? other, int year) => other is null ? history.Economies.Sum(e => history.Exports(e, own, year)) : history.Exports(other, own, year);
    }
}
