namespace Realign.Reports;

/// <summary>Names of the files of a report that name each other.</summary>
public static class ReportFiles
{
    /// <summary>The report for people.</summary>
    public const string Page = "report.html";

    /// <summary>The report on one sheet of paper.</summary>
    public const string Brief = "brief.html";

    /// <summary>The claims as schema.org's ClaimReview.</summary>
    public const string ClaimReview = "claimreview.json";

    /// <summary>The claims as W3C Web Annotations of the article.</summary>
    public const string Annotations = "annotations.json";

    /// <summary>The article's words, into which annotations point.</summary>
    public const string Article = "article.txt";

    /// <summary>Where a claim's evidence stands: in the published report when its address is known, else in the file beside.</summary>
    internal static string Evidence(CaseResult result, Verdicts.JudgedClaim claim) => $"{result.Publication?.Url?.GetLeftPart(UriPartial.Query) ?? Page}#{ClaimText.Anchor(claim)}";
}
