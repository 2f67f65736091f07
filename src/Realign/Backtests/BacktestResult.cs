using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Backtests;

/// <summary>
/// The model's record on past events, as programs read it (<c>--json</c>, and <c>data/track-record/record.json</c>). Changes are logarithms, scores as in
/// <see cref="ForecastScores"/>.
/// </summary>
public sealed record BacktestResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-backtest-1";

    public required string RealignVersion { get; init; }

    /// <summary>SHA-256 over the names and contents of every input file: worlds, observed shares, scenarios, schedules, the list of episodes.</summary>
    public required string InputsHash { get; init; }

    /// <summary>Elasticity set that the full scores are of.</summary>
    public required string Elasticities { get; init; }

    public required int Draws { get; init; }

    public required long Seed { get; init; }

    public required double SmallestShare { get; init; }

    public required double SmallestFlow { get; init; }

    public required IReadOnlyList<EpisodeResult> Episodes { get; init; }

    /// <summary>All tariff episodes together at their last year, directly touched cells less the exporter's other markets, by sector.</summary>
    public required IReadOnlyList<SectorRecord> Sectors { get; init; }

    /// <summary>How well each elasticity set predicts: each tariff episode, and all of them together, for each basis.</summary>
    public required IReadOnlyList<ElasticityRecord> ElasticitySets { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, BacktestJson.Default.BacktestResult) + "\n";

    /// <exception cref="RealignException">The text is no such record.</exception>
    public static BacktestResult FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BacktestJson.Default.BacktestResult) ?? throw new RealignException("The record is empty. Run 'realign backtest' again.");
        }
        catch (JsonException e)
        {
            throw new RealignException($"This is no record of backtests ({e.Message}). Run 'realign backtest' again.", e);
        }
    }
}

/// <summary>The record on one episode.</summary>
public sealed record EpisodeResult
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What a sentence calls it.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether the record of its kind is quoted from it.</summary>
    public required bool Quoted { get; init; }

    /// <summary>Name and hash of the world of the year before.</summary>
    public required string World { get; init; }

    public required string WorldHash { get; init; }

    public required int Base { get; init; }

    public required int TrendYears { get; init; }

    /// <summary>What else moved trade in those years.</summary>
    public required IReadOnlyList<string> AlsoHappened { get; init; }

    /// <summary>One run a year, with the result's elasticity set.</summary>
    public required IReadOnlyList<EpisodeRun> Runs { get; init; }

    /// <summary>The same runs with other elasticity sets, for tariff episodes alone: what an agreement or a boycott does hardly depends on them. Not in the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<EpisodeRun> OtherSets { get; init; } = [];
}

/// <summary>An episode solved with one elasticity set and compared with one year.</summary>
public sealed record EpisodeRun
{
    /// <summary>The year whose trade is compared.</summary>
    public required int After { get; init; }

    /// <summary>Its distance from the base year.</summary>
    public required int Years { get; init; }

    public required string Elasticities { get; init; }

    public required bool Converged { get; init; }

    /// <summary>Why there are no scores; null when it converged.</summary>
    public required string? Failure { get; init; }

    public required IReadOnlyList<ScoreRow> Scores { get; init; }

    /// <summary>What the scores are of; not in the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<BacktestCell> Cells { get; init; } = [];
}

/// <summary>Scores of one group of cells.</summary>
/// <param name="Event">Id of the event that touches them; null for all events of the episode together.</param>
/// <param name="Group">How the event reaches them.</param>
/// <param name="Basis"><c>plain</c>: the change itself. <c>relative</c>: less what the exporter did in the sector's markets that the event leaves alone.</param>
/// <param name="Weighted">Whether a cell counts by its flow; else all count alike.</param>
/// <param name="Scores">The scores.</param>
public sealed record ScoreRow(string? Event, CellGroup Group, string Basis, bool Weighted, ForecastScores Scores);

/// <summary>The record in one sector.</summary>
public sealed record SectorRecord(string Sector, string Name, double TradeElasticity, ForecastScores Scores);

/// <summary>The record of one elasticity set: directly touched cells at the last year, each counting alike.</summary>
/// <param name="Episode">Id of the tariff episode; null for all of them together.</param>
/// <param name="Elasticities">Name of the set.</param>
/// <param name="Basis"><c>plain</c> or <c>relative</c>.</param>
/// <param name="Cells">Cells compared.</param>
/// <param name="RightSigns">Share of the calls whose direction was right.</param>
/// <param name="Slope">Slope of the realised on the predicted change.</param>
/// <param name="MeanRatio">Mean realised over mean predicted change.</param>
/// <param name="RankCorrelation">Correlation of the ranks.</param>
/// <param name="MeanAbsoluteError">Mean absolute error.</param>
/// <param name="NoChangeError">The same of the forecast that nothing changes.</param>
/// <param name="Failed">Runs that did not converge and are not in the scores.</param>
public sealed record ElasticityRecord(
    string? Episode, string Elasticities, string Basis, int Cells, double? RightSigns, double? Slope, double? MeanRatio, double? RankCorrelation,
    double? MeanAbsoluteError, double? NoChangeError, int Failed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(BacktestResult))]
internal sealed partial class BacktestJson : JsonSerializerContext;
