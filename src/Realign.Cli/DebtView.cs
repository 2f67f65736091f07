using System.Globalization;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.External;
using Realign.Reports;
using Spectre.Console;

namespace Realign.Cli;

/// <summary>What a terminal shows of a study of a debt, in 80 columns.</summary>
internal static class DebtView
{
    private const int Partners = 4;

    public static void Show(DebtResult r)
    {
        Terminal.Line($"[bold]{Markup.Escape(r.Economy)}: debt of the {r.Government} government from {r.Year}[/]");
        Inputs(r);
        Path(r);
        Fan(r);
        Stress(r);
        foreach (var scenario in r.Scenarios) Scenario(r, scenario);
        if (r.External is { } external) External(external);
        Terminal.Line();
        Terminal.Line(Markup.Escape($"Missing in the macro file: {string.Join(", ", r.Missing.DefaultIfEmpty("nothing"))}"));
    }

    private static void Inputs(DebtResult r)
    {
        var table = Table("rests on", "", "source");
        foreach (var i in r.Inputs) table.AddRow(Markup.Escape((i.Assumed ? "! " : "") + i.Name), $"{Number(i.Value, "0.##")} {Markup.Escape(i.Unit)}", Markup.Escape((i.Assumed ? "assumed: " : "") + i.Source));
        Terminal.Out.Write(table);
        if (r.HistoricalStockFlow is { } flow)
            Terminal.Line(Markup.Escape($"In history debt rose by {Points(flow)} % of GDP a year beyond what deficits, growth, prices and the exchange rate explain; --stock-flow={Points(flow).Replace('−', '-')}% would put that into the path."));
    }

    private static void Path(DebtResult r)
    {
        Terminal.Line();
        Terminal.Line("[bold]If things go on[/], % of GDP");
        var table = Table("year", "debt", "primary", "stabil.", "interest", "balance", "financing", "rate %");
        foreach (var y in r.Path) table.AddRow($"{y.Year}", Points(y.Debt), Points(y.PrimaryBalance), Points(y.StabilisingPrimaryBalance), Points(y.Interest), Points(y.OverallBalance), Points(y.GrossFinancing), Points(y.DomesticRate));
        Terminal.Out.Write(table);
        Terminal.Line("stabil.: the primary balance that would keep debt where it was.");
        var last = r.Path;
        Terminal.Line(Markup.Escape(
            $"Of the change of {Signed(last[^1].Debt - First(r))} points: interest {Signed(last.Sum(y => y.FromInterest))}, exchange rate {Signed(last.Sum(y => y.FromExchangeRate))}, growth {Signed(last.Sum(y => y.FromGrowth))}, inflation {Signed(last.Sum(y => y.FromInflation))}, primary balance {Signed(last.Sum(y => y.FromPrimaryBalance))}, stock-flow {Signed(last.Sum(y => y.FromStockFlow))}."));
    }

    private static double First(DebtResult r) => r.Inputs.First(i => i.Name == "gross debt").Value / 100;

    private static void Fan(DebtResult r)
    {
        Terminal.Line();
        Terminal.Line($"[bold]Under shocks[/], debt in % of GDP over {r.Paths} paths, seed {r.Seed}");
        Terminal.Line(Markup.Escape(r.Shocks) + ".");
        var table = Table("year", "5 %", "25 %", "median", "75 %", "95 %");
        foreach (var y in r.Fan.Years) table.AddRow($"{r.Year + y.Year}", Points(y.P5), Points(y.P25), Points(y.P50), Points(y.P75), Points(y.P95));
        Terminal.Out.Write(table);
        Probabilities(r, r.Fan);
    }

    private static void Probabilities(DebtResult r, FanResult fan) => Terminal.Line(Markup.Escape(
        $"Debt has stopped rising within five years on {Percent(fan.ProbabilityOfStabilising)} of paths; it is above {Points(r.Threshold)} % of GDP at the end on {Percent(fan.ProbabilityOfEndingAbove)}, in any year on {Percent(fan.ProbabilityOfEverAbove)}."));

    private static void Stress(DebtResult r)
    {
        if (r.StressTests.Count == 0) return;
        Terminal.Line();
        var table = Table("stress test, debt % of GDP", $"{r.Year + 1}", $"{r.Year + r.Years}");
        table.AddRow("none", Points(r.Path[0].Debt), Points(r.Path[^1].Debt));
        foreach (var t in r.StressTests) table.AddRow(Markup.Escape($"{t.Id}: {t.Description}"), Points(t.Debt[0]), Points(t.Debt[^1]));
        Terminal.Out.Write(table);
    }

    private static void Scenario(DebtResult r, DebtScenarioResult s)
    {
        Terminal.Line();
        Terminal.Line($"[bold]{Markup.Escape(s.Name)}[/]: GDP {Signed(s.Income, "0.00")} %");
        var budget = Table("effect on the budget", "% of GDP", s.Draws > 0 ? "5–95 %" : "", "bn USD", "share");
        foreach (var line in s.Budget) budget.AddRow(Row(line));
        Terminal.Out.Write(budget);
        foreach (var line in s.Budget.Where(l => l.Missing is not null)) Terminal.Line(Markup.Escape($"! {line.Missing}"));
        if (r.External?.FiscalBalance is { } balance && s.Budget[^1].Value is { } total && balance < 0)
            Terminal.Line(Markup.Escape($"The deficit is {Points(-balance)} % of GDP; this {(total >= 0 ? $"closes {Percent(total / -balance)} of it" : "adds to it")}."));
        var capacity = Table("capacity to pay", "before", "after", "ratio", s.Draws > 0 ? "5–95 %" : "", "doubles?");
        foreach (var c in s.Capacity) capacity.AddRow(Row(c));
        Terminal.Out.Write(capacity);
        foreach (var c in s.Capacity) Terminal.Line(Markup.Escape($"  {c.Name}: {(c.Before is null ? "cannot be judged: " : "doubling takes ")}{c.Needs}"));
        Terminal.Line(Markup.Escape($"Debt in {r.Year + r.Years}: median {Points(s.Fan.Years[^1].P50)} % of GDP; {Signed(s.Difference.P50, "0.00")} points [{Signed(s.Difference.P5, "0.00")}, {Signed(s.Difference.P95, "0.00")}] against the same shocks without it."));
        Probabilities(r, s.Fan);
        Terminal.Line(Markup.Escape($"Goods balance, bn USD: {string.Join(", ", s.GoodsBalances.Take(Partners).Select(b => $"{b.Partner} {Figures.Billions(b.Before)} to {Figures.Billions(b.After)}"))}; all partners {Figures.Change(s.GoodsBalances.Sum(b => b.After - b.Before))}."));
        Terminal.Line(Markup.Escape($"Identity: trade balance {Signed(s.Identity.TradeBalance, "0.00")}, budget {Signed(s.Identity.Budget, "0.00")}, so private saving less investment {Signed(s.Identity.Private, "0.00")} % of GDP."));
        if (s.Draws > 0) Terminal.Line($"{s.Draws} draws of the scenario, {s.DrawsFailed} failed.");
    }

    private static string[] Row(BudgetLine l) => l.Value is not { } value
        ? [Markup.Escape(l.Name), "missing", "", "", ""]
        : [Markup.Escape(l.Name), Signed(value, "0.000"), l.Low is { } low ? Markup.Escape($"[{Signed(low, "0.00")}, {Signed(l.High!.Value, "0.00")}]") : "", Figures.Change(l.Usd!.Value), l.ShareOfTotal is { } share ? Percent(share) : ""];

    private static string[] Row(CapacityMeasure c)
    {
        double scale = c.Unit == "months" ? 1 : 100;
        string Value(double? v) => v is { } x ? Number(scale * x, "0.0") : "–";
        return
        [
            Markup.Escape(c.Name), Value(c.Before), Value(c.After), c.Ratio is { } ratio ? Number(ratio, "0.000") : "–",
            c.Low is { } low ? Markup.Escape($"[{Number(low, "0.00")}, {Number(c.High!.Value, "0.00")}]") : "",
            DebtTables.Verdict(c.Doubles),
        ];
    }

    private static void External(ExternalResult e)
    {
        Terminal.Line();
        var table = Table($"external accounts {e.Year}", "bn USD", "% of GDP");
        void Add(string name, double? usd) => table.AddRow(Markup.Escape(name), usd is { } v ? Figures.Change(v) : "missing", usd is { } w ? Signed(w / e.Gdp) : "");
        Add("goods", e.Goods);
        Add("services", e.Services);
        Add("remittances", e.Remittances);
        Add("aid", e.Aid);
        Add("income and the rest", e.IncomeAndOther);
        Add("current account", e.CurrentAccount * e.Gdp);
        Add("= fiscal balance", e.FiscalBalance * e.Gdp);
        Add("+ private saving less investment", e.PrivateBalance * e.Gdp);
        Terminal.Out.Write(table);
        var exercises = Table("(S − I) + (T − G) = current account, % of GDP", "trade", "budget", "private");
        foreach (BalanceExercise x in e.Exercises) exercises.AddRow(Markup.Escape(x.Name), Signed(x.TradeBalance), Signed(x.Budget), Signed(x.Private));
        Terminal.Out.Write(exercises);
    }

    private static string Points(double fraction) => Number(100 * fraction, "0.0");

    private static string Percent(double fraction) => $"{Number(100 * fraction, "0")} %";

    private static string Signed(double fraction, string format = "0.0")
    {
        double rounded = double.Parse((100 * fraction).ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 ? format : (rounded > 0 ? "+" : "−") + Math.Abs(rounded).ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    private static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Columns.Count == 0 || column == "source" ? Justify.Left : Justify.Right, Padding = new Padding(0, 0, 1, 0) });
        return table;
    }
}
