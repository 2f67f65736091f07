using Realign.Cases;
using Realign.Claims;
using Realign.Facts;
using Realign.Files;
using Realign.Products;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Tests.Cases;

/// <summary>The claims of the lead case, at central values.</summary>
public class CaseClaimTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "cases", "colombia-belt-and-road");

    private static readonly Lazy<CaseResult> _lead = new(() => Run(Lead(), new CaseOptions { Draws = 0 }));

    /// <summary>The lead case at central values, without its path and its other days.</summary>
    internal static CaseResult LeadResult => _lead.Value;

    internal static FactLedger ShippedFacts(IReadOnlyList<Fact>? own = null)
    {
        var shipped = FactFile.Read(Path.Combine(Repository.Root, "data", "facts", "facts.csv"));
        var ids = (own ?? []).Select(f => f.Id).ToHashSet();
        return new FactLedger([.. own ?? [], .. shipped.Where(f => !ids.Contains(f.Id))], PublicFinance.ShippedMacroFile.Value);
    }

    internal static ProductData Products()
    {
        string folder = Path.Combine(Repository.Root, "data", "products");
        return new ProductData(new ProductFile(Path.Combine(folder, ProductDataBuilder.UsImports)), ProductElasticities.Read(Path.Combine(folder, "elasticities.csv")), ProductSectors.Read(Path.Combine(folder, "sectors.csv")));
    }

    [Theory]
    [InlineData("deficit-with-china", "right on another basis")]
    [InlineData("entire-deficit", "right on another basis")]
    [InlineData("agreement-closes-it", "exceptionally unlikely")]
    [InlineData("budget", "exceptionally unlikely")]
    [InlineData("capacity-to-pay", "exceptionally unlikely")]
    [InlineData("buy-elsewhere", "mostly right")]
    [InlineData("tariff", "right")]
    [InlineData("lives", "not tested")]
    [InlineData("neighbours", "virtually certain")]
    public void The_claims_of_the_lead_case_fare_so(string id, string word) => Assert.Equal(word, Claim(_lead.Value, id).Verdict.Word);

    [Fact]
    public void Every_claim_has_all_tests_and_those_that_do_not_apply_say_why()
    {
        foreach (var claim in _lead.Value.Claims)
        {
            Assert.Equal(Enum.GetValues<ClaimTestKind>().Order(), claim.Tests.Select(t => t.Kind).Order());
            Assert.All(claim.Tests, t => Assert.NotEmpty(t.Sentence));
            Assert.All(claim.Tests.SelectMany(t => t.Figures), f => Assert.True(double.IsFinite(f.Value) && f.Source.Length > 0, f.Label));
        }
    }

    [Fact]
    public void Every_claim_of_the_lead_case_stands_in_its_article()
    {
        string text = _lead.Value.Article!.Text;
        foreach (var claim in _lead.Value.Claims.Select(c => c.Claim)) Assert.Equal(claim.Span, text.Substring(claim.Start, claim.Span.Length));
        Assert.Equal(Lead().Claims.Count, _lead.Value.Claims.Count);
    }

    /// <summary>What a claim says of several economies is the same number that each economy's own case gives.</summary>
    [Fact]
    public void Other_economies_are_measured_as_in_cases_of_their_own()
    {
        var neighbours = Claim(_lead.Value, "neighbours");
        var figures = neighbours.Tests.Single(t => t.Kind == ClaimTestKind.Forecast).Figures.ToDictionary(f => f.Label, f => f.Value);
        int main = Lead().Scenarios.ToList().FindIndex(s => s.Id == "us-tariffs");
        foreach (string code in (string[])["BRA", "CHL"])
        {
            var own = Run(Lead() with { Economy = code, Partners = ["CHN"], Scenarios = [Lead().Scenarios[main]], Claims = [], Switching = null }, new CaseOptions { Draws = 0 });
            int k = own.Measures.ToList().FindIndex(m => m.Id == "trade-share-CHN");
            string name = code == "BRA" ? "Brazil" : "Chile";
            Assert.Equal(own.Measures[k].Before!.Value, figures[$"Share of China in goods trade, {name}"], 1e-12);
            Assert.Equal(own.Scenarios[0].Values[k].Value, figures[$"Share of China in goods trade, {name}, change"], 1e-12);
        }
    }

    [Theory]
    [InlineData("BRA,COL", ClaimMeasure.DependenceShare, "CHN", null, "export-share-CHN@BRA+export-share-CHN")]
    [InlineData("BRA", ClaimMeasure.Gdp, null, null, "gdp@BRA")]
    [InlineData("USA", ClaimMeasure.Imports, "COL", null, "goods-exports-USA")]
    [InlineData("BRA", ClaimMeasure.FiscalBalance, null, null, null)]
    [InlineData("ECU", ClaimMeasure.Gdp, null, null, null)]
    [InlineData("COL", ClaimMeasure.Gdp, null, "prices@BRA", "prices@BRA")]
    public void Claims_about_other_economies_find_their_measures(string subject, ClaimMeasure about, string? partner, string? named, string? measure)
    {
        var claim = new CaseClaim("c", new Claim { Span = "x", Start = -1, Measure = about, SubjectEconomy = subject, PartnerEconomy = partner, Direction = ClaimDirection.Increase, Modality = ClaimModality.Forecast }, null, named);
        Assert.Equal(measure, Claim(Run(Lead() with { Scenarios = [Lead().Scenarios[2]], Claims = [claim], Switching = null }, new CaseOptions { Draws = 0 }), "c").Measure);
    }

    [Theory]
    [InlineData("trade-shar-CHN", "Did you mean 'trade-share-CHN'")]
    [InlineData("gdp@XYZ", "which is no measure of this case")]
    [InlineData("gdp@COL", "which is no measure of this case")]
    [InlineData("gdp+welfar", "tested on 'welfar'")]
    public void A_measure_that_there_is_not_is_refused(string measure, string message)
    {
        var claim = new CaseClaim("c", new Claim { Span = "x", Start = -1, Measure = ClaimMeasure.Gdp, Direction = ClaimDirection.Increase }, null, measure);
        Assert.Contains(message, Assert.Throws<RealignException>(() => new CaseRun(Lead() with { Claims = [claim] }, ShippedWorld.Value, new CaseOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_draws_the_budget_from_trade_meets_the_identity()
    {
        var budget = Claim(_lead.Value, "budget");
        Assert.Equal(Finding.Contradicts, budget.Tests.Single(t => t.Kind == ClaimTestKind.Identity).Finding);
        Assert.Contains("the accounts do not carry the reason", budget.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_that_close_the_deficit_are_the_ratio_of_the_flows_and_the_model_finds_a_lever()
    {
        var required = Claim(_lead.Value, "agreement-closes-it").Tests.Single(t => t.Kind == ClaimTestKind.RequiredChange);
        var measures = _lead.Value.Measures.ToDictionary(m => m.Id, m => m.Before ?? 0);
        double exports = measures["goods-exports-CHN"], imports = measures["goods-imports-CHN"];
        Assert.Equal((imports + (0.1 * (exports - imports))) / exports, required.Figures[0].Value, 1e-9);
        Assert.Contains(required.Figures, f => f.Label.StartsWith("trade costs", StringComparison.Ordinal) && f.Value is < 0 and > -0.95);
    }

    [Fact]
    public void Another_fact_is_another_verdict()
    {
        const string Header = "id,economy,partner,indicator,period,value,unit,basis,nature,publisher,link,published,confidence,note\n";
        string Row(string id, string basis) => $"{id},COL,CHN,trade_balance_goods,2024,-20,USD bn,{basis},outturn,DANE,https://example.org/x,2025-02,official,\n";
        var own = FactFile.Read("own.csv", new StringReader(Header + Row("F003", "FOB-CIF") + Row("F004", "FOB-FOB")));
        var result = Run(Lead() with { Scenarios = [Lead().Scenarios[2]], Claims = [.. Lead().Claims.Where(c => c.Id == "deficit-with-china")] }, new CaseOptions { Draws = 0 }, ShippedFacts(own));
        Assert.Equal("wrong", Claim(result, "deficit-with-china").Verdict.Word);
    }

    [Fact]
    public void Another_size_of_the_agreement_or_other_elasticities_are_another_verdict()
    {
        var claim = new CaseClaim("c", new Claim { Span = "exports to China will rise by 10 %", Start = 0, Measure = ClaimMeasure.Exports, SubjectEconomy = "COL", PartnerEconomy = "CHN", Direction = ClaimDirection.Increase, Value = 10, Unit = "percent", Approximate = "more than", Modality = ClaimModality.Forecast }, null, null);
        var folder = Lead() with { Scenarios = [Lead().Scenarios[2]], Claims = [claim], Switching = null };
        Verdict With(params string[] overrides) => Claim(Run(folder, new CaseOptions { Draws = 0, Overrides = overrides }), "c").Verdict;
        Assert.Equal("exceptionally unlikely", With("agreement.effect=0.01").Word);
        Assert.Equal("virtually certain", With("agreement.effect=0.4").Word);
        Assert.NotEqual(Required("elasticities=median"), Required("elasticities=2.5"));
        double Required(string elasticities) => Claim(Run(folder, new CaseOptions { Draws = 0, Overrides = ["agreement.effect=0.01", elasticities] }), "c").Tests.Single(t => t.Kind == ClaimTestKind.RequiredChange).Figures[0].Value;
    }

    [Theory]
    [InlineData("{id: a, span: x, measure: trade_balanc}", "Did you mean 'trade_balance'")]
    [InlineData("{id: a, span: x, scenario: nowhere}", "no scenario of this case")]
    [InlineData("{id: a}", "the key 'span' is missing")]
    [InlineData("{id: a, span: x, subject: COL}", "'subject' is not known here")]
    public void Mistakes_in_claims_are_named_with_their_place(string claim, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "name: t");
        folder.Write("case.yaml", $"name: c\nscenarios: [{{id: a, file: a.yaml}}]\nclaims:\n  - {claim}\n");
        var error = Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("case.yaml:4:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{buyer: USA}", "'from' is missing")]
    [InlineData("{buyer: USA, from: COL, share: 100}", "up to 1")]
    [InlineData("{buyer: USA, from: COL, within: -5%}", "write it like 10%")]
    public void Mistakes_in_switching_are_named(string switching, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "name: t");
        folder.Write("case.yaml", $"name: c\nscenarios: [{{id: a, file: a.yaml}}]\nswitching: {switching}\n");
        Assert.Contains(message, Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    internal static CaseFolder Lead() => CaseFolder.Read(_folder) with { Years = 0, Dates = [], Coalition = null, Game = null };

    private static JudgedClaim Claim(CaseResult result, string id) => result.Claims.Single(c => c.Id == id);

    internal static CaseResult Run(CaseFolder folder, CaseOptions options, FactLedger? facts = null) =>
        new CaseRun(folder, ShippedWorld.Value, options with { Macro = PublicFinance.ShippedMacroFile.Value, Facts = facts ?? ShippedFacts(), History = Facts.TradeHistoryTests.Shipped, Products = Products() }).Run(TestContext.Current.CancellationToken);
}
