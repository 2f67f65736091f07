namespace Realign.Reports.Html;

/// <summary>Which inputs drive the ranges.</summary>
internal static class UncertaintySection
{
    public static Markup Write(ReportPage page)
    {
        if (page.Result.Variance is not { Inputs.Count: > 0 } variance) return Markup.Empty;
        var plots = page.Result.Measures.Select((m, k) => (m, k)).Where(m => m.m.Id is "welfare" || m.m.IsBalance)
            .Select(m => SharePlot.Draw(m.m.Label, [.. variance.Inputs.Select((input, i) => (input, variance.Shares[i][m.k]))]));
        return ReportPage.Part("uncertainty", "What drives the ranges", Markup.Of($"""
            {ReportPage.Paragraph($"Draws vary {string.Join(", ", variance.Inputs.Select(EconomyText.Lower))}. A share alone is how much of the variance would go if the input were known; with interactions, how much would stay if all else were.")}
            {page.Figure($"Shares of the variance that come from each input: alone (dark) and with interactions (light). Estimated from {page.Result.Draws} draws, so that they can be off by several points and leave 0 to 100 %.", Markup.Join(plots), page.Table("variance"))}
            {ReportPage.Paragraph(page.Result.SolutionsFailed > 0 ? $"{page.Result.SolutionsFailed} of {page.Result.Solutions} solutions did not converge; they are in no number." : $"All {page.Result.Solutions} solutions converged.")}
            """));
    }
}
