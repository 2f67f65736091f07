using System.Globalization;
using Realign.Claims;
using Realign.Claims.Quantities;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>Claims, tests and figures in words.</summary>
internal static class ClaimText
{
    public static string Name(ClaimTestKind kind) => kind switch
    {
        ClaimTestKind.RequiredChange => "required change",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Name(Finding finding) => finding switch
    {
        Finding.NotApplicable => "does not apply",
        Finding.Open => "open",
        Finding.Supports => "supports",
        _ => "contradicts",
    };

    /// <summary>Who says it.</summary>
    public static string Speaker(Claim claim) => claim.Speaker is { } speaker ? claim.SpeakerRole is { } role && !speaker.Contains(role, StringComparison.OrdinalIgnoreCase) ? $"{speaker}, {role}" : speaker : "the article";

    /// <summary>A figure with its unit.</summary>
    public static string Value(ClaimFigure figure) => figure.Unit switch
    {
        "USD" => $"{(figure.Value < 0 ? "−" : "")}{FigureText.Size(figure.Value, "USD")}",
        "fraction" => FigureText.Bare(Models.Ensembles.Interval.Point(figure.Value), "fraction").TrimStart('+') + " %",
        "times" => $"{Number(figure.Value, "0.00")} times",
        Units.Percent or Units.ShareOfGdp => $"{Number(figure.Value, "0.##")} %",
        var unit => $"{Number(figure.Value, "#,0.##")} {unit}",
    };

    /// <summary>A class for colour: how the claim fares.</summary>
    public static string Tone(Verdict verdict) => verdict switch
    {
        { Probability: >= 0.66 } or { Word: "right" or "mostly right" or "nearly right" } => "holds",
        { Probability: < 0.33 } or { Word: "wrong" or "does not follow" } => "fails",
        { Word: VerdictRule.NotTested } => "untested",
        _ => "open",
    };

    /// <summary>Id of a claim's evidence in a page: letters, digits and hyphens of the claim's id, everything else by its number, so that no two are alike.</summary>
    public static string Anchor(JudgedClaim claim) => $"claim-{Slug(claim.Id)}";

    /// <summary>Id of the claim's words in the article.</summary>
    public static string TextAnchor(JudgedClaim claim) => $"text-{Slug(claim.Id)}";

    private static string Slug(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x}_")));

    /// <summary>Whether a claim's words stand in the article.</summary>
    public static bool IsIn(this JudgedClaim claim, ArticleResult? article) =>
        article is not null && claim.Claim is { IsPlaced: true, Span.Length: > 0 } said && said.Start <= article.Text.Length && string.CompareOrdinal(article.Text, said.Start, said.Span, 0, said.Span.Length) == 0;

    /// <summary>Why a claim fares as it does, in one sentence: the first of the test that decided.</summary>
    public static string Reason(JudgedClaim claim)
    {
        ClaimTestKind[] deciding = claim.Verdict.Probability is not null ? [ClaimTestKind.Forecast]
            : claim.Verdict.Word == VerdictRule.NotTested ? [ClaimTestKind.Premise]
            : [ClaimTestKind.Forecast, ClaimTestKind.Premise, ClaimTestKind.Identity];
        string said = deciding.Select(k => claim.Tests.FirstOrDefault(t => t.Kind == k && t.Applies)?.Sentence).FirstOrDefault(s => s is not null) ?? claim.Verdict.Sentence;
        return FirstSentence(said);
    }

    /// <summary>Up to the first full stop that a new sentence follows.</summary>
    internal static string FirstSentence(string text)
    {
        for (int at = text.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(". ", at + 1, StringComparison.Ordinal))
            if (at + 2 < text.Length && char.IsUpper(text[at + 2]) && !char.IsUpper(text[Math.Max(0, at - 1)])) return text[..(at + 1)];
        return text;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
