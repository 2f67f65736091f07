using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Worlds;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>The tables of a run, in 80 columns.</summary>
internal static class RunView
{
    private const int Listed = 8;
    private const int LongestName = 22;

    public static void Show(RunResult result, Scenario scenario, World world, bool all)
    {
        Heading(result, scenario);
        foreach (string code in scenario.Focus) Focus(result, world, code);
        Ranking(result, all);
        Footnotes(result);
    }

    private static void Heading(RunResult result, Scenario scenario)
    {
        Terminal.Line($"[bold]{Markup.Escape(result.Scenario.Name)}[/]");
        if (scenario.Question is { } question) Terminal.Line(Markup.Escape(question));
        Terminal.Line();
        string at = result.Scenario.At is { } day ? $"at {day}, " : "";
        Terminal.Line($"{at}{result.World.Name} ({result.World.Economies} economies, {result.World.Sectors} sectors, {result.World.Hash[..12]})");
        Terminal.Line($"closure {result.Closure}, elasticities {Markup.Escape(result.Elasticities)}");
        foreach (var e in result.Scenario.Events)
            Terminal.Line($"  {(e.InForce ? "•" : "○ not yet in force:")} {Markup.Escape($"{e.Id}: {e.Description}{(e.Date is { } date ? $", {date}" : "")}")}");
        Terminal.Line($"solved to {result.MaxResidual:0.0e+0} in {result.Iterations} iterations, {result.SolveMilliseconds:0} ms{(result.BaselineSolved ? "; the baseline was solved first" : "")}");
        if (result.Draws > 0) Terminal.Line($"{result.Draws} draws, seed {result.Seed}, {result.DrawsFailed} failed; [[5 %, 95 %]] in brackets");
    }

    private static void Focus(RunResult result, World world, string code)
    {
        var e = result.Economies!.Single(x => x.Code == code);
        Terminal.Line();
        Terminal.Line($"[bold]{Markup.Escape(e.Name)}[/]");
        var summary = Table("%", "change");
        summary.AddRow("welfare", Bracketed(e.Welfare));
        summary.AddRow("  terms of trade (first order)", Bracketed(e.TermsOfTrade));
        summary.AddRow("  volume of trade (first order)", Bracketed(e.VolumeOfTrade));
        summary.AddRow("  everything else", Bracketed(e.OtherWelfare));
        summary.AddRow("real wage", Bracketed(e.RealWage));
        summary.AddRow("consumer prices (world value added = 1)", Bracketed(e.PriceIndex));
        if (e.WelfareAtOldTastes != e.Welfare) summary.AddRow("welfare, old tastes kept", Figures.Percent(e.WelfareAtOldTastes));
        Terminal.Out.Write(summary);
        var trade = Table("bn USD", "before", "after", "change", "%");
        Row(trade, "goods exports", e.GoodsExports);
        Row(trade, "goods imports", e.GoodsImports);
        Row(trade, "tariff revenue", e.TariffRevenue);
        Row(trade, "exports, services too", e.Exports);
        Row(trade, "imports, services too", e.Imports);
        Terminal.Out.Write(trade);
        Balances(result, world, code);
        Sectors(result, world, code);
    }

    private static void Balances(RunResult result, World world, string code)
    {
        var own = result.Balances!.Where(b => b.Economy == code).ToList();
        var table = Table("goods balance, bn USD", "before", "after", "change");
        foreach (var b in own.OrderByDescending(b => Math.Abs(b.Goods.After - b.Goods.Before)).Take(Listed))
            table.AddRow(Name(world.Economies[world.EconomyIndex(b.Partner)].Name), Figures.Billions(b.Goods.Before), Figures.Billions(b.Goods.After), Figures.Change(b.Goods.After - b.Goods.Before));
        table.AddRow("all partners", Figures.Billions(own.Sum(b => b.Goods.Before)), Figures.Billions(own.Sum(b => b.Goods.After)), Figures.Change(own.Sum(b => b.Goods.After - b.Goods.Before)));
        Terminal.Out.Write(table);
    }

    private static void Sectors(RunResult result, World world, string code)
    {
        var table = Table("value added, bn USD", "before", "after", "change", "%");
        foreach (var s in result.Sectors!.Where(s => s.Economy == code).OrderByDescending(s => Math.Abs(s.ValueAdded.After - s.ValueAdded.Before)).Take(Listed))
            Row(table, world.Sectors[world.SectorIndex(s.Sector)].Name, s.ValueAdded);
        Terminal.Out.Write(table);
    }

    private static void Ranking(RunResult result, bool all)
    {
        Terminal.Line();
        bool draws = result.Draws > 0;
        var ranked = result.Economies!.OrderByDescending(e => e.Welfare.Value).ToList();
        var shown = all || ranked.Count <= 2 * Listed ? ranked : [.. ranked.Take(Listed), .. ranked.TakeLast(Listed)];
        var table = draws ? Table("%", "welfare", "real wage", "prices") : Table("%", "welfare", "real wage", "terms", "volume", "prices", "exports");
        for (int r = 0; r < shown.Count; r++)
        {
            if (shown.Count < ranked.Count && r == Listed) table.AddRow([.. Enumerable.Repeat("…", table.Columns.Count)]);
            var e = shown[r];
            string name = Name(e.Name) + (e.DonatedCoefficients ? " *" : "");
            if (draws) table.AddRow(name, Bracketed(e.Welfare), Bracketed(e.RealWage), Figures.Percent(e.PriceIndex.Value));
            else
                table.AddRow(
                    name, Figures.Percent(e.Welfare.Value), Figures.Percent(e.RealWage.Value), Figures.Percent(e.TermsOfTrade.Value), Figures.Percent(e.VolumeOfTrade.Value),
                    Figures.Percent(e.PriceIndex.Value), Figures.Percent((e.GoodsExports.After / e.GoodsExports.Before) - 1));
        }

        Terminal.Line(shown.Count < ranked.Count ? $"[bold]Everyone[/], most and least welfare (all {ranked.Count} with --all)" : "[bold]Everyone[/], by welfare");
        Terminal.Out.Write(table);
    }

    private static void Footnotes(RunResult result)
    {
        if (result.Economies!.Any(e => e.DonatedCoefficients)) Terminal.Line("* leans on another economy's input coefficients ('world info --economy CODE')");
        Terminal.Line("Long-run effects, once trade has adjusted. World value added is the numéraire.");
        Terminal.Line("Terms and volume of trade are first-order; everything else is what they leave of the exact change.");
        foreach (var record in result.Record) Terminal.Line(Markup.Escape(record.Line));
    }

    private static void Row(Table table, string name, BeforeAfter value) =>
        table.AddRow(Markup.Escape(name), Figures.Billions(value.Before), Figures.Billions(value.After), Figures.Change(value.After - value.Before), value.Before == 0 ? "" : Figures.Percent((value.After / value.Before) - 1));

    /// <summary>A name that keeps its row on one line.</summary>
    private static string Name(string name) => Markup.Escape(name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd(' ', ',') + "…");

    private static string Bracketed(Interval interval) => Markup.Escape(Figures.Percent(interval));

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }
}
