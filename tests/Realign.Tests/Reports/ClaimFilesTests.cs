using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NJsonSchema;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Tests.Cases;
using Realign.Tests.Cli;
using Realign.Tests.Reports.Pages;
using Realign.Verdicts;

namespace Realign.Tests.Reports;

/// <summary>The claims of a case for others' machines: ClaimReview and Web Annotations.</summary>
public class ClaimFilesTests
{
    private const string Text = "Exports rise.\n\nThey say: “😀 exports rise” — exports rise, 𝔛 and exports rise 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀.";

    private static readonly string[] _pieces = ["a", "é", "😀", "𝔛", " ", "\n\n", "“", "ab"];

    private static readonly CaseResult _small = ArticleSectionTests.With(Text, ("a b", "“😀 exports rise”"), ("c", "𝔛 and"));

    private static readonly CaseResult _published = _small with { Publication = new Publication(new Uri("https://desk.example/r/report.html?x=1#top"), "A desk", "2025-06-01") };

    [Fact]
    public async Task Both_files_of_the_lead_case_fit_their_schemas_and_have_every_claim()
    {
        var lead = CaseClaimTests.LeadResult;
        string reviews = ClaimReviews.Write(lead), annotations = ClaimAnnotations.Write(lead)!;
        Assert.Empty((await Schema("claimreview")).Validate(reviews));
        Assert.Empty((await Schema("annotations")).Validate(annotations));
        Assert.Equal(lead.Claims.Select(c => c.Claim.Span), Reviews(lead).Select(r => (string)r["claimReviewed"]!));
        Assert.Equal(lead.Claims.Select(c => c.Claim.Span).Order(), Annotations(lead).Select(a => Selector(a, "TextQuoteSelector")["exact"]!.GetValue<string>()).Order());
        Assert.All(lead.Claims.Zip(Reviews(lead)), r => Assert.Equal(r.First.Verdict.Word, ((string)r.Second["reviewRating"]!["alternateName"]!).ToLowerInvariant()));
        Assert.Null(Reviews(lead).Single(r => (string)r["reviewRating"]!["alternateName"]! == "Not tested")["reviewRating"]!["ratingValue"]);
    }

    [Fact]
    public async Task Other_results_fit_too()
    {
        foreach (var result in (CaseResult[])[_small, _published, TinyCase.With(Interval.Point(0.01))]) Assert.Empty((await Schema("claimreview")).Validate(ClaimReviews.Write(result)));
        foreach (var result in (CaseResult[])[_small, _published]) Assert.Empty((await Schema("annotations")).Validate(ClaimAnnotations.Write(result)!));
    }

    [Theory]
    [InlineData("\"claimReviewed\"", "\"claim\"")]
    [InlineData("\"alternateName\"", "\"name\"")]
    [InlineData("\"ratingValue\": 1", "\"ratingValue\": 6")]
    [InlineData("\"bestRating\"", "\"best\"")]
    [InlineData("\"url\": \"report.html#claim-c\"", "\"url\": \"report.html\"")]
    [InlineData("\"ClaimReview\"", "\"Review\"")]
    [InlineData("\"datePublished\": \"2025-05-14\"", "\"datePublished\": \"14 May\"")]
    [InlineData("\"@type\": \"Claim\"", "\"@type\": \"Thing\"")]
    [InlineData("\"https://schema.org\"", "\"schema\"")]
    public async Task A_ClaimReview_without_what_is_required_fits_no_schema(string right, string wrong) => await Differs("claimreview", ClaimReviews.Write(_small), right, wrong);

    [Theory]
    [InlineData("\"@context\"", "\"context\"")]
    [InlineData("\"start\"", "\"from\"")]
    [InlineData("\"start\": ", "\"start\": -1")]
    [InlineData("\"exact\"", "\"text\"")]
    [InlineData("\"source\"", "\"resource\"")]
    [InlineData("\"Annotation\"", "\"Note\"")]
    [InlineData("\"total\": 2", "\"total\": \"2\"")]
    [InlineData("\"items\"", "\"annotations\"")]
    [InlineData("\"target\"", "\"about\"")]
    [InlineData("\"value\"", "\"chars\"")]
    [InlineData("\"assessing\"", "\"judging\"")]
    public async Task An_annotation_that_breaks_the_model_fits_no_schema(string right, string wrong) => await Differs("annotations", ClaimAnnotations.Write(_small)!, right, wrong);

    [Fact]
    public void Every_selector_finds_its_claim_in_the_text()
    {
        foreach (var result in (CaseResult[])[CaseClaimTests.LeadResult, _small, _published])
        {
            var placed = result.Claims.OrderBy(c => c.Claim.Start).ToList();
            foreach (var (claim, annotation) in placed.Zip(Annotations(result))) AssertFound(result.Article!.Text, claim, annotation);
        }
    }

    [Fact]
    public void Selectors_find_any_span_of_any_text() => Gen.Select(Gen.Int[0, _pieces.Length - 1].Select(k => _pieces[k]).Array[1, 90], Gen.Int[0, 1000], Gen.Int[1, 1000]).Sample((parts, from, length) =>
    {
        int[] starts = [0, .. parts.Select((_, k) => parts.Take(k + 1).Sum(p => p.Length))];
        int first = from % parts.Length, last = Math.Min(parts.Length, first + 1 + (length % 9));
        string text = string.Concat(parts);
        var result = ArticleSectionTests.With(text, ("c", "x"));
        var claim = result.Claims[0] with { Claim = result.Claims[0].Claim with { Span = text[starts[first]..starts[last]], Start = starts[first] } };
        AssertFound(text, claim, Annotations(result with { Claims = [claim] })[0]);
    }, iter: 2000);

    [Fact]
    public void A_selector_that_is_off_by_one_is_found_out()
    {
        var annotation = Annotations(_small)[0];
        var position = Selector(annotation, "TextPositionSelector");
        position["start"] = position["start"]!.GetValue<int>() + 1;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertFound(Text, _small.Claims[0], annotation));
    }

    [Fact]
    public void What_the_case_does_not_say_is_left_out_and_what_it_says_stands_there()
    {
        Assert.All(Reviews(_small), r => Assert.True(r["author"] is null && r["datePublished"] is null && ((string)r["url"]!).StartsWith("report.html#claim-", StringComparison.Ordinal)));
        var review = Reviews(_published)[0];
        Assert.Equal(("A desk", "https://desk.example", "2025-06-01", "https://desk.example/r/report.html?x=1#claim-a_20_b"), ((string)review["author"]!["name"]!, (string)review["author"]!["url"]!, (string)review["datePublished"]!, (string)review["url"]!));
        Assert.Equal("https://example.org/a?b=1&c=2", (string)review["itemReviewed"]!["appearance"]!["url"]!);
        var annotation = Annotations(_published)[0];
        Assert.Equal(["article.txt", "https://example.org/a?b=1&c=2"], annotation["target"]!.AsArray().Select(t => (string)t!["source"]!));
        Assert.Equal("https://desk.example/r/report.html?x=1#claim-a_20_b", (string)annotation["body"]![1]!["source"]!);
    }

    [Theory]
    [InlineData("head of state", "Person", "head of state")]
    [InlineData("business association", "Organization", null)]
    [InlineData("central bank", "Organization", null)]
    [InlineData(null, "Person", null)]
    public void A_speaker_is_a_person_or_a_body(string? role, string type, string? title)
    {
        var author = Reviews(_small with { Claims = [_small.Claims[0] with { Claim = _small.Claims[0].Claim with { SpeakerRole = role } }] })[0]["itemReviewed"]!["author"]!;
        Assert.Equal((type, title), ((string)author["@type"]!, (string?)author["jobTitle"]));
    }

    [Theory]
    [InlineData("exceptionally unlikely", 0.0, 1)]
    [InlineData("very unlikely", 0.05, 1)]
    [InlineData("unlikely", 0.2, 2)]
    [InlineData("about as likely as not", 0.5, 3)]
    [InlineData("likely", 0.7, 4)]
    [InlineData("very likely", 0.95, 5)]
    [InlineData("virtually certain", 1.0, 5)]
    [InlineData("right", null, 5)]
    [InlineData("nearly right", null, 4)]
    [InlineData("mostly right", null, 4)]
    [InlineData("right on another basis", null, 4)]
    [InlineData("partly right", null, 3)]
    [InlineData("does not follow", null, 2)]
    [InlineData("wrong", null, 1)]
    [InlineData("not tested", null, null)]
    public void Verdicts_are_rated_by_rule(string word, double? probability, int? rating)
    {
        Assert.Equal(rating, ClaimRating.Of(new Verdict(word, probability, "", "", [])));
        string docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "verdicts.md"));
        Assert.Contains(docs.Split('\n'), l => l.StartsWith($"| {(rating?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none")} |", StringComparison.Ordinal) && l.Split('|')[2].Split(',').Any(w => w.Trim() == word));
    }

    [Fact]
    public void No_text_can_end_a_script_element_that_the_files_are_pasted_into()
    {
        const string Hostile = "</script><script>alert(1)</script><!--";
        var result = ArticleSectionTests.With($"{Hostile} said", (Hostile, Hostile));
        result = result with { Name = Hostile, Article = result.Article! with { Title = Hostile, Author = Hostile, Publisher = Hostile } };
        foreach (string json in (string[])[ClaimReviews.Write(result), ClaimAnnotations.Write(result)!]) Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Equal(Hostile, (string)Reviews(result)[0]["claimReviewed"]!);
    }

    [Fact]
    public void Without_an_article_or_a_claim_in_it_nothing_is_annotated()
    {
        Assert.Null(ClaimAnnotations.Write(_small with { Article = null }));
        Assert.Null(ClaimAnnotations.Write(_small with { Claims = [] }));
        Assert.Null(ClaimAnnotations.Write(_small with { Claims = [_small.Claims[0] with { Claim = _small.Claims[0].Claim with { Start = -1 } }] }));
    }

    [Fact]
    public void A_run_writes_them_beside_the_report()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "name: t\nevents: [{id: t, kind: tariff, importer: USA, exporter: COL, rate: 10%}]");
        folder.Write("article.txt", "A tariff.\n\nIt will raise 😀 the GDP of Colombia.");
        folder.Write("case.yaml", "name: c\neconomy: COL\ndraws: 0\nyears: 0\narticle: article.txt\nscenarios: [{id: a, file: a.yaml}]\nclaims:\n  - {id: g, span: raise 😀 the GDP, measure: gdp, subject_economy: COL, direction: increase, modality: forecast}\n");
        var (exit, output, error) = Command.Run("run", folder.Path);
        Assert.True(exit == 0, error);
        string report = Path.Combine(folder.Path, "report");
        foreach (string file in (string[])["report.html", "brief.html", "claimreview.json", "annotations.json", "article.txt"])
        {
            Assert.True(File.Exists(Path.Combine(report, file)), file);
            Assert.Contains(file, output, StringComparison.Ordinal);
        }

        string text = File.ReadAllText(Path.Combine(report, "article.txt"));
        var position = Selector(JsonNode.Parse(File.ReadAllText(Path.Combine(report, "annotations.json")))!["first"]!["items"]![0]!, "TextPositionSelector");
        Assert.Equal("raise 😀 the GDP", At(text, position));
    }

    private static async Task Differs(string schema, string json, string right, string wrong)
    {
        Assert.Contains(right, json, StringComparison.Ordinal);
        Assert.NotEmpty((await Schema(schema)).Validate(json.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static void AssertFound(string text, JudgedClaim claim, JsonNode annotation)
    {
        Assert.Equal(claim.Claim.Span, At(text, Selector(annotation, "TextPositionSelector")));
        var quote = Selector(annotation, "TextQuoteSelector");
        string prefix = (string)quote["prefix"]!, exact = (string)quote["exact"]!, suffix = (string)quote["suffix"]!;
        Assert.Equal(claim.Claim.Span, exact);
        Assert.EndsWith(prefix, text[..claim.Claim.Start], StringComparison.Ordinal);
        Assert.StartsWith(suffix, text[(claim.Claim.Start + exact.Length)..], StringComparison.Ordinal);
        Assert.True(prefix.Length > 0 || claim.Claim.Start == 0);
        Assert.True(suffix.Length > 0 || claim.Claim.Start + exact.Length == text.Length);
        foreach (string part in (string[])[prefix, suffix]) Assert.Equal(part, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)));
    }

    /// <summary>What stands between two positions, counted in code points.</summary>
    private static string At(string text, JsonNode position) => string.Concat(text.EnumerateRunes().Skip(position["start"]!.GetValue<int>()).Take(position["end"]!.GetValue<int>() - position["start"]!.GetValue<int>()));

    private static JsonNode Selector(JsonNode annotation, string type) => annotation["target"]![0]!["selector"]!.AsArray().Single(s => (string)s!["type"]! == type)!;

    private static List<JsonNode> Annotations(CaseResult result) => [.. JsonNode.Parse(ClaimAnnotations.Write(result)!)!["first"]!["items"]!.AsArray().Select(a => a!)];

    private static List<JsonNode> Reviews(CaseResult result) => [.. JsonNode.Parse(ClaimReviews.Write(result))!["@graph"]!.AsArray().Select(r => r!)];

    private static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", $"{name}.schema.json"));
}
