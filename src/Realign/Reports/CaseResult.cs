using System.Text.Json;
using Realign.Backtests;
using Realign.Dependence;
using Realign.Models.Ensembles;
using Realign.Products.Switching;
using Realign.PublicFinance;
using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>
/// The answer of a whole case as programs read it (<c>--json</c>). Changes are fractions, values USD. With
/// draws every number is the median with its 5–95 % range; medians of parts need not add up to the median of their sum.
/// </summary>
public sealed record CaseResult
{
    private const int ProductsListed = 100;

    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-case-1";

    public required string RealignVersion { get; init; }

    public required string Name { get; init; }

    public string? Question { get; init; }

    public string? Brief { get; init; }

    /// <summary>The article whose claims are judged; null when the case carries none.</summary>
    public ArticleResult? Article { get; init; }

    /// <summary>Where and by whom the report is published; null when the case does not say.</summary>
    public Publication? Publication { get; init; }

    /// <summary>The day whose events are in force; null when all are.</summary>
    public string? At { get; init; }

    /// <summary>Code of the economy that the case is about.</summary>
    public required string Economy { get; init; }

    /// <summary>Codes of the partners that the case is about.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>The command that makes this result again.</summary>
    public required string Command { get; init; }

    public required int Draws { get; init; }

    public required long Seed { get; init; }

    /// <summary>Solutions that did not converge, over all parts; they are in no number.</summary>
    public required int SolutionsFailed { get; init; }

    /// <summary>Solutions that were tried, over all parts.</summary>
    public required int Solutions { get; init; }

    public required WorldSummary World { get; init; }

    /// <summary>Names by which codes are shown.</summary>
    public required IReadOnlyDictionary<string, string> EconomyNames { get; init; }

    public required IReadOnlyDictionary<string, string> SectorNames { get; init; }

    /// <summary>What is measured in <see cref="Dates"/>, <see cref="Variants"/>, <see cref="Path"/> and <see cref="Variance"/>, in this order there.</summary>
    public required IReadOnlyList<MeasureInfo> Measures { get; init; }

    /// <summary>The scenarios; the first is the main one.</summary>
    public required IReadOnlyList<CaseScenarioResult> Scenarios { get; init; }

    /// <summary>The main scenario at other days.</summary>
    public required IReadOnlyList<DateResult> Dates { get; init; }

    /// <summary>The main scenario under other models, closures and elasticities.</summary>
    public required IReadOnlyList<VariantResult> Variants { get; init; }

    /// <summary>Which input drives the spread of the main scenario; null without draws or without uncertain inputs.</summary>
    public VarianceResult? Variance { get; init; }

    /// <summary>The main scenario year by year; null when the case asks for no path.</summary>
    public PathResult? Path { get; init; }

    public CoalitionResult? Coalition { get; init; }

    public GameResult? Game { get; init; }

    /// <summary>How the economy depends on each partner of the case, before and after the main scenario; empty when it has no solution.</summary>
    public IReadOnlyList<DependenceResult> Dependence { get; init; } = [];

    /// <summary>Budget, debt and capacity to pay of the economy; null without macro figures of it.</summary>
    public DebtResult? Debt { get; init; }

    /// <summary>Who could sell instead, product by product; null when the case does not ask.</summary>
    public SwitchingResult? Switching { get; init; }

    /// <summary>The claims of the article, tested and judged; none when the case lists none.</summary>
    public IReadOnlyList<JudgedClaim> Claims { get; init; } = [];

    /// <summary>What the data cannot say.</summary>
    public required EvidenceResult Evidence { get; init; }

    /// <summary>The whole result; of switching the products that lose most, since all of them are in the tables.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Switching = Switching is null ? null : Switching with { Products = [.. Switching.Products.Take(ProductsListed)] } }, ReportJson.Default.CaseResult);

    internal string EconomyName(string code) => EconomyNames.GetValueOrDefault(code, code);

    internal string SectorName(string code) => SectorNames.GetValueOrDefault(code, code);
}

/// <summary>One scenario of a case. Its trade, balances and sectors are those of the case's economy alone.</summary>
/// <param name="Id">Id in the case.</param>
/// <param name="Title">Title in the case.</param>
/// <param name="Values">The case's measures.</param>
/// <param name="Run">The whole result.</param>
public sealed record CaseScenarioResult(string Id, string Title, IReadOnlyList<Interval> Values, RunResult Run);

/// <summary>Something that is measured, always as a change.</summary>
/// <param name="Id">Id.</param>
/// <param name="Label">For readers.</param>
/// <param name="Unit"><c>fraction</c> or <c>USD</c>.</param>
/// <param name="Before">Its level in the world; null for an index, which begins at one.</param>
/// <param name="Economy">Code of the economy, where a claim asks about another than the case's.</param>
public sealed record MeasureInfo(string Id, string Label, string Unit, double? Before = null, string? Economy = null)
{
    /// <summary>Whether it is a balance of the case's economy.</summary>
    internal bool IsBalance => Economy is null && Id.StartsWith("goods-balance", StringComparison.Ordinal);
}

/// <summary>The measures with the events of another day.</summary>
public sealed record DateResult(string Date, IReadOnlyList<Interval> Values);

/// <summary>The measures under another model.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Label">What differs.</param>
/// <param name="Why">A sentence on why the answer differs.</param>
/// <param name="Values">The measures; null when it did not converge.</param>
/// <param name="Failure">Why there are no values; null when there are.</param>
public sealed record VariantResult(string Id, string Label, string Why, IReadOnlyList<Interval>? Values, string? Failure);

/// <summary>Shares of the variance of each measure that come from each input.</summary>
/// <param name="Inputs">Labels of the inputs.</param>
/// <param name="Shares">By input, then measure.</param>
public sealed record VarianceResult(IReadOnlyList<string> Inputs, IReadOnlyList<IReadOnlyList<VarianceShare>> Shares);

/// <summary>The measures year by year.</summary>
public sealed record PathResult(string Title, IReadOnlyList<PathYear> Years);

/// <summary>One year of the path.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Horizon">Years since the start.</param>
/// <param name="ElasticityShare">Median share of the long-run elasticities that holds by then.</param>
/// <param name="Values">The measures.</param>
public sealed record PathYear(int Year, int Horizon, double ElasticityShare, IReadOnlyList<Interval> Values);

/// <summary>What economies gain from acting together.</summary>
/// <param name="Title">Title in the case.</param>
/// <param name="Events">The events, members' and outsiders'.</param>
/// <param name="Players">What each player gains.</param>
/// <param name="Joint">Gain of all players together when all act, USD of the base year.</param>
/// <param name="Subsets">Every coalition.</param>
public sealed record CoalitionResult(
    string Title, IReadOnlyList<EventSummary> Events, IReadOnlyList<CoalitionPlayer> Players, Interval Joint, IReadOnlyList<CoalitionSubset> Subsets);

/// <summary>One player of a coalition; gains in USD of the base year (equivalent income) and as a fraction of welfare.</summary>
/// <param name="Economy">Code.</param>
/// <param name="Shapley">Marginal contribution to the players' joint gain, averaged over the orders in which they may join; USD.</param>
/// <param name="Alone">Welfare when it acts alone.</param>
/// <param name="Together">Welfare when all act.</param>
/// <param name="FromOthers">What the others' joining adds to its welfare when it acts: together less alone.</param>
public sealed record CoalitionPlayer(string Economy, Interval Shapley, Interval Alone, Interval Together, Interval FromOthers);

/// <summary>The welfare of each player, in the order of the players, when some of them act.</summary>
public sealed record CoalitionSubset(IReadOnlyList<string> Members, IReadOnlyList<Interval> Welfare, Interval Joint);

/// <summary>A small game, solved backwards in every draw.</summary>
/// <param name="Title">Title in the case.</param>
/// <param name="Players">Codes; payoffs are in this order.</param>
/// <param name="Events">The events that moves bring about.</param>
/// <param name="Root">The first decision.</param>
public sealed record GameResult(string Title, IReadOnlyList<string> Players, IReadOnlyList<EventSummary> Events, GameNode Root);

/// <summary>A point of the game: a decision, or an end with payoffs.</summary>
/// <param name="Label">The move that leads here; of the root, the situation.</param>
/// <param name="Chosen">Share of the draws in which who moves before chooses this, once there; 1 at the root.</param>
/// <param name="Player">Who decides here; null at an end.</param>
/// <param name="Events">Ids of the events in force at an end.</param>
/// <param name="Payoffs">Welfare of each player when everyone after chooses best; fractions.</param>
/// <param name="Moves">What may be chosen; empty at an end.</param>
public sealed record GameNode(string Label, double Chosen, string? Player, IReadOnlyList<string> Events, IReadOnlyList<Interval> Payoffs, IReadOnlyList<GameNode> Moves);

/// <summary>What the numbers rest on, and where they are weak.</summary>
/// <param name="Donors">Economies whose input coefficients are another's: code and donor.</param>
/// <param name="Benchmarks">Published figures and the world's.</param>
/// <param name="Adjustments">How far balancing moved the economies of the case.</param>
/// <param name="Notes">What to know of the world.</param>
/// <param name="Gaps">What the case says it lacks, and what the model leaves out.</param>
/// <param name="Sources">Data sets behind the world.</param>
/// <param name="ElasticitySets">Published sets that draws choose from, with their source.</param>
/// <param name="Record">How the model did on past events of the kinds that the case has.</param>
public sealed record EvidenceResult(
    IReadOnlyList<DonorResult> Donors,
    IReadOnlyList<BenchmarkResult> Benchmarks,
    IReadOnlyList<AdjustmentResult> Adjustments,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<SourceResult> Sources,
    IReadOnlyList<ElasticitySetResult> ElasticitySets,
    IReadOnlyList<RecordLine> Record);

/// <summary>An economy whose input coefficients are another's.</summary>
public sealed record DonorResult(string Economy, string Donor);

/// <summary>A published figure, the world's figure, USD, and their relative distance.</summary>
public sealed record BenchmarkResult(string Description, double Target, double Value, double RelativeDistance, string Citation);

/// <summary>How far balancing moved an economy: mean absolute relative changes weighted by value.</summary>
public sealed record AdjustmentResult(string Economy, double Exports, double Imports, double Domestic, double Coefficients);

/// <summary>A data set behind the world.</summary>
public sealed record SourceResult(string Name, string Citation, string Licence, string Link);

/// <summary>A published set of trade elasticities.</summary>
public sealed record ElasticitySetResult(string Name, string Source);
