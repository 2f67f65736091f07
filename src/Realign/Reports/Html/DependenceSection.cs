using Realign.Dependence;
using Realign.Models.Ensembles;

namespace Realign.Reports.Html;

/// <summary>How the economy depends on the partners that the case is about, before and after the main scenario.</summary>
internal static class DependenceSection
{
    private const int Listed = 8;
    private const string Fraction = "fraction";

    private static readonly string[] _shown = ["export_share", "import_share", "value_added_share", "demand_share", "input_reliance", "cost_share", "extraction_loss"];

    public static Markup Write(ReportPage page) =>
        ReportPage.Part("dependence", "Who depends on whom", Markup.Join(page.Result.Dependence.Select(d => Markup.Join([Markup.Of($"<h3>On {Partner(page, d)}</h3>\n"), Measures(page, d), Exit(page, d), Sectors(page, d)]))));

    private static string Partner(ReportPage page, DependenceResult d) => page.Name(d.Partner!.Members[0]);

    private static string Ranges(DependenceResult d) => d.Draws > 0 ? $"Lines and brackets are 5–95 % ranges of {d.Draws} draws." : "Central values; nothing was drawn.";

    private static Markup Measures(ReportPage page, DependenceResult d)
    {
        string partner = Partner(page, d);
        var shown = d.Measures.Where(m => _shown.Contains(m.Id) && m is { Before: not null, After: not null }).ToList();
        if (shown.Count == 0) return Markup.Empty;
        return Markup.Join(
        [
            ReportPage.Paragraph(Sentence(page, d, shown)),
            page.Figure(
                $"How {page.Economy} depends on {partner}, before (ring) and after (dot) the main scenario, by several measures; each answers another question. {Ranges(d)}",
                IntervalPlot.Draw($"Dependence on {partner}, %", [.. shown.Select(m => new IntervalPlot.Row(m.Name, m.After!.Value, $"{FigureText.Level(m.Before!.Value.Value is var b ? Interval.Point(b) : default, 0.01)} → {FigureText.Level(m.After.Value, 0.01)}", m.Before.Value.Value))], 100),
                page.Table("dependence").Where("partner", d.Partner!.Members[0]).Select("measure", "name", "before", "before_low", "before_high", "after", "after_low", "after_high", "change", "change_low", "change_high", "missing")),
        ]);
    }

    /// <summary>Which way the shares of trade and of income move.</summary>
    private static string Sentence(ReportPage page, DependenceResult d, List<MeasureResult> shown)
    {
        string partner = Partner(page, d);
        string Moves(string id, string what) => shown.Find(m => m.Id == id) is { Change: { } change } m
            ? $"{what} {(Answer.IsSettled(change) ? $"{(change.Value >= 0 ? "rises" : "falls")} from {FigureText.Level(Interval.Point(m.Before!.Value.Value), 0.01)} % by {FigureText.Bare(change, Fraction)} points" : $"({FigureText.Level(Interval.Point(m.Before!.Value.Value), 0.01)} % before) moves either way, {FigureText.Bare(change, Fraction)} points")}"
            : "";
        return $"{EconomyText.Upper(string.Join("; ", ((string[])[Moves("export_share", $"the share of {partner} in exports"), Moves("import_share", $"its share in imports"), Moves("value_added_share", $"the part of GDP that its demand pays for")]).Where(t => t.Length > 0)))}.";
    }

    private static Markup Exit(ReportPage page, DependenceResult d)
    {
        var costs = d.Measures.Where(m => m.Id.StartsWith("exit_cost", StringComparison.Ordinal) && m.Before is not null).ToList();
        if (costs.Count == 0) return Markup.Empty;
        string partner = Partner(page, d);
        return ReportPage.Paragraph($"If all trade with {partner} stopped: {string.Join("; ", costs.Select(m => $"{m.Name.Replace(" if trade stops", "", StringComparison.Ordinal)} {FigureText.Bare(m.Before!.Value, Fraction)} % today{(m.After is { } after ? $", {FigureText.Bare(after, Fraction)} % after the scenario" : "")}"))}.");
    }

    private static Markup Sectors(ReportPage page, DependenceResult d)
    {
        string partner = Partner(page, d);
        static MeasureResult? Of(SectorMeasures s, string id) => s.Measures.FirstOrDefault(m => m.Id == id && m.Before is not null);
        var exposed = d.Sectors.Where(s => Of(s, "value_added_share") is not null).OrderByDescending(s => Of(s, "value_added_share")!.Before!.Value.Value).Take(Listed).ToList();
        if (exposed.Count == 0) return Markup.Empty;
        return page.Figure(
            $"The sectors of {page.Economy} whose value added hangs most on demand of {partner}, whatever route it takes: before (ring) and after (dot) the main scenario. {Ranges(d)}",
            IntervalPlot.Draw($"Value added that demand of {partner} absorbs, % of the sector's", [.. exposed.Select(s =>
            {
                var m = Of(s, "value_added_share")!;
                var after = m.After ?? m.Before!.Value;
                return new IntervalPlot.Row(s.Name, after, $"{FigureText.Level(Interval.Point(m.Before!.Value.Value), 0.01)} → {FigureText.Level(after, 0.01)}", m.Before.Value.Value);
            })], 100),
            page.Table("dependence-sectors").Where("partner", d.Partner!.Members[0]).Where("measure", "value_added_share").Select("sector", "sector_name", "before", "after", "after_low", "after_high"));
    }
}
