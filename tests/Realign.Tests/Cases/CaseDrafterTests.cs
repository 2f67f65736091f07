using System.Text;
using Realign.Cases;
using Realign.Cases.Drafting;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Events;

namespace Realign.Tests.Cases;

/// <summary>Drafts of short articles of our own: what a person would have put into the case.</summary>
public class CaseDrafterTests
{
    private const string Chile = """
        # Chile fears a copper tariff

        SANTIAGO, July 10, 2025. The United States will impose a 50% tariff on copper from Chile, President Donald Trump said. Exports to the United States would fall by 15%, according to the Chilean Chamber of Commerce.

        Chile's GDP would shrink by 0.5%, the central bank warned. Chile's exports to China rose 8% in 2024.

        Chile and India are negotiating a free trade agreement, and the government expects exports to India to double by 2030.

        "We will not boycott American goods," the foreign minister said.
        """;

    [Fact]
    public void Tariffs_and_agreements_become_scenarios_alone_and_together()
    {
        var draft = Draft(Chile);
        Assert.Equal(("CHL", new DateOnly(2025, 7, 10)), (draft.Economy, draft.At));
        Assert.Equal(["tariff", "agreement"], draft.Events.Select(e => e.Kind));
        var (folder, _) = Written(draft);
        Assert.Equal(["all", "tariff-usa", "agreement-chl-ind"], folder.Scenarios.Select(s => s.Id));
        var tariff = Assert.IsType<TariffEvent>(ScenarioFile.Read(folder.Scenarios[1].File, []).Events.Single());
        Assert.Equal(0.5, tariff.Rate.Value, 12);
        Assert.Equal(["B07", "C24B"], tariff.Scope.Sectors);
        Assert.Equal(["CHL", "IND"], Assert.IsType<AgreementEvent>(ScenarioFile.Read(folder.Scenarios[2].File, []).Events.Single()).Members);
        Assert.Equal(2, ScenarioFile.Read(folder.Scenarios[0].File, []).Events.Count);
    }

    [Fact]
    public void Claims_keep_their_place_and_say_on_what_they_are_tested()
    {
        var (folder, _) = Written(Draft(Chile));
        string text = folder.Article!.Article.Text;
        Assert.All(folder.Claims, c => Assert.Equal(c.Claim.Span, text.Substring(c.Claim.Start, c.Claim.Span.Length)));
        var claims = folder.Claims.ToDictionary(c => c.Claim.Span);
        CaseClaim Said(string words) => claims.Single(c => c.Key.Contains(words, StringComparison.OrdinalIgnoreCase)).Value;
        Assert.Equal((CaseClaim.NoScenario, null), (Said("50% tariff").Scenario, Said("50% tariff").Measure));
        Assert.Equal(("all", "goods-exports-USA"), (Said("fall by 15%").Scenario, Said("fall by 15%").Measure));
        Assert.Equal(("all", "gdp"), (Said("shrink by 0.5%").Scenario, Said("shrink by 0.5%").Measure));
        Assert.Equal(CaseClaim.NoScenario, Said("rose 8%").Scenario);
        Assert.Equal(("agreement-chl-ind", "goods-exports-IND"), (Said("to double").Scenario, Said("to double").Measure));
    }

    [Fact]
    public void What_is_denied_is_no_event_and_is_said() =>
        Assert.Contains(Draft(Chile).Gaps, g => g.Contains("We will not boycott", StringComparison.Ordinal) && g.Contains("denies", StringComparison.Ordinal));

    [Fact]
    public void A_Spanish_article_is_drafted_alike()
    {
        var draft = Draft("Ciudad de México, 3 de marzo de 2025. Estados Unidos impondrá aranceles de 25 % a las importaciones procedentes de México. Las exportaciones de México a Estados Unidos caerían 12 %, según el Banco de México.");
        Assert.Equal(("MEX", new DateOnly(2025, 3, 3)), (draft.Economy, draft.At));
        Assert.Equal([("importer", "USA"), ("exporter", "MEX"), ("sector", "goods"), ("rate", "25%")], draft.Events.Single().Keys);
    }

    [Fact]
    public void Joining_the_Belt_and_Road_uses_the_estimate()
    {
        var e = Draft("Peru will join China's Belt and Road Initiative. Exports from Peru to China will rise by 30%, the minister said.").Events.Single();
        Assert.Contains(("members", "[PER, CHN]"), e.Keys);
        Assert.Contains(("estimate", "belt-and-road"), e.Keys);
    }

    [Theory]
    [InlineData("Consumers in Canada boycott goods from the United States. Exports of the United States to Canada will fall by 10%.", "boycott", "CAN", "USA", "goods")]
    [InlineData("Turkey announced a ban on imports of steel from Israel. Exports of Israel to Turkey will fall by 60%.", "embargo", "TUR", "ISR", "[C24A, C24B]")]
    [InlineData("India bans exports of wheat. India's exports will fall by 2%.", "embargo", "world", "IND", "A01")]
    public void Who_refuses_whose_goods(string text, string kind, string importer, string exporter, string sector)
    {
        var e = Draft(text).Events.Single();
        Assert.Equal(kind, e.Kind);
        Assert.Equal([("importer", importer), ("exporter", exporter), ("sector", sector)], e.Keys.Take(3));
    }

    [Fact]
    public void Without_an_event_nothing_happens_and_claims_have_no_scenario()
    {
        var (folder, draft) = Written(Draft("Brazil's exports to China rose 12% in 2024. Inflation in Brazil will fall to 3%, the central bank said."));
        Assert.Empty(draft.Events);
        Assert.All(folder.Claims, c => Assert.Equal(CaseClaim.NoScenario, c.Scenario));
        Assert.Contains(draft.Gaps, g => g.StartsWith("No event was found", StringComparison.Ordinal));
        Assert.Empty(ScenarioFile.Read(folder.Scenarios.Single().File, []).Events);
    }

    [Fact]
    public void An_agreement_that_is_in_force_is_no_event() =>
        Assert.Empty(Draft("The free trade agreement of Colombia with the United States took effect in 2012. Colombia's exports to the United States will fall by 3%.").Events);

    [Fact]
    public void An_economy_that_the_world_does_not_have_is_named()
    {
        var error = Assert.Throws<RealignException>(() => Draft("Kenya's exports to Uganda rose 12% in 2024."));
        Assert.Contains("KEN", error.Message, StringComparison.Ordinal);
        Assert.Contains("--home", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_article_is_the_same_draft() => Assert.Equal(Draft(Chile).Files, Draft(Chile).Files);

    [Fact]
    public void A_folder_that_a_person_corrected_is_kept()
    {
        using var folder = new TemporaryFolder();
        var draft = Draft(Chile);
        draft.Write(folder.Path, overwrite: false);
        string file = Path.Combine(folder.Path, CaseDraft.CaseFile);
        File.AppendAllText(file, "# mine\n");
        Assert.Contains("--force", Assert.Throws<Files.FileException>(() => draft.Write(folder.Path, overwrite: false)).Message, StringComparison.Ordinal);
        Assert.EndsWith("# mine\n", File.ReadAllText(file), StringComparison.Ordinal);
        draft.Write(folder.Path, overwrite: true);
        Assert.DoesNotContain("# mine", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_would_break_YAML_are_kept_as_words()
    {
        var (folder, draft) = Written(Draft("# A \"title\": with {marks} & 'more' # and *such*\n\nThe \"so-called\" tariff: exports of Peru to Chile will fall by 4% \\ or more, - [he said]."));
        Assert.Equal(draft.Name, folder.Name);
        Assert.NotEmpty(folder.Claims);
    }

    [Theory]
    [InlineData("<html><head><meta property='article:published_time' content='2025-04-02T08:00:00Z'></head><body><p>Peru's exports to Chile rose 4% in 2024.</p></body></html>", 2025, 4, 2)]
    [InlineData("<html><body><p>Peru's exports to Chile rose 4%, it was said on 5 June 2025.</p></body></html>", 2025, 6, 5)]
    [InlineData("<html><body><p>Peru's exports to Chile rose 4% in 2024.</p></body></html>", 2026, 1, 31)]
    public void The_day_is_the_pages_else_the_texts_else_today(string html, int year, int month, int day)
    {
        var article = ArticleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(html)), "a.html", TestContext.Current.CancellationToken);
        Assert.Equal(new DateOnly(year, month, day), Draft(article).At);
    }

    [Fact]
    public void Changing_the_size_of_a_drafted_event_changes_the_verdict()
    {
        using var folder = new TemporaryFolder();
        Draft("The United States will impose a 50% tariff on goods from Chile. Exports of Chile to the United States would fall by more than 20%.").Write(folder.Path, overwrite: false);
        string file = Path.Combine(folder.Path, "tariff-usa.yaml");
        string Verdict() => CaseClaimTests.Run(CaseFolder.Read(folder.Path), new CaseOptions { Draws = 0 }).Claims.Single(c => c.Claim.Measure == ClaimMeasure.Exports).Verdict.Word;
        Assert.Equal("virtually certain", Verdict());
        File.WriteAllText(file, File.ReadAllText(file).Replace("rate: 50%", "rate: 3%", StringComparison.Ordinal));
        Assert.Equal("exceptionally unlikely", Verdict());
    }

    private static (CaseFolder Folder, CaseDraft Draft) Written(CaseDraft draft)
    {
        // Read while it stands; the scenarios' files are read by tests, so the folder stays until the process ends.
        string folder = Directory.CreateTempSubdirectory("realign-draft-").FullName;
        draft.Write(folder, overwrite: false);
        return (CaseFolder.Read(folder), draft);
    }

    private static CaseDraft Draft(string markdown) => Draft(ArticleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(markdown)), "a.md", TestContext.Current.CancellationToken));

    private static CaseDraft Draft(Article article) =>
        new CaseDrafter(ShippedWorld.Value, CaseClaimTests.ShippedFacts(), PublicFinance.ShippedMacroFile.Value).Draft(article, ClaimReader.Read(article, new ReadingOptions(), TestContext.Current.CancellationToken), new DraftOptions { Today = new DateOnly(2026, 1, 31) });
}
