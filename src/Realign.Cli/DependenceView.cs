using System.Globalization;
using Realign.Dependence;
using Realign.Models.Ensembles;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a dependence, in 80 columns.</summary>
internal static class DependenceView
{
    private const int Listed = 10, Longest = 26, LongestBesideRanges = 22;

    public static void Show(DependenceResult r)
    {
        string subject = Markup.Escape(r.Subject.Label);
        Terminal.Line(r.Partner is { } partner ? $"[bold]{subject}: dependence on {Markup.Escape(partner.Label)}[/]" : $"[bold]{subject}: dependence by partner[/]");
        Head(r.World, r.Scenario, r.Draws > 0 ? $"; {r.Draws} draws, seed {r.Seed}, {r.DrawsFailed} failed: medians with 5–95 % ranges" : "");
        if (r.Partner is null) Partners(r);
        else Pair(r);
        Notes(r);
    }

    public static void Show(ExportResult r)
    {
        Terminal.Line($"[bold]Exports of {Markup.Escape(r.Exporter.Label)}{(r.Importer is { } i ? $" to {Markup.Escape(i.Label)}" : "")}, decomposed[/]");
        Head(r.World, r.Scenario, $"; {r.Approach}-based{(r.Scenario is null ? "" : ", after the scenario")}");
        var total = Table("bn USD", "", "% of exports");
        void Add(string name, double value) => total.AddRow(name, Figures.Billions(value), Number(100 * value / r.Total.GrossExports, "0.0"));
        Add("domestic value added", r.Total.DomesticValueAdded);
        Add("  absorbed abroad", r.Total.AbsorbedAbroad);
        Add("    by the importer itself", r.Total.DirectlyAbsorbed);
        Add("  comes home", r.Total.Reflection);
        Add("domestic double counting", r.Total.DomesticDoubleCounting);
        Add("foreign value added", r.Total.ForeignValueAdded);
        Add("foreign double counting", r.Total.ForeignDoubleCounting);
        Add("gross exports", r.Total.GrossExports);
        Add("of which in value chains", r.Total.ValueChainTrade);
        Add("  backward", r.Total.Backward);
        Add("  forward", r.Total.Forward);
        Terminal.Out.Write(total);
        if (r.Importer is null || r.Importers.Count > 1) Terms("by importer", r.Importers);
        Terms("by sector", r.Sectors);
        Terminal.Line(Markup.Escape($"Absorbed by: {Places(r.AbsorbedBy)}."));
        Terminal.Line(Markup.Escape($"Foreign value added made in: {Places(r.MadeIn)}."));
    }

    private static void Head(DependenceWorld world, DependenceScenario? scenario, string more)
    {
        if (scenario is not null) Terminal.Line(Markup.Escape($"{scenario.Name}{(scenario.At is { } at ? $", events in force on {at}" : "")}"));
        Terminal.Line(Markup.Escape($"World {world.Name}, {world.Year}{more}."));
    }

    private static void Pair(DependenceResult r)
    {
        bool after = r.Scenario is not null;
        var table = after ? Table("%", "before", "after", "change") : Table("%", "");
        foreach (var m in r.Measures)
        {
            string name = Markup.Escape(m.Name);
            string Text(Interval? value, bool change = false) => value is { } v ? Markup.Escape(Range(v, m.Id, change)) : m.Missing is null ? "" : "missing";
            if (after) table.AddRow(name, Text(Middle(m.Before)), Text(Middle(m.After)), Text(m.Change, change: true));
            else table.AddRow(name, Text(m.Before));
        }

        Terminal.Out.Write(table);
        if (after && r.Draws > 0) Terminal.Line("The change is drawn too: its median need not be the difference of the medians.");
        foreach (var m in r.Measures.Where(m => m.Missing is not null)) Terminal.Line(Markup.Escape($"Missing: {m.Name}: {m.Missing}."));
        Sectors(r, "sells", "value_added_share", "export_share", "exports to the partner", s => s.ExportsToPartner);
        Sectors(r, "buys", "input_reliance", "input_share", "imports of its product", s => s.ImportsFromPartner);
    }

    /// <summary>The sectors most exposed as sellers, or as buyers.</summary>
    private static void Sectors(DependenceResult r, string side, string main, string other, string trade, Func<SectorMeasures, double> flow)
    {
        bool after = r.Scenario is not null;
        var ranked = r.Sectors.Where(s => Value(s.Measures, main) is not null).OrderByDescending(s => Value(s.Measures, main)).Take(Listed).ToList();
        if (ranked.Count == 0) return;
        Terminal.Line();
        Terminal.Line(side == "sells"
            ? "[bold]Most exposed as sellers[/]: % of value added absorbed there, % of exports"
            : "[bold]Most exposed as buyers[/]: % of inputs of all tiers, % of inputs bought");
        string[] columns = after ? ["sector", side == "sells" ? "absorbed" : "all tiers", "after", "change", side == "sells" ? "exports" : "bought", "bn USD"] : ["sector", side == "sells" ? "absorbed" : "all tiers", side == "sells" ? "exports" : "bought", "bn USD"];
        var table = Table(columns);
        foreach (var s in ranked)
        {
            var (first, second) = (s.Measures.First(m => m.Id == main), s.Measures.First(m => m.Id == other));
            string Text(Interval? value, bool change = false) => value is { } v ? Markup.Escape(Range(v, main, change)) : "–";
            string name = Markup.Escape(Short(s.Name, after ? LongestBesideRanges : Longest)), money = Figures.Billions(flow(s));
            if (after) table.AddRow(name, Text(first.Before), Text(Middle(first.After)), Text(first.Change, change: true), Text(second.Before), money);
            else table.AddRow(name, Text(first.Before), Text(second.Before), money);
        }

        Terminal.Out.Write(table);
        Terminal.Line(Markup.Escape($"bn USD: {trade}, before."));
    }

    private static void Partners(DependenceResult r)
    {
        bool after = r.Scenario is not null;
        var table = after ? Table("%", "exports", "GDP", "after", "inputs", "after", "exit, long", "after") : Table("%", "exports", "imports", "GDP", "inputs", "cost", "lost", "long", "short");
        foreach (var p in r.Partners.Take(2 * Listed))
        {
            string Text(string id, bool then = false) => p.Measures.First(m => m.Id == id) is var m && Middle(then ? m.After : m.Before) is { } v ? Markup.Escape(Range(v, id)) : "–";
            string name = Markup.Escape(after ? p.Code : Short(p.Name, 20));
            if (after) table.AddRow(name, Text("export_share"), Text("value_added_share"), Text("value_added_share", true), Text("input_reliance"), Text("input_reliance", true), Text("exit_cost_long_run"), Text("exit_cost_long_run", true));
            else table.AddRow(name, Text("export_share"), Text("import_share"), Text("value_added_share"), Text("input_reliance"), Text("cost_share"), Text("extraction_loss"), Text("exit_cost_long_run"), Text("exit_cost_short_run"));
        }

        Terminal.Out.Write(table);
        Terminal.Line(after
            ? "GDP: absorbed by the partner's final demand; inputs: of all tiers, made by it; exit: welfare if trade stops, long run."
            : "exports, imports: share of the partner; GDP: absorbed by its final demand; inputs: of all tiers, made by it; cost: of production, earned by it; lost: of GDP, if trade is taken out and nothing adjusts; long, short: welfare if trade stops and everyone adjusts.");
    }

    private static void Notes(DependenceResult r)
    {
        Terminal.Line();
        Terminal.Line(Markup.Escape($"Short run: trade elasticities at {Number(100 * r.ShortRunShare, "0")} % of the long run's."));
        string[] donated = [.. r.Subject.DonatedCoefficients.Concat(r.Partner?.DonatedCoefficients ?? [])];
        if (donated.Length > 0) Terminal.Line(Markup.Escape($"Input coefficients are another economy's for {string.Join(", ", donated)}."));
    }

    private static void Terms(string title, IReadOnlyList<ExportTermsResult> rows)
    {
        Terminal.Line();
        var table = Table(title, "bn USD", "own %", "home %", "foreign %", "double %", "chains %");
        foreach (var t in rows.Where(t => t.GrossExports > 0).Take(Listed))
        {
            string Share(double value) => Number(100 * value / t.GrossExports, "0.0");
            table.AddRow(Markup.Escape(Short(t.Name)), Figures.Billions(t.GrossExports), Share(t.AbsorbedAbroad), Share(t.Reflection), Share(t.ForeignValueAdded), Share(t.DomesticDoubleCounting + t.ForeignDoubleCounting), Share(t.ValueChainTrade));
        }

        Terminal.Out.Write(table);
    }

    private static string Places(IReadOnlyList<ExportPlace> places)
    {
        double all = places.Sum(p => p.Value);
        return string.Join(", ", places.Take(6).Select(p => $"{p.Code} {Number(100 * p.Value / all, "0.0")} %"));
    }

    /// <summary>Without its range, which has no room; it is in the JSON and the CSV.</summary>
    private static Interval? Middle(Interval? value) => value is { } v ? Interval.Point(v.Value) : null;

    private static double? Value(IReadOnlyList<MeasureResult> measures, string id) => measures.First(m => m.Id == id).Before?.Value;

    /// <summary>In percent, but for concentration, which is an index; changes and welfare with their sign.</summary>
    private static string Range(Interval v, string id, bool change = false)
    {
        bool index = id.EndsWith("concentration", StringComparison.Ordinal), signed = change || id.StartsWith("exit", StringComparison.Ordinal);
        string Text(double x)
        {
            double scaled = index ? x : 100 * x;
            string format = index ? "0.000" : Math.Abs(scaled) >= 10 ? "0.0" : "0.00";
            string size = Number(Math.Abs(scaled), format);
            bool nothing = size.All(c => c is '0' or '.');
            return nothing ? size : scaled < 0 ? $"−{size}" : signed ? $"+{size}" : size;
        }

        return v is { Low: { } low, High: { } high } ? $"{Text(v.Value)} [{Text(low)}, {Text(high)}]" : Text(v.Value);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Short(string name, int longest = Longest)
    {
        if (name.Length > longest && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket) name = name[..bracket];
        return name.Length <= longest ? name : $"{name[..(longest - 1)].TrimEnd()}…";
    }

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, Padding = new Padding(0, 0, 1, 0) });
        return table;
    }
}
