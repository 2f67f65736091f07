using Realign.Facts;

namespace Realign.Tests.Facts;

public class MeasureRuleTests
{
    private static readonly string[] _measures =
        ["trade_balance", "exports", "imports", "tariff_rate", "fiscal_balance", "public_debt", "debt_service", "revenue", "gdp", "jobs", "prices", "investment", "remittances", "aid", "dependence_share", "lives_or_people", "other"];

    [Fact]
    public void Every_measure_of_claims_has_a_rule_in_its_units_and_every_indicator_of_a_rule_exists()
    {
        foreach (string measure in _measures) Assert.NotNull(MeasureRule.Of(measure, null));
        Assert.Empty(MeasureRule.All.Select(r => r.Measure).Except(_measures));
        foreach (var rule in MeasureRule.All)
        {
            Assert.NotEmpty(rule.Rule);
            Assert.All(rule.Indicators, id => FactIndicator.Of(id));
            if (rule.InUnit is { } unit and not UnitRange.Money) Assert.Contains(rule.Indicators, id => FactIndicator.Of(id).Range(FactUnit.Parse(unit)) is not null);
        }
    }

    [Theory]
    [InlineData("trade_balance", "USD", false, "trade_balance_goods")]
    [InlineData("trade_balance", "percent", false, "trade_balance_share_of_total")]
    [InlineData("exports", "percent", true, "exports_goods_growth")]
    [InlineData("exports", "percent", false, "exports_share_of_total")]
    [InlineData("fiscal_balance", "share_of_gdp", false, "fiscal_balance")]
    [InlineData("gdp", "percent", true, "gdp_growth")]
    [InlineData("dependence_share", "percent of exports", false, "exports_share_of_total")]
    [InlineData("lives_or_people", "people", false, "conflict_deaths")]
    public void A_claim_asks_first_for_what_its_unit_means(string measure, string unit, bool change, string indicator) =>
        Assert.Equal(indicator, MeasureRule.Of(measure, unit, change)!.Indicators[0]);

    [Fact]
    public void A_measure_that_is_not_known_or_a_unit_that_does_not_fit_has_no_rule()
    {
        Assert.Null(MeasureRule.Of("happiness", "percent"));
        Assert.Null(MeasureRule.Of("gdp", "people"));
    }

    [Fact]
    public void The_questions_of_a_claim_find_its_figures()
    {
        var ledger = Ledger.Of(Ledger.Row("A", "COL,CHN,trade_balance_goods", "2024", "-12.91", "FOB-FOB"), Ledger.Row("B", "COL,,fiscal_balance", "2024", "-6.7", "central government", "% of GDP"));
        var trade = MeasureRule.Of("trade_balance", "USD")!.Queries("COL", "CHN", FactPeriod.OfYear(2024), "USD");
        Assert.Equal("A", trade.Select(ledger.Find).First(a => a.Best is not null).Best!.Fact.Id);
        var budget = MeasureRule.Of("fiscal_balance", "share_of_gdp")!.Queries("COL", "CHN", FactPeriod.OfYear(2024));
        Assert.Equal("B", budget.Select(ledger.Find).First().Best!.Fact.Id);
    }
}
