using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Backtests;
using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>
/// The result of a run as programs read it (<c>--json</c>); docs/schema/run-result.schema.json describes it. Changes are fractions, values USD.
/// </summary>
public sealed record RunResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-run-1";

    public required string RealignVersion { get; init; }

    public required ScenarioSummary Scenario { get; init; }

    public required WorldSummary World { get; init; }

    public required string Model { get; init; }

    public required string Closure { get; init; }

    public required string Elasticities { get; init; }

    public required bool Converged { get; init; }

    /// <summary>Why there are no effects; null when it converged.</summary>
    public string? Failure { get; init; }

    /// <summary>The largest relative violation of any condition; null when nothing was found to measure.</summary>
    public double? MaxResidual { get; init; }

    public required IReadOnlyList<ConditionSummary> Conditions { get; init; }

    public required int Iterations { get; init; }

    public required double SolveMilliseconds { get; init; }

    /// <summary>Whether the baseline had to be solved first.</summary>
    public required bool BaselineSolved { get; init; }

    public int Draws { get; init; }

    public int DrawsFailed { get; init; }

    public long? Seed { get; init; }

    /// <summary>Null when the run did not converge.</summary>
    public IReadOnlyList<EconomyResult>? Economies { get; init; }

    /// <summary>Null when the run did not converge.</summary>
    public IReadOnlyList<BalanceResult>? Balances { get; init; }

    /// <summary>Null when the run did not converge.</summary>
    public IReadOnlyList<SectorResult>? Sectors { get; init; }

    /// <summary>Trade of the economies in focus with every partner; null when the run did not converge.</summary>
    public IReadOnlyList<TradeResult>? Trade { get; init; }

    /// <summary>How the model did on past events of these kinds. In a case it stands once, in the evidence, and is empty here.</summary>
    public IReadOnlyList<RecordLine> Record { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.RunResult);
}

/// <summary>What was asked.</summary>
public sealed record ScenarioSummary(string Name, string? File, string? At, IReadOnlyList<EventSummary> Events);

/// <summary>One event, and whether it is in force at the date of the run.</summary>
public sealed record EventSummary(string Id, string Kind, string Description, string? Date, string? Source, string? Note, bool InForce);

/// <summary>Which world was used.</summary>
public sealed record WorldSummary(string Name, int Year, string Hash, int Economies, int Sectors);

/// <summary>How well one condition of the model holds.</summary>
public sealed record ConditionSummary(string Condition, double Largest, string Where);

/// <summary>A value before and after, USD; with draws, the median after and its 5–95 % range.</summary>
public sealed record BeforeAfter(double Before, double After, double? Low = null, double? High = null)
{
    /// <summary>The value after with its range.</summary>
    internal Interval AsInterval => new(After, Low, High);

    /// <summary>After less before, with its range.</summary>
    internal Interval Change => new(After - Before, Low - Before, High - Before);
}

/// <summary>The effects on one economy.</summary>
public sealed record EconomyResult
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether the input coefficients are another economy's.</summary>
    public required bool DonatedCoefficients { get; init; }

    public required Interval Welfare { get; init; }

    public required Interval RealWage { get; init; }

    public required Interval TermsOfTrade { get; init; }

    public required Interval VolumeOfTrade { get; init; }

    /// <summary>What terms and volume of trade leave of the welfare change: cheaper trade, productivity, transfers, shifted tastes, and all beyond first order.</summary>
    public required Interval OtherWelfare { get; init; }

    public required Interval PriceIndex { get; init; }

    /// <summary>Welfare with the new bundle judged by the old tastes; differs only where a boycott or an embargo shifts tastes.</summary>
    public required Interval WelfareAtOldTastes { get; init; }

    public required BeforeAfter Exports { get; init; }

    public required BeforeAfter Imports { get; init; }

    public required BeforeAfter GoodsExports { get; init; }

    public required BeforeAfter GoodsImports { get; init; }

    public required BeforeAfter TariffRevenue { get; init; }
}

/// <summary>Exports less imports with one partner, USD: of goods and services, and of goods alone.</summary>
public sealed record BalanceResult(string Economy, string Partner, BeforeAfter All, BeforeAfter Goods);

/// <summary>Goods that an economy sells to a partner and buys from it, USD, and what of its welfare change comes from that partner at first order (goods and services), fractions.</summary>
public sealed record TradeResult(string Economy, string Partner, BeforeAfter GoodsExports, BeforeAfter GoodsImports, Interval TermsOfTrade, Interval VolumeOfTrade);

/// <summary>One sector of one economy; output and value added USD, price a fraction.</summary>
public sealed record SectorResult(string Economy, string Sector, BeforeAfter Output, BeforeAfter ValueAdded, Interval Price);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(CaseResult))]
internal sealed partial class ReportJson : JsonSerializerContext;
