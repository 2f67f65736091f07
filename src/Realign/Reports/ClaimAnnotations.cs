using System.Text.Json.Nodes;
using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>
/// The claims of a case as W3C Web Annotations (Web Annotation Data Model, 2017) of the article's words: a collection whose only page holds one annotation for each claim that
/// stands in the article. Positions are Unicode code points, as the model demands.
/// </summary>
public static class ClaimAnnotations
{
    /// <summary>Words before and behind a quotation that tell it from the same words elsewhere; UTF-16 units.</summary>
    private const int Context = 32;

    private const string Vocabulary = "http://www.w3.org/ns/anno.jsonld";

    /// <summary>The document; null when the case has no article or none of its claims stands there.</summary>
    public static string? Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Article is not { } article) return null;
        List<JudgedClaim> placed = [.. result.Claims.Where(c => c.IsIn(article)).OrderBy(c => c.Claim.Start)];
        if (placed.Count == 0) return null;
        return LinkedJson.Text(LinkedJson.Filled(
            ("@context", Vocabulary),
            ("id", ReportFiles.Annotations),
            ("type", "AnnotationCollection"),
            ("label", $"Claims and verdicts: {result.Name}"),
            ("creator", Creator(result)),
            ("total", placed.Count),
            ("first", LinkedJson.Filled(
                ("id", $"{ReportFiles.Annotations}#page-1"),
                ("type", "AnnotationPage"),
                ("partOf", ReportFiles.Annotations),
                ("startIndex", 0),
                ("items", new JsonArray([.. placed.Select(c => Annotation(result, article, c))]))))));
    }

    private static JsonObject Annotation(CaseResult result, ArticleResult article, JudgedClaim claim) => LinkedJson.Filled(
        ("@context", Vocabulary),
        ("id", $"{ReportFiles.Annotations}#{ClaimText.Anchor(claim)}"),
        ("type", "Annotation"),
        ("motivation", "assessing"),
        ("creator", Creator(result)),
        ("created", result.Publication?.Date is { } day ? $"{day}T00:00:00Z" : null),
        ("generator", LinkedJson.Filled(("type", "Software"), ("name", $"Realign {result.RealignVersion}"))),
        ("body", new JsonArray(
            LinkedJson.Filled(("type", "TextualBody"), ("value", $"{EconomyText.Upper(claim.Verdict.Word)}. {ClaimText.Reason(claim)}"), ("format", "text/plain"), ("language", "en"), ("purpose", "assessing")),
            LinkedJson.Filled(("type", "SpecificResource"), ("source", ReportFiles.Evidence(result, claim)), ("purpose", "linking")))),
        ("target", Targets(article, claim.Claim)));

    private static JsonObject? Creator(CaseResult result) => result.Publication?.Author is { } author ? LinkedJson.Filled(("type", "Organization"), ("name", author)) : null;

    /// <summary>The words in the text beside, by position and quotation; and on the page where the article appeared, by quotation alone, since positions there are others.</summary>
    private static JsonArray Targets(ArticleResult article, Claim claim)
    {
        var text = LinkedJson.Filled(("type", "SpecificResource"), ("source", ReportFiles.Article), ("selector", new JsonArray(Position(article.Text, claim), Quotation(article.Text, claim))));
        return article.Url is { } url
            ? new JsonArray(text, LinkedJson.Filled(("type", "SpecificResource"), ("source", url.AbsoluteUri), ("selector", Quotation(article.Text, claim))))
            : new JsonArray(text);
    }

    private static JsonObject Position(string text, Claim claim)
    {
        int start = CodePoints(text.AsSpan(0, claim.Start));
        return LinkedJson.Filled(("type", "TextPositionSelector"), ("start", start), ("end", start + CodePoints(claim.Span)));
    }

    private static JsonObject Quotation(string text, Claim claim)
    {
        int end = claim.Start + claim.Span.Length, from = Whole(text, Math.Max(0, claim.Start - Context)), to = Whole(text, Math.Min(text.Length, end + Context));
        return LinkedJson.Filled(("type", "TextQuoteSelector"), ("exact", claim.Span), ("prefix", text[from..claim.Start]), ("suffix", text[end..Math.Max(end, to)]));
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }

    /// <summary>The place, or the one before when a character of two units lies across it.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
}
