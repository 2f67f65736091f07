namespace Realign.Reports.Html;

/// <summary>What economies gain from acting together.</summary>
internal static class CoalitionSection
{
    private const double Million = 1e6;

    public static Markup Write(ReportPage page)
    {
        if (page.Result.Coalition is not { Players.Count: > 0 } coalition) return Markup.Empty;
        var gains = coalition.Players.SelectMany(p => new[] { ("alone", p.Alone), ("together", p.Together), ("from the others' joining", p.FromOthers) }.Select(x => new IntervalPlot.Row(
            $"{page.Result.EconomyName(p.Economy)}, {x.Item1}", x.Item2, FigureText.Bare(x.Item2, "fraction"), IsMain: x.Item1 == "together"))).ToList();
        var shapley = coalition.Players.Select(p => new IntervalPlot.Row(page.Result.EconomyName(p.Economy), p.Shapley, FigureText.Bare(p.Shapley, Million, "N0"))).ToList();
        return ReportPage.Part("together", "Acting together", Markup.Of($"""
            {ReportPage.Paragraph($"{coalition.Title}. All together gain {FigureText.Signed(coalition.Joint, "USD")} a year.")}
            {page.Figure(
                $"Welfare of each when it acts alone, when all act, and what the others' joining adds when it acts. {page.Ranges}",
                IntervalPlot.Draw("Welfare, change, %", gains, 100),
                page.Table("coalition-players"))}
            {page.Figure(
                $"What each adds to the joint gain, averaged over the orders in which they may join (Shapley value). {page.Ranges}",
                IntervalPlot.Draw("Contribution to the joint gain, m USD a year", shapley, 1 / Million),
                page.Table("coalition-subsets"))}
            """));
    }
}
