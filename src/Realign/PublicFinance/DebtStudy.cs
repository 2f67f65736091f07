using System.Security.Cryptography;
using System.Text;
using Realign.Events;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.External;
using Realign.PublicFinance.Macro;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance;

/// <summary>Studies the debt of an economy: where it goes, how sure that is, under stress, and what scenarios do to it, to the budget and to the capacity to pay.</summary>
public sealed class DebtStudy
{
    private readonly MacroData _data;
    private readonly string _economy;
    private readonly DebtOptions _options;
    private readonly DebtBaseline _baseline;
    private readonly ShockHistory? _history;

    /// <exception cref="RealignException">A figure without which there is no path is missing.</exception>
    public DebtStudy(MacroData data, string economy, DebtOptions? options = null)
    {
        (_data, _economy, _options) = (data, economy, options ?? new DebtOptions());
        _baseline = new DebtBaseline(data, economy, _options);
        _history = data.History(economy);
    }

    public DebtBaseline Baseline => _baseline;

    /// <summary>Runs it.</summary>
    /// <param name="scenarios">Solved scenarios; may be none.</param>
    /// <param name="cancellation">Stops between paths.</param>
    public DebtResult Run(IReadOnlyList<ScenarioImpulses> scenarios, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var process = Process();
        var path = DebtPath.Run(_baseline.Stock, _baseline.Conditions);
        var paths = Simulate(process, null, cancellation);
        return new DebtResult
        {
            RealignVersion = Product.Version,
            Economy = _economy,
            Government = _baseline.Government == Government.Central ? "central" : "general",
            Year = _baseline.Year,
            Years = _options.Years,
            Paths = _options.Paths,
            Seed = _options.Seed,
            Threshold = _options.Threshold.Fraction,
            MacroHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MacroFile.Write(_data.Figures)))),
            Inputs = _baseline.Inputs,
            Missing = _data.Missing(_economy),
            Shocks = process.Description,
            HistoricalStockFlow = _baseline.HistoricalStockFlow(_history),
            Path = [.. path.Years.Select(Year)],
            Fan = Fan(paths),
            StressTests = (_history ?? Others().FirstOrDefault()) is { } history ? [.. StressTests.Run(_baseline.Stock, _baseline.Conditions, history, _options.Stress).Select(t => new StressResult(t.Id, t.Description, [.. t.Path.Years.Select(y => y.Debt.Fraction)]))] : [],
            External = scenarios.Count > 0 ? External(scenarios[0]) : null,
            Scenarios = [.. scenarios.Select(s => Scenario(s, process, paths, cancellation))],
        };
    }

    private ShockProcess Process() =>
        _options.BlockLength > 0
            ? ShockProcess.Blocks(_history ?? throw new RealignException($"Blocks of history need {ShockHistory.FewestYears} years of {_economy}'s own growth, deflator, exchange rate, interest and primary balance, and the macro file has fewer. Leave out --blocks."), _options.BlockLength)
            : _history is { } own ? ShockProcess.FromHistory(own) : ShockProcess.Pooled([.. Others()]);

    private IEnumerable<ShockHistory> Others() => _data.Economies.Select(e => _data.History(e)).OfType<ShockHistory>();

    private DebtPaths Simulate(ShockProcess process, DebtShift? shift, CancellationToken cancellation) =>
        DebtSimulation.Run(_baseline.Stock, _baseline.Conditions, process, _options.Paths, _options.Seed, shift, _options.Threads, cancellation);

    private FanResult Fan(DebtPaths paths) => new(
        [.. Enumerable.Range(1, paths.Years).Select(paths.Quantiles)], paths.ProbabilityOfStabilising, paths.ProbabilityOfEverAbove(_options.Threshold.Fraction), paths.ProbabilityOfEndingAbove(_options.Threshold.Fraction));

    private DebtYearResult Year(DebtPathYear y) => new(
        _baseline.Year + y.Year, y.Debt.Fraction, y.PrimaryBalance.Fraction, y.StabilisingPrimaryBalance.Fraction, y.Interest.Fraction, y.OverallBalance.Fraction, y.GrossFinancing.Fraction, y.DomesticRate.Fraction, y.ForeignRate.Fraction,
        y.FromInterest.Fraction, y.FromExchangeRate.Fraction, y.FromGrowth.Fraction, y.FromInflation.Fraction, y.FromPrimaryBalance.Fraction, y.FromStockFlow.Fraction);

    private DebtScenarioResult Scenario(ScenarioImpulses s, ShockProcess process, DebtPaths without, CancellationToken cancellation)
    {
        var parameters = Parameters(s);
        var effect = BudgetEffect.Of(s, parameters, _options.Seed);
        bool drawn = s.Draws.Count > 0;
        IReadOnlyList<ScenarioImpulse> impulses = drawn ? s.Draws : [s.Central];
        // Interest in foreign currency follows from the revalued debt; in the primary balance it would count twice.
        double[] balance = drawn ? [.. Enumerable.Range(0, s.Draws.Count).Select(d => BudgetEffect.PrimaryBalance(effect.DrawLines(d)))] : [BudgetEffect.PrimaryBalance(effect.CentralLines)];
        var shift = new DebtShift(
            balance, [.. impulses.Select(x => x.Income)], [.. impulses.Select(x => _baseline.Stock.ForeignShare * x.ForeignPrice)], DebtShift.Even(_options.Years, _options.PhaseYears));
        var with = Simulate(process, shift, cancellation);
        return new DebtScenarioResult
        {
            Id = s.Id,
            Name = s.Name,
            Draws = s.Draws.Count,
            DrawsFailed = s.Failed,
            Income = s.Central.Income,
            Budget = effect.Lines(),
            Parameters = [.. new[] { parameters.TaxRatio, parameters.TradeTaxes, parameters.ImportVat, parameters.Uncredited, parameters.Buoyancy, parameters.Interest, parameters.ForeignShare }.OfType<BudgetParameter>()],
            Capacity = CapacityToPay.Of(Figures(), effect, s.Draws),
            Fan = Fan(with),
            Difference = with.Difference(without, _options.Years),
            GoodsBalances = [.. s.GoodsBalances.OrderByDescending(b => Math.Abs((b.After - b.Before).Units)).Select(b => new PartnerBalance(b.Partner, b.Before.Units, b.After.Units))],
            BudgetDraws = drawn ? effect.TotalDraws : [effect.Total.Fraction],
            Identity = Exercise(s.Name, s.Central.TradeBalanceChange.Fraction, effect.Total.Fraction),
        };
    }

    private static BalanceExercise Exercise(string name, double trade, double budget) => new(name, trade, budget, ExternalAccounts.RequiredPrivateChange(ShareOfGdp.FromFraction(trade), ShareOfGdp.FromFraction(budget)).Fraction);

    private BudgetParameters Parameters(ScenarioImpulses scenario)
    {
        var government = _baseline.Government;
        var (tax, taxYear) = TaxRatio();
        var trade = _data.Latest(_economy, "trade_taxes", Government.Central);
        double? vat = _options.ImportVat?.Fraction ?? ImportVat(trade);
        string vatSource = _options.ImportVat is not null ? "as asked for" : "customs revenue less trade taxes, over goods imports CIF";
        var interest = _data.Latest(_economy, "interest", government);
        return new BudgetParameters
        {
            TaxRatio = tax is { } ratio ? new("taxes / GDP", EventSize.Certain(ratio), taxYear) : null,
            TradeTaxes = trade is null ? null : new("trade taxes / GDP", EventSize.Certain(trade.AsShareOfGdp().Fraction), $"{trade.Publisher}, {trade.Period}"),
            // Exemptions and evasion differ by goods: what more imports pay may be a fifth above or below the average.
            ImportVat = vat is { } rate ? new("value-added tax / goods imports", _options.ImportVat is null ? new EventSize(0.8 * rate, rate, 1.2 * rate) : EventSize.Certain(rate), vatSource + (_options.ImportVat is null ? "; a fifth either way is ours" : "")) : null,
            Interest = interest is null ? null : new("interest / GDP", EventSize.Certain(interest.AsShareOfGdp().Fraction), $"{interest.Publisher}, {interest.Period}"),
            ForeignShare = new("debt in foreign currency", EventSize.Certain(_baseline.Stock.ForeignShare), _baseline.Inputs.First(i => i.Name == "debt in foreign currency").Source),
            Measures = [.. scenario.Measures, .. _options.Measures.Select(m => BudgetMeasure.Parse(m, scenario.Central.Gdp))],
        };
    }

    private (double? Ratio, string Source) TaxRatio()
    {
        foreach (var money in _data.Figures.Where(f => f.Economy == _economy && f.Indicator.Id == "tax_revenue_local" && f.Year is not null && !f.IsProjection).OrderByDescending(f => f.Year))
            if (_data.Find(_economy, "gdp_local", money.Year!.Value) is { } gdp)
                return (money.AsLocalCurrency() / gdp.AsLocalCurrency(), $"{money.Publisher}, {money.Period}, over GDP ({gdp.Publisher})");
        return _data.Latest(_economy, "tax_revenue") is { } figure ? (figure.AsShareOfGdp().Fraction, $"{figure.Publisher}, {figure.Period}") : (null, "");
    }

    /// <summary>What value-added tax took of a dollar of goods imports in the latest year of which everything is known.</summary>
    private double? ImportVat(MacroFigure? trade)
    {
        if (trade is null) return null;
        foreach (var customs in _data.Figures.Where(f => f.Economy == _economy && f.Indicator.Id == "customs_revenue_local" && f.Year is not null && !f.IsProjection).OrderByDescending(f => f.Year))
        {
            int y = customs.Year!.Value;
            var imports = _data.All(_economy, "imports_goods", y).FirstOrDefault(f => !f.IsProjection && f.Basis.StartsWith("CIF", StringComparison.Ordinal));
            if (imports is null || _data.Find(_economy, "exchange_rate", y) is not { } rate || _data.Find(_economy, "gdp_local", y) is not { } gdp) continue;
            var share = ShareOfGdp.Of(customs.AsLocalCurrency(), gdp.AsLocalCurrency()) - trade.AsShareOfGdp();
            return share.Fraction / ShareOfGdp.Of(imports.AsUsd(), gdp.AsLocalCurrency().ToUsd(rate.AsExchangeRate())).Fraction;
        }

        return null;
    }

    private CapacityFigures Figures()
    {
        var government = _baseline.Government;
        var last = DebtPath.Run(_baseline.Stock, _baseline.Conditions).Years[^1];
        var c = _baseline.Conditions[^1];
        return new CapacityFigures
        {
            DebtServiceToExports = _data.Latest(_economy, "debt_service")?.AsRate().Fraction,
            Interest = _data.Latest(_economy, "interest", government)?.AsShareOfGdp(),
            Revenue = Revenue(government),
            ExternalDebt = _data.Latest(_economy, "external_debt")?.AsUsd(),
            Reserves = _data.Latest(_economy, "reserves")?.AsUsd(),
            PrimaryBalance = c.PrimaryBalance,
            DebtFactor = DebtEquation.Factor(_baseline.Stock.ForeignShare, last.DomesticRate.Fraction, last.ForeignRate.Fraction, c.Depreciation.Fraction, c.Growth.Fraction, c.Inflation.Fraction),
        };
    }

    private ShareOfGdp? Revenue(Government government)
    {
        var share = _data.Latest(_economy, "revenue", government);
        var money = _data.Latest(_economy, "revenue_local", government);
        return money is not null && money.Year > (share?.Year ?? 0) && _data.Find(_economy, "gdp_local", money.Year!.Value) is { } gdp ? ShareOfGdp.Of(money.AsLocalCurrency(), gdp.AsLocalCurrency()) : share?.AsShareOfGdp();
    }

    private ExternalResult External(ScenarioImpulses scenario)
    {
        // The world's balances are of its year; published figures of that year go with them, or the latest before.
        int year = _data.Latest(_economy, "gdp_usd")?.Year ?? _baseline.Year;
        Usd goods = Usd.FromUnits(scenario.GoodsBalances.Sum(b => b.Before.Units));
        var accounts = new ExternalAccounts
        {
            Year = year,
            Gdp = scenario.Central.Gdp,
            Goods = goods,
            Services = scenario.Services.Before,
            Remittances = _data.Latest(_economy, "remittances", until: year)?.AsUsd(),
            Aid = _data.Latest(_economy, "aid_received", until: year)?.AsUsd(),
            CurrentAccount = _data.Latest(_economy, "current_account", until: year)?.AsShareOfGdp(),
            FiscalBalance = _data.Latest(_economy, "fiscal_balance", _baseline.Government, year)?.AsShareOfGdp(),
        };
        double deficit = -(accounts.FiscalBalance?.Fraction ?? 0), gap = -ShareOfGdp.Of(goods, accounts.Gdp).Fraction;
        return new ExternalResult(
            year, accounts.Gdp.Units, goods.Units, accounts.Services.Units, accounts.Remittances?.Units, accounts.Aid?.Units, accounts.IncomeAndOther?.Units, accounts.CurrentAccount?.Fraction, accounts.FiscalBalance?.Fraction,
            accounts.PrivateBalance?.Fraction,
            [
                Exercise("the goods balance goes to zero, the budget stays", gap, 0),
                Exercise("the budget goes to zero, trade stays", 0, deficit),
                Exercise("both go to zero", gap, deficit),
            ]);
    }
}
