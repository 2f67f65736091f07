using System.Globalization;
using System.Text;
using Realign.Files;
using Realign.Models.Ensembles;
using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>The record as tables in Markdown, and its cells as CSV.</summary>
public static class TrackRecordText
{
    /// <summary>All tables: by episode, by event, by sector, by elasticity set.</summary>
    public static string Markdown(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        foreach (var episode in result.Episodes) text.Append("- ").Append(TrackRecord.LineOf(episode)).Append('\n');
        text.Append("\n### By episode\n\n");
        Episodes(text, result, weighted: false, "Every cell counts alike.");
        Episodes(text, result, weighted: true, "Cells count by their flow in the base year.");
        text.Append("### Away from the event\n\n");
        Away(text, result);
        text.Append("### By event\n\n");
        Events(text, result);
        text.Append("### By sector\n\n");
        Sectors(text, result);
        if (result.ElasticitySets.Select(s => s.Elasticities).Distinct().Count() > 1)
        {
            text.Append("### By elasticity set\n\n");
            Sets(text, result);
        }

        return text.ToString();
    }

    /// <summary>The cells of an episode, all years, one row a cell; changes are logarithms.</summary>
    public static string Csv(EpisodeResult episode, World world)
    {
        ArgumentNullException.ThrowIfNull(episode);
        ArgumentNullException.ThrowIfNull(world);
        var text = new StringBuilder("after,importer,exporter,sector,group,event,flow,predicted,realised,trend,predicted_elsewhere,realised_elsewhere,trend_elsewhere,markets_elsewhere\n");
        foreach (var run in episode.Runs)
        {
            foreach (var c in run.Cells)
            {
                text.Append(CultureInfo.InvariantCulture, $"{run.After},{world.Economies[c.Importer].Code},{world.Economies[c.Exporter].Code},{world.Sectors[c.Sector].Code},{c.Group.ToString().ToLowerInvariant()},{CsvText.Quote(c.Event ?? "")},{c.Flow:R},{c.Predicted:F6},{c.Realised:F6},{c.Trend:F6},");
                if (c.Elsewhere is { } e) text.Append(CultureInfo.InvariantCulture, $"{e.Predicted:F6},{e.Realised:F6},{e.Trend:F6},{e.Markets}\n");
                else text.Append(",,,\n");
            }
        }

        return text.ToString();
    }

    private static void Episodes(StringBuilder text, BacktestResult result, bool weighted, string what)
    {
        text.Append(what).Append("\n\n| episode | after | basis | cells | right signs, % | slope | realised over predicted | rank correlation | mean error | no change | trend |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (episode, run, row) in Rows(result))
        {
            if (row is { Event: null, Group: CellGroup.Direct } && row.Weighted == weighted)
                text.Append(CultureInfo.InvariantCulture, $"| {episode.Id} | {run.After} | {row.Basis} | {row.Scores.Calls} | {Percent(row.Scores.RightSigns)} | {Number(row.Scores.Slope)} | {Number(row.Scores.MeanRatio)} | {Number(row.Scores.RankCorrelation)} | {Number(row.Scores.MeanAbsoluteError)} | {Number(row.Scores.NoChangeError)} | {Number(row.Scores.TrendError)} |\n");
        }

        text.Append('\n');
    }

    private static void Away(StringBuilder text, BacktestResult result)
    {
        text.Append("| episode | after | cells | number | right signs, % | slope | realised over predicted | rank correlation | mean error | no change | trend |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (episode, run, row) in Rows(result))
        {
            if (row is { Event: null, Weighted: false } && row.Group != CellGroup.Direct)
                text.Append(CultureInfo.InvariantCulture, $"| {episode.Id} | {run.After} | {row.Group.ToString().ToLowerInvariant()} | {row.Scores.Calls} | {Percent(row.Scores.RightSigns)} | {Number(row.Scores.Slope)} | {Number(row.Scores.MeanRatio)} | {Number(row.Scores.RankCorrelation)} | {Number(row.Scores.MeanAbsoluteError)} | {Number(row.Scores.NoChangeError)} | {Number(row.Scores.TrendError)} |\n");
        }

        text.Append('\n');
    }

    private static void Events(StringBuilder text, BacktestResult result)
    {
        text.Append("| episode | event | after | basis | cells | right signs, % | slope | realised over predicted | rank correlation | mean error | no change |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (episode, run, row) in Rows(result))
        {
            if (row is { Event: { } id, Weighted: false })
                text.Append(CultureInfo.InvariantCulture, $"| {episode.Id} | {id} | {run.After} | {row.Basis} | {row.Scores.Calls} | {Percent(row.Scores.RightSigns)} | {Number(row.Scores.Slope)} | {Number(row.Scores.MeanRatio)} | {Number(row.Scores.RankCorrelation)} | {Number(row.Scores.MeanAbsoluteError)} | {Number(row.Scores.NoChangeError)} |\n");
        }

        text.Append('\n');
    }

    private static void Sectors(StringBuilder text, BacktestResult result)
    {
        text.Append("| sector | trade elasticity | cells | right signs, % | slope | realised over predicted | rank correlation | mean error | no change |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var s in result.Sectors)
            text.Append(CultureInfo.InvariantCulture, $"| {s.Sector} {s.Name} | {s.TradeElasticity:0.0} | {s.Scores.Calls} | {Percent(s.Scores.RightSigns)} | {Number(s.Scores.Slope)} | {Number(s.Scores.MeanRatio)} | {Number(s.Scores.RankCorrelation)} | {Number(s.Scores.MeanAbsoluteError)} | {Number(s.Scores.NoChangeError)} |\n");
        text.Append('\n');
    }

    private static void Sets(StringBuilder text, BacktestResult result)
    {
        text.Append("| episode | elasticities | basis | cells | right signs, % | slope | realised over predicted | rank correlation | mean error | no change | failed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var s in result.ElasticitySets.OrderBy(s => (s.Episode, s.Basis)).ThenBy(s => s.MeanAbsoluteError))
            text.Append(CultureInfo.InvariantCulture, $"| {s.Episode ?? "all"} | {s.Elasticities} | {s.Basis} | {s.Cells} | {Whole(100 * s.RightSigns)} | {Number(s.Slope)} | {Number(s.MeanRatio)} | {Number(s.RankCorrelation)} | {Precise(s.MeanAbsoluteError)} | {Precise(s.NoChangeError)} | {s.Failed} |\n");
        text.Append('\n');
    }

    private static IEnumerable<(EpisodeResult Episode, EpisodeRun Run, ScoreRow Row)> Rows(BacktestResult result) =>
        from episode in result.Episodes
        from run in episode.Runs
        from row in run.Scores
        select (episode, run, row);

    private static string Percent(Interval? value) => value is not { } v ? "–"
        : v is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{100 * v.Value:F0} [{100 * low:F0}, {100 * high:F0}]")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * v.Value:F0}");

    private static string Number(Interval? value) => value is not { } v ? "–" : v is { Low: { } low, High: { } high } ? $"{Number(v.Value)} [{Number(low)}, {Number(high)}]" : Number(v.Value);

    private static string Number(double? value) => value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    private static string Whole(double? value) => value is { } v ? v.ToString("F0", CultureInfo.InvariantCulture) : "–";

    private static string Precise(double? value) => value is { } v ? v.ToString("0.0000", CultureInfo.InvariantCulture).Replace('-', '−') : "–";
}
