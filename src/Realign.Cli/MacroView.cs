using System.Globalization;
using Realign.PublicFinance.Macro;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What there is in a macro file, in 80 columns.</summary>
internal static class MacroView
{
    private const int Publisher = 24, Disputes = 12;

    public static void Summary(MacroData data)
    {
        var table = Table("economy", "figures", "from", "to", "disputed", "missing");
        foreach (string economy in data.Economies)
        {
            var own = data.Figures.Where(f => f.Economy == economy).ToList();
            table.AddRow(economy, Number(own.Count), own.Min(f => f.Period)![..4], own.Max(f => f.Period)![..4], Number(data.Disputed(economy).Count()), Number(data.Missing(economy).Count));
        }

        Terminal.Out.Write(table);
        Terminal.Line($"{data.Figures.Count} figures, {data.Figures.Count(f => f.IsProjection)} of them projections, which are kept and not used.");
    }

    public static void Economy(MacroData data, string economy)
    {
        Terminal.Line($"[bold]{Markup.Escape(economy)}[/]");
        var table = Table("indicator", "latest", "unit", "period", "publisher");
        foreach (var indicator in MacroIndicator.All)
            foreach (Government? government in indicator.OfGovernment ? (Government?[])[Government.Central, Government.General] : [null])
                if (data.Latest(economy, indicator.Id, government) is { } f)
                    table.AddRow(Markup.Escape(indicator.Id + (government is { } g ? g == Government.Central ? " (central)" : " (general)" : "")), Value(f.Value), Markup.Escape(Short(f.Unit)), f.Period, Markup.Escape(Cut(f.Publisher)));
        Terminal.Out.Write(table);
        var disputed = data.Disputed(economy).Where(g => Spread(g) > 0).ToList();
        if (disputed.Count > 0)
        {
            Terminal.Line("[bold]Disputed[/]: the first is used");
            foreach (var group in disputed.OrderByDescending(g => g[0].Year).Take(Disputes))
                Terminal.Line(Markup.Escape($"  {group[0].Indicator.Id} {group[0].Year}: {string.Join(" | ", group.Select(f => $"{Value(f.Value)} ({Cut(f.Publisher)}{(f.IsProjection ? ", projection" : "")})"))}"));
            if (disputed.Count > Disputes) Terminal.Line($"  and {disputed.Count - Disputes} more");
        }

        Terminal.Line();
        Terminal.Line(Markup.Escape($"Missing: {string.Join(", ", data.Missing(economy).DefaultIfEmpty("nothing"))}"));
    }

    private static double Spread(IReadOnlyList<MacroFigure> group) => group.Max(f => f.Units) - group.Min(f => f.Units);

    private static string Short(string unit) => unit.Replace("percent", "%", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= Publisher ? text : text[..(Publisher - 1)].TrimEnd() + "…";

    private static string Value(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns) table.AddColumn(new TableColumn(column) { Alignment = table.Columns.Count is 1 ? Justify.Right : Justify.Left, Padding = new Padding(0, 0, 1, 0) });
        return table;
    }
}
