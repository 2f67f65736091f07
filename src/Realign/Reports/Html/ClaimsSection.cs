using Realign.Verdicts;

namespace Realign.Reports.Html;

/// <summary>What the article claims, each claim with its verdict and the evidence behind.</summary>
internal static class ClaimsSection
{
    public static Markup Write(ReportPage page)
    {
        var claims = page.Result.Claims;
        if (claims.Count == 0) return Markup.Empty;
        return ReportPage.Section("claims", "What is claimed, and how it fares", Markup.Of($"""
            {ReportPage.Paragraph("Probabilities are shares of draws, given that the scenario comes true; words follow the scale of the Intergovernmental Panel on Climate Change. A figure that is said to be so is judged by published facts. Each verdict follows from the tests below it.")}
            <ol class="claims">{claims.Select(c => Card(page, c))}</ol>
            """));
    }

    private static Markup Card(ReportPage page, JudgedClaim claim)
    {
        var verdict = claim.Verdict;
        var applied = claim.Tests.Where(t => t.Applies).ToList();
        return Markup.Of($"""
            <li id="claim-{claim.Id}" class="claim {ClaimText.Tone(verdict)}">
            <blockquote><p>“{claim.Claim.Span}”</p></blockquote>
            <p class="speaker">{ClaimText.Speaker(claim.Claim)}{(claim.Claim.Approximate is { } hedge ? Markup.Of($" · hedge: “{hedge}”") : Markup.Empty)}{(claim.Target is { } target && claim.Tests.Any(t => t is { Kind: ClaimTestKind.Forecast, Probability: not null }) ? Markup.Of($" · read as {target.Reading}") : Markup.Empty)}</p>
            <p class="verdict"><b>{EconomyText.Upper(verdict.Word)}</b>{(verdict.Probability is { } p ? Markup.Of($" <span>({DebtText.Percent(p)})</span>") : Markup.Empty)}</p>
            <p>{verdict.Sentence}</p>
            {(applied.Count > 0 ? Markup.Of($"<details><summary>Evidence: {string.Join(", ", applied.Select(t => ClaimText.Name(t.Kind)))}</summary>{applied.Select(t => Test(t))}{Rest(claim)}<p>Made by <code>{page.Result.Command}</code>{(claim.Scenario is { } id && claim.Measure is { } measure ? Markup.Of($", scenario <code>{id}</code>, measure <code>{measure}</code>") : Markup.Empty)}</p></details>") : Markup.Empty)}
            </li>

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
