using Realign.Agreements;
using Realign.Backtests;
using Realign.Events;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>Collects what a case's numbers rest on and where they are weak.</summary>
internal static class Evidence
{
    private const double Million = 1e6;

    /// <summary>What the models leave out whatever the case.</summary>
    private static readonly string[] _always =
    [
        "Workers by sector are missing: the world carries value added, not employment.",
        "Trade that does not exist in the base year stays at zero, however cheap it becomes.",
        "There is no unemployment, no money and no exchange rate: prices are relative to world value added.",
    ];

    public static EvidenceResult Of(World world, CaseFolder folder, int economy, IReadOnlyList<ScenarioEvent> events, string? missing)
    {
        string[] shown = [world.Economies[economy].Code, .. folder.Partners];
        var provenance = world.Provenance;
        return new EvidenceResult(
            [.. world.Economies.Where(e => e.HasDonatedCoefficients).Select(e => new DonorResult(e.Code, e.CoefficientDonor!))],
            [.. provenance.Benchmarks.Select(b => new BenchmarkResult(b.Description, b.Target * Million, b.Value * Million, b.RelativeDistance, b.Citation))],
            [.. provenance.Adjustments.Where(a => shown.Contains(a.Economy)).Select(a => new AdjustmentResult(a.Economy, a.ExportsMoved, a.ImportsMoved, a.DomesticMoved, a.CoefficientsMoved))],
            provenance.Notes,
            [.. folder.Gaps, .. _always, .. missing is null ? Array.Empty<string>() : [missing]],
            [.. provenance.Sources.Select(s => new SourceResult(s.Name, s.Citation, s.Licence, s.Link))],
            [.. world.ElasticitySets.Where(s => s.Estimated.Any(e => e)).Select(s => new ElasticitySetResult(s.Name, s.Source))],
            [.. Record(events)]);
    }

    /// <summary>The record with the kinds of the events, the estimates that they use, and how elasticities did.</summary>
    private static IEnumerable<RecordLine> Record(IReadOnlyList<ScenarioEvent> events)
    {
        var record = TrackRecord.Shipped;
        foreach (var line in record.Lines(events.Select(e => e.Kind))) yield return line;
        foreach (var estimate in events.OfType<AgreementEvent>().Select(a => a.Estimate).OfType<AgreementEstimate>().DistinctBy(e => e.Id))
            yield return new RecordLine("estimate", estimate.Id, AgreementEstimateText.Line(estimate));
        if (record.ElasticitiesLine(record.Result.Elasticities) is { } sets) yield return new RecordLine("elasticities", null, sets);
    }
}
