using System.Globalization;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.Macro;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance;

/// <summary>
/// The start of a debt path from a macro file: debt, what it costs and what it is made of, and conditions that stay as they were on average over the last ten
/// years, with the primary balance of the last. A projection of nothing: it asks where debt goes if things go on.
/// </summary>
public sealed class DebtBaseline
{
    /// <summary>Years over which growth, inflation and depreciation are averaged.</summary>
    public const int AverageYears = 10;

    private const double AssumedForeignShare = 0.25, AssumedMaturity = 7;

    private readonly MacroData _data;
    private readonly string _economy;
    private readonly DebtOptions _options;
    private readonly List<DebtInput> _inputs = [];

    /// <exception cref="RealignException">A figure without which there is no path is missing; the message names it and the option that gives it.</exception>
    public DebtBaseline(MacroData data, string economy, DebtOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        data.Require(economy);
        if (options.Years is < 1 or > 100) throw new RealignException($"A path of {options.Years} years is not possible; it has 1 to 100.");
        (_data, _economy, _options) = (data, economy, options);
        var debt = data.Latest(economy, "gross_debt") ?? throw Missing("gross_debt", "add it to a macro file");
        (Government, Year) = (debt.Government!.Value, debt.Year!.Value);
        Use("gross debt", debt.AsShareOfGdp().Percent, "% of GDP", debt);
        var balance = options.PrimaryBalance is { } given ? ShareOfGdp.FromPercent(Given("primary balance", given.Percent, "% of GDP")) : Balance();
        double average = AverageRate(), foreignShare = ForeignShare(), maturity = Maturity();
        var (growth, inflation, depreciation) = Means();
        if (options.StockFlow is { } flow) Given("stock-flow adjustment", flow.Percent, "% of GDP a year");
        Stock = new DebtStock
        {
            Debt = debt.AsShareOfGdp(),
            ForeignShare = foreignShare,
            DomesticRate = Rate.FromFraction(average),
            ForeignRate = Rate.FromFraction(average),
            DomesticMaturity = maturity,
            ForeignMaturity = maturity,
        };
        var (domestic, foreign) = (NewRate("domestic", options.DomesticRate, average, data.Latest(economy, "policy_rate")), NewRate("foreign", options.ForeignRate, average, null));
        Conditions = [.. Enumerable.Repeat(new DebtConditions(growth, inflation, depreciation, domestic, foreign, balance, options.StockFlow ?? default), options.Years)];
    }

    /// <summary>Whose debt it is: of the government with the most recent figure.</summary>
    public Government Government { get; }

    /// <summary>Year of the debt at the start.</summary>
    public int Year { get; }

    public DebtStock Stock { get; }

    public IReadOnlyList<DebtConditions> Conditions { get; }

    /// <summary>Every number that was used, with its source, assumptions marked.</summary>
    public IReadOnlyList<DebtInput> Inputs => _inputs;

    /// <summary>What debt rose by in history beyond what the equation explains, a year; null without history. A fraction of GDP.</summary>
    public double? HistoricalStockFlow(ShockHistory? history)
    {
        if (history is null || history.Economy != _economy) return null;
        var government = history.Source.StartsWith("general", StringComparison.Ordinal) ? Government.General : Government.Central;
        var rest = new List<double>();
        for (int t = 0; t < history.Years.Count; t++)
        {
            if (_data.Find(_economy, "gross_debt", history.Years[t], government) is not { } now || _data.Find(_economy, "gross_debt", history.Years[t] - 1, government) is not { } before) continue;
            double λ = DebtEquation.Factor(Stock.ForeignShare, history[t, ShockVariable.Interest], history[t, ShockVariable.Interest], history[t, ShockVariable.Depreciation], history[t, ShockVariable.Growth], history[t, ShockVariable.Inflation]);
            rest.Add(now.AsShareOfGdp().Fraction - DebtEquation.Next(before.AsShareOfGdp().Fraction, λ, history[t, ShockVariable.PrimaryBalance], 0));
        }

        return rest.Count > 0 ? rest.Average() : null;
    }

    private ShareOfGdp Balance()
    {
        var figure = _data.Latest(_economy, "primary_balance", Government, Year) ?? throw Missing("primary_balance", "give --primary-balance");
        Use("primary balance", figure.AsShareOfGdp().Percent, "% of GDP", figure);
        return figure.AsShareOfGdp();
    }

    /// <summary>Interest of a year over the debt of the year before, in money; over the debt at its own end where that is missing.</summary>
    private double AverageRate()
    {
        if (_options.AverageRate is { } asked) return Given("average interest rate", asked.Percent, "%") / 100;
        var interest = _data.Latest(_economy, "interest", Government, Year) ?? throw Missing("interest", "give --average-rate");
        int year = interest.Year!.Value;
        double share = interest.AsShareOfGdp().Fraction;
        if (_data.Find(_economy, "gross_debt", year - 1, Government) is { } before && _data.Find(_economy, "real_growth", year) is { } growth && _data.Find(_economy, "deflator_inflation", year) is { } inflation)
        {
            double rate = share * (1 + growth.AsRate().Fraction) * (1 + inflation.AsRate().Fraction) / before.AsShareOfGdp().Fraction;
            Use("average interest rate", 100 * rate, "%", interest, ", over the debt of the year before");
            return rate;
        }

        var debt = _data.Latest(_economy, "gross_debt", Government, year) ?? throw Missing("gross_debt", "add it to a macro file");
        Use("average interest rate", 100 * share / debt.AsShareOfGdp().Fraction, "%", interest, $", over the debt at the end of {debt.Year}: that of {year - 1} is missing");
        return share / debt.AsShareOfGdp().Fraction;
    }

    private double ForeignShare()
    {
        if (_options.ForeignShare is { } given) return Given("debt in foreign currency", 100 * given, "% of debt") / 100;
        if (_data.Latest(_economy, "exchange_rate") is { Currency: "USD" } dollar)
        {
            Use("debt in foreign currency", 0, "% of debt", dollar, ": its own money is the dollar");
            return 0;
        }

        if (_data.Latest(_economy, "foreign_currency_debt_share", Government) is not { } figure)
            return Assume("debt in foreign currency", 100 * AssumedForeignShare, "% of debt", "foreign_currency_debt_share is missing; give --foreign-share") / 100;
        Use("debt in foreign currency", figure.AsRate().Percent, "% of debt", figure);
        return figure.AsRate().Fraction;
    }

    private double Maturity()
    {
        if (_options.Maturity is { } given) return Given("average maturity", given, "years");
        if (_data.Latest(_economy, "debt_maturity", Government) is not { } figure) return Assume("average maturity", AssumedMaturity, "years", "debt_maturity is missing; give --maturity");
        Use("average maturity", figure.AsYears(), "years", figure);
        return figure.AsYears();
    }

    private (Rate Growth, Rate Inflation, Rate Depreciation) Means()
    {
        double? Change(int year) => _data.Find(_economy, "exchange_rate", year) is { } now && _data.Find(_economy, "exchange_rate", year - 1) is { } before
            ? (now.AsExchangeRate().UnitsPerUsd / before.AsExchangeRate().UnitsPerUsd) - 1
            : null;
        int last = _data.Latest(_economy, "deflator_inflation")?.Year ?? throw Missing("deflator_inflation", "add it to a macro file");
        int[] years = [.. Enumerable.Range(last - AverageYears + 1, AverageYears).Where(y => _data.Find(_economy, "real_growth", y) is not null && _data.Find(_economy, "deflator_inflation", y) is not null && Change(y) is not null)];
        if (years.Length == 0) throw Missing("real_growth, deflator_inflation and exchange_rate of the same years", "add them to a macro file");
        string source = $"average {years[0]}-{years[^1]}";
        Rate Mean(string name, Rate? given, Func<int, double> value)
        {
            if (given is { } rate)
            {
                Given(name, rate.Percent, "% a year");
                return rate;
            }

            double mean = years.Average(value);
            _inputs.Add(new DebtInput(name, 100 * mean, "% a year", source, false));
            return Rate.FromFraction(mean);
        }

        return (
            Mean("real growth", _options.Growth, y => _data.Find(_economy, "real_growth", y)!.AsRate().Fraction),
            Mean("inflation (deflator)", _options.Inflation, y => _data.Find(_economy, "deflator_inflation", y)!.AsRate().Fraction),
            Mean("depreciation", _options.Depreciation, y => Change(y)!.Value));
    }

    private Rate NewRate(string currency, Rate? given, double average, MacroFigure? policy)
    {
        string name = $"interest on new {currency} debt";
        if (given is { } rate) return Rate.FromFraction(Given(name, rate.Percent, "%") / 100);
        if (policy is not null) Assume(name, policy.AsRate().Percent, "%", $"the policy rate of {policy.Period} stands in; give --{currency}-rate");
        else Assume(name, 100 * average, "%", $"the average rate; give --{currency}-rate");
        return policy?.AsRate() ?? Rate.FromFraction(average);
    }

    private void Use(string name, double value, string unit, MacroFigure figure, string more = "") =>
        _inputs.Add(new DebtInput(name, value, unit, string.Create(CultureInfo.InvariantCulture, $"{figure.Publisher}, {figure.Period}{more}"), false));

    private double Given(string name, double value, string unit)
    {
        _inputs.Add(new DebtInput(name, value, unit, "as asked for", false));
        return value;
    }

    private double Assume(string name, double value, string unit, string why)
    {
        _inputs.Add(new DebtInput(name, value, unit, why, true));
        return value;
    }

    private RealignException Missing(string indicator, string remedy) =>
        new($"The macro file has no usable '{indicator}' of {_economy}, without which there is no debt path; {remedy} ('realign macro info {_economy}' shows what there is).");
}
