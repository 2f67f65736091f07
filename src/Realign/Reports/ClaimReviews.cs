using System.Text.Json.Nodes;
using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>
/// The claims of a case as schema.org's ClaimReview in JSON-LD, one for each, with the properties that search engines document for fact checks. What the case does not say
/// (who publishes the review, where, when) is left out, not made up.
/// </summary>
public static class ClaimReviews
{
    /// <summary>Offices that are bodies, not people.</summary>
    private static readonly string[] _bodies = ["government", "central bank", "statistics office", "association", "ministry", "agency", "company", "bank", "union", "organisation", "organization", "institute", "commission", "congress", "parliament", "court", "office", "party", "chamber", "newspaper", "article"];

    /// <summary>The document: one graph with a review for each claim.</summary>
    public static string Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return LinkedJson.Text(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@graph"] = new JsonArray([.. result.Claims.Select(c => Review(result, c))]),
        });
    }

    private static JsonObject Review(CaseResult result, JudgedClaim claim) => LinkedJson.Filled(
        ("@type", "ClaimReview"),
        ("url", ReportFiles.Evidence(result, claim)),
        ("claimReviewed", claim.Claim.Span),
        ("datePublished", result.Publication?.Date),
        ("author", result.Publication?.Author is { } author ? LinkedJson.Filled(("@type", "Organization"), ("name", author), ("url", result.Publication.Url?.GetLeftPart(UriPartial.Authority))) : null),
        ("inLanguage", "en"),
        ("itemReviewed", Item(result, claim)),
        ("reviewRating", Rating(claim)),
        ("reviewBody", Body(claim)));

    private static JsonObject Item(CaseResult result, JudgedClaim claim) => LinkedJson.Filled(
        ("@type", "Claim"),
        ("text", claim.Claim.Span),
        ("author", Author(claim.Claim)),
        ("datePublished", result.Article?.Date ?? result.At),
        ("firstAppearance", claim.Appearance is { } first ? LinkedJson.Filled(("@type", "CreativeWork"), ("url", first.AbsoluteUri)) : null),
        ("appearance", claim.IsIn(result.Article) ? Work(result.Article!) : null));

    private static JsonObject Work(ArticleResult article) => LinkedJson.Filled(
        ("@type", "Article"),
        ("url", article.Url?.AbsoluteUri ?? ReportFiles.Article),
        ("headline", article.Title),
        ("datePublished", article.Date),
        ("author", article.Author is { } author ? LinkedJson.Filled(("@type", "Person"), ("name", author)) : null),
        ("publisher", article.Publisher is { } publisher ? LinkedJson.Filled(("@type", "Organization"), ("name", publisher)) : null));

    private static JsonObject? Author(Claim claim)
    {
        if (claim.Speaker is not { } speaker) return null;
        bool isBody = claim.SpeakerRole is { } role && Array.Exists(_bodies, b => role.EndsWith(b, StringComparison.OrdinalIgnoreCase));
        return LinkedJson.Filled(("@type", isBody ? "Organization" : "Person"), ("name", speaker), ("jobTitle", isBody ? null : claim.SpeakerRole));
    }

    /// <summary>The word, and the number only where the rule gives one.</summary>
    private static JsonObject Rating(JudgedClaim claim)
    {
        int? value = ClaimRating.Of(claim.Verdict);
        return LinkedJson.Filled(
            ("@type", "Rating"),
            ("alternateName", EconomyText.Upper(claim.Verdict.Word)),
            ("ratingExplanation", ClaimText.Reason(claim)),
            ("ratingValue", value),
            ("bestRating", value is null ? null : ClaimRating.Best),
            ("worstRating", value is null ? null : ClaimRating.Worst));
    }

    private static string Body(JudgedClaim claim) =>
        string.Join(' ', [claim.Verdict.Sentence, .. claim.Tests.Where(t => t.Applies && !claim.Verdict.Sentence.Contains(t.Sentence, StringComparison.Ordinal)).Select(t => $"{EconomyText.Upper(ClaimText.Name(t.Kind))}: {t.Sentence}"), $"Weakest link: {claim.Verdict.WeakestLink}"]);
}
