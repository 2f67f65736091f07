using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>Puts the cells of several episodes together.</summary>
internal static class Pooling
{
    private const string Tariff = "tariff";

    /// <summary>By sector: directly touched cells of the tariff episodes at their last year, relative to the exporter's other markets.</summary>
    public static IReadOnlyList<SectorRecord> BySector(IReadOnlyList<EpisodeResult> episodes, string elasticities, World world, BacktestOptions options)
    {
        var cells = ScoreTable.Relative(Direct(episodes, elasticities));
        return [.. Enumerable.Range(0, world.Sectors.Count)
            .Select(j => (Sector: j, Cells: cells.Where(c => c.Sector == j).ToList()))
            .Where(s => s.Cells.Count > 0)
            .Select(s => new SectorRecord(
                world.Sectors[s.Sector].Code, world.Sectors[s.Sector].Name, Math.Round(world.TradeElasticities[s.Sector], 3),
                Scoring.Of(s.Cells, false, options.Draws, options.Seed)))];
    }

    /// <summary>By elasticity set: directly touched cells of each tariff episode, and of all.</summary>
    public static IReadOnlyList<ElasticityRecord> BySet(IReadOnlyList<EpisodeResult> episodes) =>
        [.. from id in episodes.Where(e => e.Kind == Tariff).Select(e => e.Id).Prepend<string?>(null)
            let of = episodes.Where(e => id is null || e.Id == id).ToList()
            from set in of.SelectMany(All).Select(r => r.Elasticities).Distinct()
            from basis in (string[])[Backtest.Plain, Backtest.RelativeBasis]
            let cells = Direct(of, set)
            where cells.Count > 0
            select Of(id, set, basis, basis == Backtest.Plain ? cells : ScoreTable.Relative(cells), Runs(of, set).Count(r => !r.Converged))];

    private static ElasticityRecord Of(string? episode, string set, string basis, List<BacktestCell> cells, int failed)
    {
        var s = Scoring.Of(cells, false, 0, 0);
        return new ElasticityRecord(
            episode, set, basis, s.Cells, s.RightSigns?.Value, s.Slope?.Value, s.MeanRatio?.Value, s.RankCorrelation?.Value, s.MeanAbsoluteError, s.NoChangeError, failed);
    }

    private static List<BacktestCell> Direct(IReadOnlyList<EpisodeResult> episodes, string set) =>
        [.. Runs(episodes, set).SelectMany(r => r.Cells).Where(c => c.Group == CellGroup.Direct)];

    /// <summary>The run of each tariff episode at its last year.</summary>
    private static IEnumerable<EpisodeRun> Runs(IReadOnlyList<EpisodeResult> episodes, string set) =>
        episodes.Where(e => e.Kind == Tariff).Select(e => All(e).LastOrDefault(r => r.Elasticities == set)).OfType<EpisodeRun>();

    private static IEnumerable<EpisodeRun> All(EpisodeResult episode) => episode.Runs.Concat(episode.OtherSets);
}
