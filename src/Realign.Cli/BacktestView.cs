using System.Globalization;
using Realign.Backtests;
using Realign.Models.Ensembles;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a backtest, in 80 columns; <c>record.md</c> has the rest.</summary>
internal static class BacktestView
{
    public static void Show(BacktestResult result, string? folder, IReadOnlyList<string> written)
    {
        foreach (var episode in result.Episodes) Terminal.Line($"{Markup.Escape(TrackRecord.LineOf(episode))}\n");
        Episodes(result);
        if (result.Episodes.Count == 1) Events(result);
        if (result.ElasticitySets.Select(s => s.Elasticities).Distinct().Count() > 1) Sets(result);
        string intervals = result.Draws > 0 ? $" Ranges are 5–95 % of {result.Draws} redraws of the markets, seed {result.Seed}." : "";
        Terminal.Line(Markup.Escape($"Cells: an importer, an exporter and a sector that the event touches. Errors in log points.{intervals} Elasticities: {result.Elasticities}."));
        if (result.Episodes.Count == 1)
        {
            Terminal.Line("\nWhat else happened:");
            foreach (string sentence in result.Episodes[0].AlsoHappened) Terminal.Line($"- {Markup.Escape(sentence)}");
        }

        if (folder is not null) Terminal.Line($"\nWritten to {Markup.Escape(folder)}: {Markup.Escape(string.Join(", ", written))}");
    }

    private static void Episodes(BacktestResult result)
    {
        var table = Table("by", "cells", "signs", "slope", "rank", "error", "no change", "trend");
        foreach (var episode in result.Episodes)
        {
            foreach (var run in episode.Runs)
            {
                string name = Markup.Escape($"{episode.Id} {run.After}");
                if (!run.Converged) table.AddRow(name, "not solved", "", "", "", "", "", "");
                else if (Plain(run) is { } s) table.AddRow(name, Whole(s.Calls), Percent(s.RightSigns), Number(s.Slope), Number(s.RankCorrelation), Number(s.MeanAbsoluteError), Number(s.NoChangeError), Number(s.TrendError));
            }
        }

        Terminal.Out.Write(table);
    }

    private static void Events(BacktestResult result)
    {
        var run = result.Episodes[0].Runs[^1];
        var table = Table($"group or event, {run.After}", "cells", "signs", "slope", "rank", "error", "no change");
        foreach (var row in run.Scores.Where(s => !s.Weighted))
            table.AddRow(Markup.Escape($"{row.Event ?? row.Group.ToString().ToLowerInvariant()}{(row.Basis == "plain" ? "" : ", relative")}"), Whole(row.Scores.Calls), Percent(row.Scores.RightSigns), Number(row.Scores.Slope), Number(row.Scores.RankCorrelation), Number(row.Scores.MeanAbsoluteError), Number(row.Scores.NoChangeError));
        Terminal.Out.Write(table);
    }

    private static void Sets(BacktestResult result)
    {
        var table = Table("elasticities (tariffs, relative)", "signs", "slope", "rank", "error", "no change");
        foreach (var s in result.ElasticitySets.Where(s => s is { Episode: null, Basis: "relative" }).OrderBy(s => s.MeanAbsoluteError))
            table.AddRow(Markup.Escape(s.Elasticities), Percent(s.RightSigns), Number(s.Slope), Number(s.RankCorrelation), Precise(s.MeanAbsoluteError), Precise(s.NoChangeError));
        Terminal.Out.Write(table);
    }

    private static ForecastScores? Plain(EpisodeRun run) => run.Scores.FirstOrDefault(s => s is { Event: null, Group: CellGroup.Direct, Basis: "plain", Weighted: false })?.Scores;

    private static Table Table(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(first) { NoWrap = true, Padding = new Padding(0) });
        foreach (string name in numbers) table.AddColumn(new TableColumn(name) { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(1, 0, 0, 0) });
        return table;
    }

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(Interval? value) => Percent(value?.Value);

    private static string Percent(double? value) => value is { } v ? string.Create(CultureInfo.InvariantCulture, $"{100 * v:F0} %") : "n/a";

    private static string Number(Interval? value) => Number(value?.Value);

    private static string Number(double? value) => value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') : "n/a";

    private static string Precise(double? value) => value is { } v ? v.ToString("0.0000", CultureInfo.InvariantCulture) : "n/a";
}
