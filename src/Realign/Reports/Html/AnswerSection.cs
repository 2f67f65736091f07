namespace Realign.Reports.Html;

/// <summary>The answer in sentences, and the headline of every scenario.</summary>
internal static class AnswerSection
{
    private static readonly string[] _headline = ["welfare", "goods-balance"];

    public static Markup Write(ReportPage page)
    {
        var result = page.Result;
        return ReportPage.Section("answer", "The answer", Markup.Of($"""
            <div class="answer">{Answer.Sentences(result).Select(ReportPage.Paragraph)}</div>
            {Answer.Notes(result).Select(n => Markup.Of($"<p class=\"note\">{n}</p>\n"))}
            {Claims(page)}
            {_headline.Select(id => Headline(page, id))}
            {NotSolved(result)}
            """));
    }

    /// <summary>Every claim with its verdict in a word: the way into the page.</summary>
    private static Markup Claims(ReportPage page) => page.Result.Claims.Count == 0 ? Markup.Empty : Markup.Of($"""
        <table class="overview"><caption>What is claimed, and how it fares</caption><thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th></tr></thead><tbody>
        {page.Result.Claims.Select(c => Markup.Of($"<tr><td>“{c.Claim.Span}”</td><td class=\"{ClaimText.Tone(c.Verdict)}\"><a href=\"#{ClaimText.Anchor(c)}\">{EconomyText.Upper(c.Verdict.Word)}</a></td></tr>\n"))}
        </tbody></table>
        """);

    private static Markup Headline(ReportPage page, string id)
    {
        var result = page.Result;
        int m = result.Measures.ToList().FindIndex(x => x.Id == id);
        var solved = result.Scenarios.Where(s => s.Values.Count > 0).ToList();
        if (m < 0 || solved.Count == 0) return Markup.Empty;
        var measure = result.Measures[m];
        var rows = solved.Select(s => new IntervalPlot.Row(s.Title, s.Values[m], FigureText.Bare(s.Values[m], measure.Unit), IsMain: s.Id == page.Main.Id)).ToList();
        return page.Figure(
            $"{measure.Label} of {page.Economy} in each scenario, change in the long run. The first scenario is the main one. {page.Ranges}",
            IntervalPlot.Draw($"{measure.Label}, change, {FigureText.BareUnit(measure.Unit)}", rows, FigureText.Scale(measure.Unit)),
            page.Table("measures").Where("measure", id).Select("scenario", "title", "value", "value_low", "value_high", "unit"));
    }

    private static Markup NotSolved(CaseResult result)
    {
        string[] failures = [.. result.Scenarios.Skip(1).Where(s => s.Values.Count == 0).Select(s => $"{s.Title} could not be solved: {(s.Run.Failure ?? "no draw converged").TrimEnd('.')}.")];
        return failures.Length > 0 ? ReportPage.Bullets(failures) : Markup.Empty;
    }
}
