namespace Realign.Backtests;

/// <summary>The rows of scores of one run.</summary>
internal static class ScoreTable
{
    /// <summary>Every group, basis and weighting, of all events together and of each alone, with intervals.</summary>
    public static IReadOnlyList<ScoreRow> Full(IReadOnlyList<BacktestCell> cells, IReadOnlyList<string> events, BacktestOptions options)
    {
        var rows = new List<ScoreRow>();
        void Add(string? @event, CellGroup group, string basis, IReadOnlyList<BacktestCell> of)
        {
            if (of.Count == 0) return;
            foreach (bool weighted in (bool[])[false, true])
                rows.Add(new ScoreRow(@event, group, basis, weighted, Scoring.Of(of, weighted, options.Draws, options.Seed)));
        }

        var direct = Of(cells, CellGroup.Direct);
        foreach (string? id in events.Count > 1 ? events.Prepend<string?>(null) : [null])
        {
            var touched = direct.Where(c => id is null || c.Event == id).ToList();
            Add(id, CellGroup.Direct, Backtest.Plain, touched);
            Add(id, CellGroup.Direct, Backtest.RelativeBasis, Relative(touched));
        }

        Add(null, CellGroup.Diverted, Backtest.Plain, Of(cells, CellGroup.Diverted));
        Add(null, CellGroup.Control, Backtest.Plain, Of(cells, CellGroup.Control));
        return rows;
    }

    public static List<BacktestCell> Relative(IEnumerable<BacktestCell> cells) => [.. cells.Select(c => c.Relative).OfType<BacktestCell>()];

    private static List<BacktestCell> Of(IReadOnlyList<BacktestCell> cells, CellGroup group) => [.. cells.Where(c => c.Group == group)];
}
