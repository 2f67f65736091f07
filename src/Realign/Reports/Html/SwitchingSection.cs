using Realign.Models.Ensembles;
using Realign.Products.Switching;

namespace Realign.Reports.Html;

/// <summary>Who could sell instead, product by product.</summary>
internal static class SwitchingSection
{
    private const int Listed = 15;

    public static Markup Write(ReportPage page)
    {
        if (page.Result.Switching is not { } s) return Markup.Empty;
        string ranges = s.Draws > 0 ? $"Central elasticities; lines and brackets are 5–95 % ranges of {s.Draws} draws." : "Central elasticities; nothing was drawn.";
        return ReportPage.Part("switching", "Who could sell instead", Markup.Join(
        [
            ReportPage.Paragraph(SwitchingText.Outcome(s)),
            ReportPage.Paragraph($"{SwitchingText.Coverage(s)} {SwitchingText.Check(s)}"),
            page.Figure(
                $"What becomes of the volume that is refused, at the prices before. {ranges}",
                IntervalPlot.Draw("bn USD", [.. Rows(s)], 1e-9),
                page.Table("switching-total")),
            page.Figure(
                $"The {Math.Min(Listed, s.Products.Count)} products of which most is refused: the part that {SwitchingText.Group(s)} could supply at most {DebtText.Percent(s.Within)} dearer, with the volume lost. {ranges}",
                IntervalPlot.Draw($"Part that {SwitchingText.Group(s)} could supply, %", [.. s.Products.Where(p => p.Coverage is not null).Take(Listed).Select(Row)], 100),
                Top(page.Table("switching-products")).Select("product", "name", "share_before", "lost_volume", "price_rise", "price_rise_low", "price_rise_high", "coverage", "coverage_low", "coverage_high", "rise_needed", "largest_gainer")),
            page.Figure(
                "The sum over products beside the same event in general equilibrium, where incomes and all prices move. They agree when the sign is the same and neither is more than five times the other.",
                s.GeneralEquilibrium is { } check
                    ? IntervalPlot.Draw("Change, bn USD: products (dot), general equilibrium (ring)", [.. check.Lines.Select(l => new IntervalPlot.Row(l.Name, Interval.Point(l.Products), $"{FigureText.Billions(l.Products)}, {FigureText.Billions(l.General)}: {(l.Agrees ? "agree" : "disagree")}", l.General))], 1e-9)
                    : Markup.Empty,
                page.Table("switching-check")),
        ]));
    }

    private static IEnumerable<IntervalPlot.Row> Rows(SwitchingResult s)
    {
        IntervalPlot.Row Of(string label, SwitchingFigure f, bool isMain = false) => new(label, SwitchingText.Interval(f), FigureText.Level(SwitchingText.Interval(f)), IsMain: isMain);
        yield return Of("refused", s.Total.LostVolume, isMain: true);
        yield return Of($"replaced by {SwitchingText.Group(s)}", s.Total.ReplacedByGroup);
        yield return Of("replaced by everyone else abroad", s.Total.ReplacedByOthers);
        yield return Of("not bought abroad any more", s.Total.NotReplaced);
        yield return Of($"{SwitchingText.Group(s)} could supply at most {DebtText.Percent(s.Within)} dearer", s.Total.Coverable);
    }

    private static IntervalPlot.Row Row(ProductSwitchResult p)
    {
        var coverage = SwitchingText.Interval(p.Coverage!.Value);
        return new(SwitchingText.Name(p), coverage, $"{FigureText.Level(coverage, 0.01)} of {FigureText.Size(p.Figures.LostVolume.Value, "USD")}");
    }

    private static ReportTable Top(ReportTable table) => table with { Rows = [.. table.Rows.Take(Listed)] };
}
