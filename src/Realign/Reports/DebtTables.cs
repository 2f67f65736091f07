using Realign.Models.Ensembles;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.External;

namespace Realign.Reports;

/// <summary>A study of a debt as flat tables: ratios are fractions of GDP, rates fractions, money USD; what is not known is empty.</summary>
public static class DebtTables
{
    /// <summary>The id of what happens without any scenario, in the column <c>scenario</c>.</summary>
    public const string None = "none";

    /// <summary>The tables; those without rows are left out.</summary>
    public static IReadOnlyList<ReportTable> Of(DebtResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<ReportTable> tables = [Budget(result), Parameters(result), Capacity(result), Path(result), Fan(result), Stress(result), External(result), Exercises(result), Inputs(result)];
        return [.. tables.Where(t => t.Rows.Count > 0)];
    }

    private static ReportTable Budget(DebtResult result) => new TableLayout<(string Scenario, BudgetLine Line)>()
        .Text("scenario", l => l.Scenario)
        .Text("line", l => l.Line.Id)
        .Text("name", l => l.Line.Name)
        .Range("value", ReportUnit.Fraction, l => l.Line.Value is { } value ? new Interval(value, l.Line.Low, l.Line.High) : null)
        .Range("usd", ReportUnit.Usd, l => l.Line.Usd is { } usd ? Interval.Point(usd) : null)
        .Range("share_of_total", ReportUnit.Fraction, l => l.Line.ShareOfTotal is { } share ? Interval.Point(share) : null)
        .Text("missing", l => l.Line.Missing)
        .Table("budget", "Effect on the budget balance by scenario and line, of GDP a year", result.Scenarios.SelectMany(s => s.Budget.Select(l => (s.Id, l))));

    private static ReportTable Parameters(DebtResult result) => new TableLayout<(string Scenario, BudgetParameter Parameter)>()
        .Text("scenario", p => p.Scenario)
        .Text("name", p => p.Parameter.Name)
        .Number("low", p => p.Parameter.Size.Low)
        .Number("value", p => p.Parameter.Size.Value)
        .Number("high", p => p.Parameter.Size.High)
        .Text("source", p => p.Parameter.Source)
        .Table("budget-parameters", "How the budget answers", result.Scenarios.SelectMany(s => s.Parameters.Select(p => (s.Id, p))));

    private static ReportTable Capacity(DebtResult result) => new TableLayout<(string Scenario, CapacityMeasure Measure)>()
        .Text("scenario", c => c.Scenario)
        .Text("measure", c => c.Measure.Id)
        .Text("name", c => c.Measure.Name)
        .Text("unit", c => c.Measure.Unit)
        .Number("before", c => c.Measure.Before)
        .Number("after", c => c.Measure.After)
        .Number("ratio", c => c.Measure.Ratio)
        .Number("ratio_low", c => c.Measure.Low)
        .Number("ratio_high", c => c.Measure.High)
        .Number("probability", c => c.Measure.Probability)
        .Text("doubles", c => Verdict(c.Measure.Doubles))
        .Text("needs", c => c.Measure.Needs)
        .Table("capacity", "Capacity to pay before and after, by scenario and definition; the ratio is above one when the capacity grows", result.Scenarios.SelectMany(s => s.Capacity.Select(c => (s.Id, c))));

    private static ReportTable Path(DebtResult result) => new TableLayout<DebtYearResult>()
        .Count("year", y => y.Year)
        .Fraction("debt", y => y.Debt)
        .Fraction("primary_balance", y => y.PrimaryBalance)
        .Fraction("stabilising_primary_balance", y => y.StabilisingPrimaryBalance)
        .Fraction("interest", y => y.Interest)
        .Fraction("overall_balance", y => y.OverallBalance)
        .Fraction("gross_financing", y => y.GrossFinancing)
        .Fraction("domestic_rate", y => y.DomesticRate)
        .Fraction("foreign_rate", y => y.ForeignRate)
        .Fraction("from_interest", y => y.FromInterest)
        .Fraction("from_exchange_rate", y => y.FromExchangeRate)
        .Fraction("from_growth", y => y.FromGrowth)
        .Fraction("from_inflation", y => y.FromInflation)
        .Fraction("from_primary_balance", y => y.FromPrimaryBalance)
        .Fraction("from_stock_flow", y => y.FromStockFlow)
        .Table("debt-path", "Debt if things go on, of GDP", result.Path);

    private static ReportTable Fan(DebtResult result) => new TableLayout<(string Scenario, FanYear Year)>()
        .Text("scenario", y => y.Scenario)
        .Count("year", y => result.Year + y.Year.Year)
        .Fraction("p5", y => y.Year.P5)
        .Fraction("p25", y => y.Year.P25)
        .Fraction("p50", y => y.Year.P50)
        .Fraction("p75", y => y.Year.P75)
        .Fraction("p95", y => y.Year.P95)
        .Table("debt-fan", "Debt under shocks: quantiles over paths, of GDP", [.. result.Fan.Years.Select(y => (None, y)), .. result.Scenarios.SelectMany(s => s.Fan.Years.Select(y => (s.Id, y)))]);

    private static ReportTable Stress(DebtResult result) => new TableLayout<(string Id, string Description, int Year, double Debt)>()
        .Text("test", t => t.Id)
        .Text("description", t => t.Description)
        .Count("year", t => t.Year)
        .Fraction("debt", t => t.Debt)
        .Table("debt-stress", "Debt under stress, of GDP", result.StressTests.SelectMany(t => t.Debt.Select((debt, k) => (t.Id, t.Description, result.Year + k + 1, debt))));

    private static ReportTable External(DebtResult result) => new TableLayout<(string Account, double? Usd)>()
        .Text("account", a => a.Account)
        .Range("usd", ReportUnit.Usd, a => a.Usd is { } usd ? Interval.Point(usd) : null)
        .Range("of_gdp", ReportUnit.Fraction, a => a.Usd is { } usd ? Interval.Point(usd / result.External!.Gdp) : null)
        .Table("external-accounts", "External accounts and the balances of saving beside them", result.External is { } e ? Accounts(e) : []);

    /// <summary>The accounts by name, USD; null where a figure is missing.</summary>
    internal static IReadOnlyList<(string Account, double? Usd)> Accounts(ExternalResult e) =>
    [
        ("goods", e.Goods), ("services", e.Services), ("remittances", e.Remittances), ("aid", e.Aid), ("income and the rest", e.IncomeAndOther),
        ("current account", e.CurrentAccount * e.Gdp), ("fiscal balance", e.FiscalBalance * e.Gdp), ("private saving less investment", e.PrivateBalance * e.Gdp),
    ];

    private static ReportTable Exercises(DebtResult result) => new TableLayout<BalanceExercise>()
        .Text("what", x => x.Name)
        .Range("trade_balance", ReportUnit.Fraction, x => Interval.Point(x.TradeBalance))
        .Range("budget", ReportUnit.Fraction, x => Interval.Point(x.Budget))
        .Range("private", ReportUnit.Fraction, x => Interval.Point(x.Private))
        .Table("balance-exercises", "(S − I) + (T − G) = current account: what goes together, of GDP", [.. result.External?.Exercises ?? [], .. result.Scenarios.Select(s => s.Identity)]);

    private static ReportTable Inputs(DebtResult result) => new TableLayout<DebtInput>()
        .Text("name", i => i.Name)
        .Number("value", i => i.Value)
        .Text("unit", i => i.Unit)
        .Text("source", i => i.Source)
        .Flag("assumed", i => i.Assumed)
        .Table("debt-inputs", "What the debt rests on", result.Inputs);

    /// <summary>Whether the capacity doubles, in a word.</summary>
    public static string Verdict(CapacityVerdict verdict) => verdict switch
    {
        CapacityVerdict.Holds => "yes",
        CapacityVerdict.Possible => "possible",
        CapacityVerdict.DoesNotHold => "no",
        _ => "undefined",
    };
}
