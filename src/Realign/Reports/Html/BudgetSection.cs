using System.Globalization;
using Realign.Models.Ensembles;
using Realign.PublicFinance;
using Realign.PublicFinance.External;

namespace Realign.Reports.Html;

/// <summary>What the scenarios do to the budget, to the debt and to the capacity to pay.</summary>
internal static class BudgetSection
{
    private const double Billion = 1e9;
    private const string Fraction = "fraction";

    public static Markup Write(ReportPage page)
    {
        if (page.Result.Debt is not { Scenarios.Count: > 0 } debt || debt.Scenarios.FirstOrDefault(s => s.Id == page.Main.Id) is not { } main) return Markup.Empty;
        return ReportPage.Part("budget", "Budget, debt and capacity to pay", Markup.Join(
        [
            ReportPage.Paragraph($"{DebtText.Budget(debt, main)} {DebtText.Capacity(main)}"),
            Lines(page, main),
            Totals(page, debt),
            Capacity(page, main),
            ReportPage.Paragraph(DebtText.Debt(debt, main)),
            Fan(page, debt, main),
            Stress(page, debt),
            Accounts(page, debt, main),
            Basis(debt),
        ]));
    }

    private static string Ranges(DebtScenarioResult scenario) => scenario.Draws > 0 ? $"Central values; lines and brackets are 5–95 % ranges of {scenario.Draws} draws." : "Central values; nothing was drawn.";

    private static Markup Lines(ReportPage page, DebtScenarioResult main) => page.Figure(
        $"Effect of the main scenario on the budget balance of {page.Economy}, line by line; a plus improves it. Ranges of lines do not add up to that of the total. {Ranges(main)}",
        IntervalPlot.Draw("Budget balance, change, % of GDP a year", [.. main.Budget.Where(l => l.Value is not null).Select(l => Row(l.Name, DebtText.Interval(l), l.Id == "total"))], 100),
        page.MainTable("budget").Select("line", "name", "value", "value_low", "value_high", "usd", "share_of_total", "missing"));

    private static Markup Totals(ReportPage page, DebtResult debt)
    {
        if (debt.Scenarios.Count < 2) return Markup.Empty;
        var titles = page.Result.Scenarios.ToDictionary(s => s.Id, s => s.Title);
        return page.Figure(
            $"Effect on the budget balance by scenario. {Ranges(debt.Scenarios[0])}",
            IntervalPlot.Draw("Budget balance, change, % of GDP a year", [.. debt.Scenarios.Select(s => Row(titles[s.Id], DebtText.Total(s), s.Id == page.Main.Id))], 100),
            page.Table("budget").Where("line", "total").Select("scenario", "value", "value_low", "value_high", "usd"));
    }

    private static IntervalPlot.Row Row(string label, Interval value, bool isMain) => new(label, value, FigureText.Bare(value, Fraction), IsMain: isMain);

    private static Markup Capacity(ReportPage page, DebtScenarioResult main)
    {
        var known = main.Capacity.Where(c => c.Ratio is not null).ToList();
        var unknown = main.Capacity.Where(c => c.Ratio is null).ToList();
        if (known.Count == 0) return Markup.Empty;
        return Markup.Join(
        [
            page.Figure(
                $"Capacity to pay after the main scenario (dot) relative to before (ring), by definition; a claim that it doubles needs 2. {Ranges(main)}",
                IntervalPlot.Draw("Capacity after, times that before", [.. known.Select(c => new IntervalPlot.Row(c.Name, new Interval(c.Ratio!.Value, c.Low, c.High), Times(c.Ratio.Value, c.Low, c.High), 1))], 1),
                page.MainTable("capacity").Select("measure", "name", "unit", "before", "after", "ratio", "ratio_low", "ratio_high", "doubles", "needs")),
            ReportPage.Bullets([.. known.Select(c => $"{EconomyText.Upper(c.Name)}: doubling takes {c.Needs}."), .. unknown.Select(c => $"{EconomyText.Upper(c.Name)} cannot be judged: {(c.Before is null ? $"{c.Needs}" : $"doubling takes {c.Needs}")}.")]),
        ]);
    }

    private static string Times(double value, double? low, double? high)
    {
        static string Text(double x) => x.ToString("0.000", CultureInfo.InvariantCulture);
        return low is { } l && high is { } h ? $"{Text(value)} [{Text(l)}, {Text(h)}]" : Text(value);
    }

    private static Markup Fan(ReportPage page, DebtResult debt, DebtScenarioResult main)
    {
        Markup Panel(string title, FanResult fan) => LinePlot.Draw(
            title,
            [.. fan.Years.Select(y => $"{debt.Year + y.Year}")],
            [.. fan.Years.Select(y => new Interval(y.P50, y.P5, y.P95))],
            100,
            v => FigureText.Level(v, 0.01));
        return page.Figure(
            $"Debt of the {debt.Government} government of {page.Economy} under shocks: medians and 5–95 % bands of {debt.Paths.ToString("N0", CultureInfo.InvariantCulture)} paths, the same shocks in both panels. {EconomyText.Upper(debt.Shocks)}.",
            Markup.Of($"<div class=\"panels\">{Markup.Join([Panel("Without the scenario, % of GDP", debt.Fan), Panel("With the main scenario, % of GDP", main.Fan)])}</div>"),
            page.Table("debt-fan"));
    }

    private static Markup Stress(ReportPage page, DebtResult debt)
    {
        if (debt.StressTests.Count == 0) return Markup.Empty;
        int year = debt.Year + debt.Years;
        IntervalPlot.Row Bar(string label, double value, bool isMain = false) => new(label, Interval.Point(value), FigureText.Level(Interval.Point(value), 0.01), IsMain: isMain);
        return page.Figure(
            $"Debt in {year} under stress, in the manner of the IMF's framework for market-access countries, without any scenario.",
            IntervalPlot.Draw($"Debt in {year}, % of GDP", [Bar("if things go on", debt.Path[^1].Debt, isMain: true), .. debt.StressTests.Select(t => Bar(t.Description, t.Debt[^1]))], 100),
            page.Table("debt-stress"));
    }

    private static Markup Accounts(ReportPage page, DebtResult debt, DebtScenarioResult main)
    {
        if (debt.External is not { } external) return Markup.Empty;
        var known = DebtTables.Accounts(external).Where(a => a.Usd is not null).ToList();
        string missing = string.Join(", ", DebtTables.Accounts(external).Where(a => a.Usd is null).Select(a => a.Account));
        return Markup.Join(
        [
            ReportPage.Paragraph("A trade deficit is no fiscal deficit. What everyone but the government saves beyond what it invests, and the budget balance, add up to the current account; so one deficit can close without the other, if private saving or investment gives way:"),
            ReportPage.Bullets([.. external.Exercises.Append(main.Identity).Select(Exercise)]),
            page.Figure(
                $"The external accounts of {page.Economy} in {external.Year}, and the balances of saving that go with them. Goods and services are the world's; income is the rest of the current account.{(missing.Length > 0 ? $" Missing: {missing}." : "")}",
                IntervalPlot.Draw("bn USD", [.. known.Select(a => new IntervalPlot.Row(a.Account, Interval.Point(a.Usd!.Value), FigureText.Billions(a.Usd.Value), IsMain: a.Account == "current account"))], 1 / Billion),
                page.Table("external-accounts")),
        ]);
    }

    private static string Exercise(BalanceExercise x) =>
        $"{EconomyText.Upper(x.Name)}: trade balance {FigureText.Signed(x.TradeBalance, Fraction)}, budget {FigureText.Signed(x.Budget, Fraction)} of GDP; private saving less investment then changes by {FigureText.Signed(x.Private, Fraction)} of GDP.";

    private static Markup Basis(DebtResult debt)
    {
        string[] assumed = [.. debt.Inputs.Where(i => i.Assumed).Select(i => $"{EconomyText.Upper(i.Name)}: {i.Value.ToString("0.##", CultureInfo.InvariantCulture)} {i.Unit}: {i.Source}.")];
        return assumed.Length == 0 ? Markup.Empty : Markup.Join([ReportPage.Paragraph("Nobody published these; they are assumed:"), ReportPage.Bullets(assumed)]);
    }
}
