using System.Globalization;
using Realign.Cases;
using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Tests.Cases;

/// <summary>A lever at the size that the test names makes the claim true, and a little less does not: computed by putting the event into the scenario.</summary>
public class RequiredChangeTests
{
    [Theory]
    [InlineData("close the deficit with China", ClaimMeasure.TradeBalance, ClaimDirection.Eliminate, null, "CHN")]
    [InlineData("exports to China rise by 30 %", ClaimMeasure.Exports, ClaimDirection.Increase, 30.0, "CHN")]
    [InlineData("exports to China fall by 20 %", ClaimMeasure.Exports, ClaimDirection.Decrease, 20.0, "CHN")]
    [InlineData("imports rise by 10 %", ClaimMeasure.Imports, ClaimDirection.Increase, 10.0, null)]
    [InlineData("GDP grows by 5 %", ClaimMeasure.Gdp, ClaimDirection.Increase, 5.0, null)]
    public void The_size_that_is_found_is_the_edge(string span, ClaimMeasure measure, ClaimDirection direction, double? value, string? partner)
    {
        var asked = Claim(span, measure, direction, value, partner);
        var required = Required(Judge(asked));
        var levers = required.Figures.Where(f => Event(f, 1) is not null).ToList();
        Assert.NotEmpty(levers);
        foreach (var lever in levers)
        {
            Assert.True(Holds(asked, Event(lever, 1.005)!), $"{lever.Label} {lever.Value}");
            Assert.False(Holds(asked, Event(lever, 0.98)!), $"{lever.Label} {lever.Value}");
        }
    }

    [Fact]
    public void A_lever_that_does_not_suffice_says_how_far_it_goes()
    {
        var required = Required(Judge(Claim("close the deficit with China", ClaimMeasure.TradeBalance, ClaimDirection.Eliminate, null, "CHN")));
        Assert.Contains("Not enough alone: an agreement 20.0 times as strong as in the scenario (goods balance with China would be −", required.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(required.Figures, f => f.Unit == "times" && f.Label.StartsWith("strength", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stronger_agreement_is_what_exports_would_take()
    {
        var strength = Required(Judge(Claim("exports to China rise by 30 %", ClaimMeasure.Exports, ClaimDirection.Increase, 30, "CHN"))).Figures.Single(f => f.Label.StartsWith("strength", StringComparison.Ordinal));
        Assert.InRange(strength.Value, 2, 6);
    }

    [Fact]
    public void Of_the_whole_balance_only_spending_decides()
    {
        // Deficits are shares of world income here, so that nothing but lending moves them by much.
        var required = Required(Judge(Claim("the trade deficit disappears", ClaimMeasure.TradeBalance, ClaimDirection.Eliminate, null, null)));
        var spending = required.Figures.Single(f => f.Label.StartsWith("spending", StringComparison.Ordinal));
        var world = ShippedWorld.Value;
        double balance = world.Deficits[world.EconomyIndex("COL")] / world.Gdp(world.EconomyIndex("COL"));
        Assert.InRange(-spending.Value, 0.2 * balance, 3 * balance);
    }

    [Fact]
    public void What_holds_already_requires_nothing() =>
        Assert.Contains("nothing more is required", Required(Judge(Claim("exports to China rise by at most 50 %", ClaimMeasure.Exports, ClaimDirection.Increase, 50, "CHN", "up to"))).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_level_of_what_only_changes_is_refused_with_the_reason()
    {
        var required = Required(Judge(Claim("GDP falls by 3 bn dollars", ClaimMeasure.Gdp, ClaimDirection.Decrease, 3e9, null) is var c ? c with { Claim = c.Claim with { Unit = "USD" } } : null!));
        Assert.Equal(Finding.NotApplicable, required.Finding);
        Assert.Contains("relative change", required.Sentence, StringComparison.Ordinal);
    }

    private static CaseClaim Claim(string span, ClaimMeasure measure, ClaimDirection direction, double? value, string? partner, string? hedge = null) =>
        new("c", new Claim { Span = span, Start = 0, Measure = measure, SubjectEconomy = "COL", PartnerEconomy = partner, Direction = direction, Value = value, Unit = value is null ? null : "percent", Approximate = hedge, Modality = ClaimModality.Forecast }, null, null);

    /// <summary>The lever as an event in a scenario file; null for those that are none.</summary>
    private static string? Event(ClaimFigure figure, double times)
    {
        string size = (times * figure.Value).ToString("R", CultureInfo.InvariantCulture);
        return figure.Label switch
        {
            "trade costs of goods from Colombia to China" => $"{{id: lever, kind: trade-cost, importer: CHN, exporter: COL, sector: goods, change: {size}}}",
            "tariffs of Colombia on goods from China" => $"{{id: lever, kind: tariff, mode: add, importer: COL, exporter: CHN, sector: goods, rate: {size}}}",
            "productivity of Colombia in goods" => $"{{id: lever, kind: productivity, economy: COL, sector: goods, change: {size}}}",
            "productivity of Colombia" => $"{{id: lever, kind: productivity, economy: COL, change: {size}}}",
            _ => null,
        };
    }

    private static bool Holds(CaseClaim claim, string lever) => Judge(claim, lever).Verdict.Word == "virtually certain";

    /// <summary>The claim under the lead case's agreement, with another event in it.</summary>
    private static JudgedClaim Judge(CaseClaim claim, string? lever = null)
    {
        var lead = CaseClaimTests.Lead();
        var agreement = lead.Scenarios[2];
        using var folder = new TemporaryFolder();
        string file = folder.Write("agreement.yaml", $"{File.ReadAllText(agreement.File).TrimEnd()}\n{(lever is null ? "" : $"  - {lever}\n")}");
        return CaseClaimTests.Run(lead with { Scenarios = [agreement with { File = file }], Claims = [claim], Switching = null }, new CaseOptions { Draws = 0 }).Claims.Single();
    }

    private static ClaimTestResult Required(JudgedClaim claim) => claim.Tests.Single(t => t.Kind == ClaimTestKind.RequiredChange);
}
