namespace Realign.Reports.Html;

/// <summary>What the numbers were made from, and how to make them again.</summary>
internal static class ProvenanceSection
{
    public static Markup Write(ReportPage page)
    {
        var result = page.Result;
        return ReportPage.Part("provenance", "Where it comes from", Markup.Of($"""
            <p>To make every figure of this report again:</p>
            <pre tabindex="0"><code>{result.Command}</code></pre>
            <dl>
            <dt>World</dt><dd>{result.World.Name}, base year {result.World.Year}, {result.World.Economies} economies, {result.World.Sectors} sectors, SHA-256 <code>{result.World.Hash}</code></dd>
            <dt>Model</dt><dd>{page.Run.Model}, closure {page.Run.Closure}, elasticities {page.Run.Elasticities}</dd>
            <dt>Draws</dt><dd>{(result.Draws > 0 ? $"{result.Draws}, seed {result.Seed}" : "none")}; {result.Solutions} solutions, {result.SolutionsFailed} failed</dd>
            <dt>Accuracy</dt><dd>{(page.Run.MaxResidual is { } residual ? FormattableString.Invariant($"the largest relative violation of any condition of the main scenario is {residual:0.0e+0}") : "not solved")}</dd>
            <dt>Version</dt><dd>Realign {result.RealignVersion}</dd>
            </dl>
            {Sources(page)}
            """));
    }

    private static Markup Sources(ReportPage page)
    {
        var evidence = page.Result.Evidence;
        var data = Markup.Join(evidence.Sources.Select(s => Markup.Of($"<li><b>{s.Name}</b>: {s.Citation} Terms: {s.Licence} {ReportPage.Link(s.Link)}</li>\n")));
        var sets = Markup.Join(evidence.ElasticitySets.Select(s => Markup.Of($"<li><b>{s.Name}</b>: {s.Source}</li>\n")));
        return Markup.Of($"""
            {(evidence.Sources.Count > 0 ? Markup.Of($"<h3>Data</h3><ul>{data}</ul>") : Markup.Empty)}
            {(evidence.ElasticitySets.Count > 0 ? Markup.Of($"<h3>Trade elasticities</h3><ul>{sets}</ul>") : Markup.Empty)}
            """);
    }
}
