using Realign.Verdicts;

namespace Realign.Reports.Html;

/// <summary>A claim with its verdict, the reason in a sentence, and the evidence folded below.</summary>
internal static class ClaimCard
{
    /// <param name="page">The page.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="isInText">Whether its words are marked in the article on this page.</param>
    public static Markup Write(ReportPage page, JudgedClaim claim, bool isInText)
    {
        var verdict = claim.Verdict;
        return Markup.Of($"""
            <li id="{ClaimText.Anchor(claim)}" class="claim {ClaimText.Tone(verdict)}">
            <p class="verdict"><b>{EconomyText.Upper(verdict.Word)}</b>{Probability(verdict)}</p>
            <blockquote><p>“{claim.Claim.Span}”{(isInText ? Markup.Of($" <a href=\"#{ClaimText.TextAnchor(claim)}\">in the text</a>") : Markup.Empty)}</p></blockquote>
            <p class="speaker">{EconomyText.Upper(ClaimText.Speaker(claim.Claim))}{(claim.Claim.Approximate is { } hedge ? Markup.Of($" · hedge: “{hedge}”") : Markup.Empty)}{ReadAs(claim)}</p>
            <p>{ClaimText.Reason(claim)}</p>
            {Evidence(page, claim)}
            </li>

            """);
    }

    private static Markup Probability(Verdict verdict) => verdict.Probability is { } p ? Markup.Of($" <span>({DebtText.Percent(p)})</span>") : Markup.Empty;

    private static Markup ReadAs(JudgedClaim claim) => claim.Target is { } target && claim.Tests.Any(t => t is { Kind: ClaimTestKind.Forecast, Probability: not null }) ? Markup.Of($" · read as {target.Reading}") : Markup.Empty;

    private static Markup Evidence(ReportPage page, JudgedClaim claim)
    {
        var applied = claim.Tests.Where(t => t.Applies).ToList();
        if (applied.Count == 0) return Markup.Empty;
        return Markup.Of($"""
            <details class="evidence"><summary>Evidence: {string.Join(", ", applied.Select(t => ClaimText.Name(t.Kind)))}</summary>
            {(applied.Exists(t => t.Sentence == claim.Verdict.Sentence) ? Markup.Empty : Markup.Of($"<p>{claim.Verdict.Sentence}</p>"))}
            {applied.Select(Test)}{Rest(claim)}<p>Made by <code>{page.Result.Command}</code>{(claim.Scenario is { } id && claim.Measure is { } measure ? Markup.Of($", scenario <code>{id}</code>, measure <code>{measure}</code>") : Markup.Empty)}</p>
            </details>
            """);
    }

    private static Markup Test(ClaimTestResult test) => Markup.Of($"""
        <h3>{EconomyText.Upper(ClaimText.Name(test.Kind))}: {ClaimText.Name(test.Finding)}</h3>
        <p>{test.Sentence}</p>
        {Figures(test)}
        """);

    private static Markup Figures(ClaimTestResult test) => test.Figures.Count == 0 ? Markup.Empty : Markup.Of($"""
        <div class="scroll" role="group" tabindex="0" aria-label="Figures of the {ClaimText.Name(test.Kind)} test"><table><thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Source</th></tr></thead><tbody>
        {test.Figures.Select(f => Markup.Of($"<tr><th scope=\"row\">{f.Label}</th><td>{ClaimText.Value(f)}</td><td>{f.Source}{(f.Link is { Length: > 0 } link ? Markup.Of($" ({ReportPage.Link(link)})") : Markup.Empty)}</td></tr>\n"))}
        </tbody></table></div>
        """);

    private static Markup Rest(JudgedClaim claim) => Markup.Of($"""
        <h3>Weakest link</h3>
        <p>{claim.Verdict.WeakestLink}</p>
        {(claim.Verdict.Sensitivity.Count > 0 ? Markup.Of($"<h3>What would change it</h3>{ReportPage.Bullets(claim.Verdict.Sensitivity)}") : Markup.Empty)}
        {(claim.Tests.Any(t => !t.Applies) ? Markup.Of($"<h3>Tests that do not apply</h3>{ReportPage.Bullets(claim.Tests.Where(t => !t.Applies).Select(t => $"{EconomyText.Upper(ClaimText.Name(t.Kind))}: {t.Sentence}"))}") : Markup.Empty)}
        """);
}
