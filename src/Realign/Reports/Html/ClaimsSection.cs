namespace Realign.Reports.Html;

/// <summary>The claims that are marked in no article, each with its verdict and the evidence behind.</summary>
internal static class ClaimsSection
{
    public static Markup Write(ReportPage page)
    {
        var claims = page.Result.Claims.Where(c => !c.IsIn(page.Result.Article)).ToList();
        if (claims.Count == 0) return Markup.Empty;
        bool isAll = claims.Count == page.Result.Claims.Count;
        return ReportPage.Section("claims", isAll ? "What is claimed, and how it fares" : "Claims in other words than the article's", Markup.Of($"""
            {(isAll ? ReportPage.Paragraph(ArticleSection.HowJudged) : Markup.Empty)}
            <ol class="claims">{claims.Select(c => ClaimCard.Write(page, c, isInText: false))}</ol>
            """));
    }
}
