using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>Puts the cells of several episodes together.</summary>
internal static class Pooling
{
    private const string Tariff = "tariff";

    /// <summary>By sector: directly touched cells of the tariff episodes at their last year, relative to the exporter's other markets.</summary>
    public static IReadOnlyList<SectorRecord> BySector(IReadOnlyList<EpisodeResult> episodes, string elasticities, World world, BacktestOptions options)
    {
        var cells = ScoreTable.Relative(Direct(episodes, elasticities, last: true));
        return [.. Enumerable.Range(0, world.Sectors.Count)
            .Select(j => (Sector: j, Cells: cells.Where(c => c.Sector == j).ToList()))
            .Where(s => s.Cells.Count > 0)
            .Select(s => new SectorRecord(
                world.Sectors[s.Sector].Code, world.Sectors[s.Sector].Name, Math.Round(world.TradeElasticities[s.Sector], 3),
                Scoring.Of(s.Cells, false, options.Draws, options.Seed)))];
    }

    /// <summary>By elasticity set: directly touched cells of the tariff episodes.</summary>
    public static IReadOnlyList<ElasticityRecord> BySet(IReadOnlyList<EpisodeResult> episodes) =>
        [.. from set in episodes.SelectMany(e => e.Runs).Select(r => r.Elasticities).Distinct()
            from horizon in (string[])["first", "last"]
            from basis in (string[])[Backtest.Plain, Backtest.RelativeBasis]
            let cells = Direct(episodes, set, horizon == "last")
            where cells.Count > 0
            select new ElasticityRecord(
                set, basis, horizon, Runs(episodes, set, horizon == "last").Count(r => !r.Converged),
                Scoring.Of(basis == Backtest.Plain ? cells : ScoreTable.Relative(cells), false, 0, 0))];

    private static List<BacktestCell> Direct(IReadOnlyList<EpisodeResult> episodes, string set, bool last) =>
        [.. Runs(episodes, set, last).SelectMany(r => r.Cells).Where(c => c.Group == CellGroup.Direct)];

    private static IEnumerable<EpisodeRun> Runs(IReadOnlyList<EpisodeResult> episodes, string set, bool last) =>
        episodes.Where(e => e.Kind == Tariff).Select(e =>
        {
            var runs = e.Runs.Where(r => r.Elasticities == set);
            return last ? runs.LastOrDefault() : runs.FirstOrDefault();
        }).OfType<EpisodeRun>();
}
