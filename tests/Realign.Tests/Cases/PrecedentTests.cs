using Realign.Agreements;
using Realign.Cases;
using Realign.Claims;
using Realign.Facts;
using Realign.Verdicts;

namespace Realign.Tests.Cases;

/// <summary>The episodes that the test counts, counted here again from the history.</summary>
public class PrecedentTests
{
    private static readonly TradeHistory _history = Tests.Facts.TradeHistoryTests.Shipped;

    [Fact]
    public void Exports_to_everyone_are_counted_over_all_economies()
    {
        double Total(string own, int year) => _history.Economies.Sum(other => _history.Exports(own, other, year));
        Same(ClaimMeasure.Exports, ClaimDirection.Increase, 50, null, Total, Total, ratio => ratio is >= 1.45 and <= 1.55);
    }

    [Fact]
    public void A_share_is_counted_where_there_is_trade_behind_it()
    {
        double Sold(string own, int year) => _history.Exports(own, "USA", year);
        double Share(string own, int year) => Sold(own, year) / _history.Economies.Sum(other => _history.Exports(own, other, year));
        Same(ClaimMeasure.DependenceShare, ClaimDirection.Decrease, null, "USA", Share, Sold, ratio => ratio < 1);
    }

    [Fact]
    public void Those_that_joined_stand_beside_those_that_never_did()
    {
        var precedent = Judge(ClaimMeasure.Exports, ClaimDirection.Increase, null, "CHN");
        var members = AgreementEstimate.Shipped("belt-and-road").Members;
        double Exports(string own, int year) => _history.Exports(own, "CHN", year);
        var joined = members.Where(m => m is { Unconfirmed: false, Year: >= 2012 and <= 2018 } && _history.Has(m.Economy) && m.Economy != "CHN").Select(m => (m.Economy, From: m.Year!.Value - 1)).Where(e => Exports(e.Economy, e.From) >= 100e6).ToList();
        var others = _history.Economies.Where(e => e is not ("CHN" or "ROW") && members.All(m => m.Economy != e)).SelectMany(e => Enumerable.Range(2011, 7).Select(from => (Economy: e, From: from))).Where(e => Exports(e.Economy, e.From) >= 100e6).ToList();
        double Rose(IReadOnlyList<(string Economy, int From)> some) => some.Count(e => Exports(e.Economy, e.From + 5) > Exports(e.Economy, e.From)) / (double)some.Count;
        Assert.Equal(Rose(joined), precedent.Figures.Single(f => f.Label.StartsWith("share among those that joined", StringComparison.Ordinal)).Value, 12);
        Assert.Equal(Rose(others), precedent.Figures.Single(f => f.Label == "share among those that never joined").Value, 12);
        Assert.Contains($"joining the Belt and Road, {joined.Count} economies", precedent.Sentence, StringComparison.Ordinal);
    }

    private static void Same(ClaimMeasure measure, ClaimDirection direction, double? value, string? partner, Func<string, int, double> level, Func<string, int, double> dollars, Func<double, bool> holds)
    {
        var precedent = Judge(measure, direction, value, partner);
        var ratios = (from own in _history.Economies
                      where own != "ROW" && own != partner
                      from year in Enumerable.Range(2011, 7)
                      where dollars(own, year) >= 100e6
                      select level(own, year + 5) / level(own, year)).ToList();
        Assert.Contains($"Of {ratios.Count} episodes", precedent.Sentence, StringComparison.Ordinal);
        Assert.Equal(ratios.Count(holds) / (double)ratios.Count, precedent.Figures[0].Value, 12);
    }

    private static ClaimTestResult Judge(ClaimMeasure measure, ClaimDirection direction, double? value, string? partner)
    {
        var claim = new CaseClaim("c", new Claim { Span = "so", Start = 0, Measure = measure, SubjectEconomy = "COL", PartnerEconomy = partner, Direction = direction, Value = value, Unit = value is null ? null : "percent", Modality = ClaimModality.Forecast }, null, null);
        var lead = CaseClaimTests.Lead();
        return CaseClaimTests.Run(lead with { Scenarios = [lead.Scenarios[2]], Claims = [claim], Switching = null }, new CaseOptions { Draws = 0 }).Claims.Single().Tests.Single(t => t.Kind == ClaimTestKind.Precedent);
    }
}
