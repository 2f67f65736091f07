using System.Text;
using Realign.Verdicts;

namespace Realign.Reports.Html;

/// <summary>
/// A case on one sheet of A4: question, answer, claims with verdict and reason, sources. What does not fit is left out, and said to be; the report has all of it. One file
/// that needs nothing else.
/// </summary>
public static class BriefPage
{
    private const int SpeakerLength = 44;

    private const int LongestName = 110, LongestQuestion = 220, LongestAnswer = 330, LongestSpan = 110, LongestReason = 290, LongestSources = 620;

    /// <summary>Where the scripts of East Asia begin among code points; pictures come after.</summary>
    private const int FirstBroad = 0x2E80;

    /// <summary>Characters of a line, and lines of the sheet that the table may take, in the type of brief.css; tested with Chromium.</summary>
    private const double SpanLine = 31, ReasonLine = 64, TableLines = 50;

    /// <summary>The page.</summary>
    public static string Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var shown = Fitting(result.Claims);
        int left = result.Claims.Count - shown.Count;
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Realign {result.RealignVersion}">
            <title>{result.Name}: in brief</title>
            <link rel="icon" href="data:,">
            <style>{Markup.Trusted(HtmlReport.Resource("brief.css"))}</style>
            </head>
            <body>
            <main>
            <p class="kicker">Realign, in brief · {(result.At is { } day ? $"events in force on {day}" : "all events in force")} · world {result.World.Name}{(result.Publication?.Author is { } author ? $" · {author}" : "")}{(result.Publication?.Date is { } date ? $" · {date}" : "")}</p>
            <h1>{Short(result.Name, LongestName)}</h1>
            {(result.Question is { } question ? Markup.Of($"<p class=\"question\">{Short(question, LongestQuestion)}</p>") : Markup.Empty)}
            <div class="answer">{Answer.Sentences(result).Take(2).Select(s => ReportPage.Paragraph(Short(s, LongestAnswer)))}</div>
            {Claims(shown)}
            {(left > 0 ? Markup.Of($"<p class=\"left\">{(left == 1 ? "One more claim stands" : $"{left} more claims stand")} in {ReportFiles.Page}.</p>") : Markup.Empty)}
            <footer>
            <p><b>How to read it.</b> {(result.Draws > 0 ? $"A likelihood is the share of {result.Draws} draws in which the claim comes out, given that the scenario comes true" : "A likelihood is that of central values, given that the scenario comes true")}; the words are the scale of the Intergovernmental Panel on Climate Change. What is said to be so is judged by published figures. No forecast of what will happen.</p>
            {Sources(result)}
            <p><b>All of it</b>, with evidence, limits and the model's record: {ReportFiles.Page}. Made by <code>{Short(result.Command, LongestName)}</code>, Realign {result.RealignVersion}.</p>
            </footer>
            </main>
            </body>
            </html>

            """).ToString();
    }

    private static Markup Claims(List<JudgedClaim> claims) => claims.Count == 0 ? Markup.Empty : Markup.Of($"""
        <table><caption>What is claimed, and how it fares</caption>
        <thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead><tbody>
        {claims.Select(c => Markup.Of($"<tr><td>“{Short(c.Claim.Span, LongestSpan)}” <span>{Short(ClaimText.Speaker(c.Claim), SpeakerLength)}</span></td><td class=\"{ClaimText.Tone(c.Verdict)}\"><b>{EconomyText.Upper(c.Verdict.Word)}</b>{(c.Verdict.Probability is { } p ? $" ({DebtText.Percent(p)})" : "")}</td><td>{Reason(c)}</td></tr>\n"))}
        </tbody></table>
        """);

    /// <summary>As many claims, from the first on, as the sheet has lines for.</summary>
    private static List<JudgedClaim> Fitting(IReadOnlyList<JudgedClaim> claims)
    {
        double lines = 0;
        return [.. claims.TakeWhile(c => (lines += Lines(c)) <= TableLines)];
    }

    private static double Lines(JudgedClaim claim)
    {
        string span = $"“{Short(claim.Claim.Span, LongestSpan)}” {Short(ClaimText.Speaker(claim.Claim), SpeakerLength)}";
        return Math.Max(Math.Ceiling(Width(span) / SpanLine), Math.Ceiling(Width(Reason(claim)) / ReasonLine)) + 0.5;
    }

    /// <summary>A text's width in characters of middling width: capitals, m and w are broader, pictures and the scripts of East Asia twice as broad.</summary>
    private static double Width(string text) => text.EnumerateRunes().Sum(r => r.Value >= FirstBroad ? 2 : r.Value is 'm' or 'w' or 'M' or 'W' ? 1.6 : Rune.IsUpper(r) ? 1.3 : 1);

    private static string Reason(JudgedClaim claim) => Short(ClaimText.Reason(claim), LongestReason);

    /// <summary>Publishers of the figures behind the verdicts, and the data sets behind the model.</summary>
    private static Markup Sources(CaseResult result)
    {
        var publishers = result.Claims.SelectMany(c => c.Tests).SelectMany(t => t.Figures).Where(f => f.Link is { Length: > 0 }).Select(f => f.Source.Split(", ")[0]).Distinct();
        string said = string.Join("; ", [.. publishers, .. result.Evidence.Sources.Select(s => s.Name)]);
        return said.Length == 0 ? Markup.Empty : Markup.Of($"<p><b>Sources.</b> {Short(said, LongestSources)}</p>");
    }

    /// <summary>A text cut at a word, with an ellipsis, where it is longer than the sheet has room for.</summary>
    private static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int at = text.LastIndexOf(' ', longest - 1);
        if (at <= longest / 2) at = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..at].TrimEnd(' ', ',', ';', ':', '(')}…";
    }
}
