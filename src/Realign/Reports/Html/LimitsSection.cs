namespace Realign.Reports.Html;

/// <summary>What the data cannot say, and how far they were moved.</summary>
internal static class LimitsSection
{
    /// <summary>A published figure counts as met within this distance.</summary>
    private const double Met = 0.005;

    public static Markup Write(ReportPage page)
    {
        var evidence = page.Result.Evidence;
        return ReportPage.Part("limits", "What the data cannot say", Markup.Of($"""
            {ReportPage.Bullets(evidence.Gaps)}
            {Borrowed(page)}
            {Adjusted(page)}
            {(evidence.Benchmarks.Count > 0 ? Benchmarks(page) : Markup.Empty)}
            {(evidence.Notes.Count > 0 ? Markup.Of($"<details><summary>Notes on the world ({evidence.Notes.Count})</summary>{ReportPage.Bullets(evidence.Notes)}</details>") : Markup.Empty)}
            """));
    }

    private static Markup Borrowed(ReportPage page)
    {
        var donors = page.Result.Evidence.Donors;
        if (donors.Count == 0) return Markup.Empty;
        return Markup.Of($"""
            <h3>Borrowed coefficients</h3>
            <p>{donors.Count} of {page.Result.World.Economies} economies lean on another economy's input coefficients, for want of a table of their own.{(donors.Any(d => d.Economy == page.Result.Economy) ? $" {EconomyText.Upper(page.Economy)} is one of them." : $" {EconomyText.Upper(page.Economy)} is not one of them.")}</p>
            <details><summary>Who borrows from whom</summary>{ReportPage.Paragraph(string.Join(", ", donors.Select(d => $"{page.Result.EconomyName(d.Economy)} from {page.Result.EconomyName(d.Donor)}")) + ".")}</details>
            """);
    }

    private static Markup Adjusted(ReportPage page) => page.Result.Evidence.Adjustments.Count == 0 ? Markup.Empty : Markup.Of($"""
        <h3>How far balancing moved the data</h3>
        <p>To make every account hold, the source figures were moved; mean absolute changes, weighted by value, for the economies of the case.</p>
        {HtmlTable.Draw(page.Table("adjustments"))}
        """);

    private static Markup Benchmarks(ReportPage page)
    {
        var benchmarks = page.Result.Evidence.Benchmarks;
        var farthest = benchmarks.MaxBy(b => Math.Abs(b.RelativeDistance))!;
        string distance = FigureText.Size(farthest.RelativeDistance, "fraction");
        return Markup.Of($"""
            <h3>Published figures against the world's</h3>
            <p>{(Math.Abs(farthest.RelativeDistance) < Met
                ? $"The world meets all {benchmarks.Count} published figures that it was made to meet, to within {distance}."
                : $"Of {benchmarks.Count} published figures the world misses {benchmarks.Count(b => Math.Abs(b.RelativeDistance) >= Met)} by more than {FigureText.Size(Met, "fraction")}, most this one by {distance}: {farthest.Description}.")}</p>
            <details><summary>All {page.Result.Evidence.Benchmarks.Count} figures</summary>{HtmlTable.Draw(page.Table("benchmarks"))}</details>
            """);
    }
}
