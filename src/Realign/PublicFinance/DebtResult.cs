using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.PublicFinance.Budget;
using Realign.PublicFinance.Capacity;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.External;

namespace Realign.PublicFinance;

/// <summary>A study of a debt as programs read it (<c>--json</c>); docs/schema/debt-result.schema.json describes it. Ratios are fractions of GDP, rates fractions, money USD.</summary>
public sealed record DebtResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-debt-1";

    public required string RealignVersion { get; init; }

    public required string Economy { get; init; }

    /// <summary>central or general.</summary>
    public required string Government { get; init; }

    /// <summary>Year of the debt at the start.</summary>
    public required int Year { get; init; }

    public required int Years { get; init; }

    public required int Paths { get; init; }

    public required long Seed { get; init; }

    /// <summary>A fraction of GDP.</summary>
    public required double Threshold { get; init; }

    /// <summary>SHA-256 of the macro figures.</summary>
    public required string MacroHash { get; init; }

    /// <summary>What was used and what was assumed.</summary>
    public required IReadOnlyList<DebtInput> Inputs { get; init; }

    /// <summary>Indicators of which the macro file has nothing.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Where shocks come from.</summary>
    public required string Shocks { get; init; }

    /// <summary>What debt rose by a year in history beyond the equation, a fraction of GDP; it is not in the path unless asked for.</summary>
    public double? HistoricalStockFlow { get; init; }

    public required IReadOnlyList<DebtYearResult> Path { get; init; }

    public required FanResult Fan { get; init; }

    public required IReadOnlyList<StressResult> StressTests { get; init; }

    /// <summary>Null without a scenario or a world.</summary>
    public ExternalResult? External { get; init; }

    public required IReadOnlyList<DebtScenarioResult> Scenarios { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, DebtJson.Default.DebtResult);
}

/// <summary>A year of the path without shocks; fractions of GDP and rates.</summary>
public sealed record DebtYearResult(
    int Year, double Debt, double PrimaryBalance, double StabilisingPrimaryBalance, double Interest, double OverallBalance, double GrossFinancing, double DomesticRate, double ForeignRate,
    double FromInterest, double FromExchangeRate, double FromGrowth, double FromInflation, double FromPrimaryBalance, double FromStockFlow);

/// <summary>Quantiles over paths, and probabilities.</summary>
public sealed record FanResult(IReadOnlyList<FanYear> Years, double ProbabilityOfStabilising, double ProbabilityOfEverAbove, double ProbabilityOfEndingAbove);

/// <summary>A stress test: the debt of every year, fractions of GDP.</summary>
public sealed record StressResult(string Id, string Description, IReadOnlyList<double> Debt);

/// <summary>The external accounts, USD and fractions of GDP, and exercises with the identity.</summary>
public sealed record ExternalResult(
    int Year, double Gdp, double Goods, double Services, double? Remittances, double? Aid, double? IncomeAndOther, double? CurrentAccount, double? FiscalBalance, double? PrivateBalance, IReadOnlyList<BalanceExercise> Exercises);

/// <summary>What a scenario does.</summary>
public sealed record DebtScenarioResult
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Draws { get; init; }

    public required int DrawsFailed { get; init; }

    /// <summary>Change of GDP at unchanged consumer prices, a fraction.</summary>
    public required double Income { get; init; }

    public required IReadOnlyList<BudgetLine> Budget { get; init; }

    public required IReadOnlyList<BudgetParameter> Parameters { get; init; }

    public required IReadOnlyList<CapacityMeasure> Capacity { get; init; }

    public required FanResult Fan { get; init; }

    /// <summary>Debt in the last year less that without the scenario, path by path.</summary>
    public required FanYear Difference { get; init; }

    /// <summary>Goods balance with every partner, the one that changes most first; USD.</summary>
    public required IReadOnlyList<PartnerBalance> GoodsBalances { get; init; }

    public required BalanceExercise Identity { get; init; }

    /// <summary>Effect on the budget balance in every draw, fractions of GDP; the central one without draws.</summary>
    internal IReadOnlyList<double> BudgetDraws { get; init; } = [];
}

/// <summary>Goods balance with a partner, USD.</summary>
public sealed record PartnerBalance(string Partner, double Before, double After);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DebtResult))]
internal sealed partial class DebtJson : JsonSerializerContext;
