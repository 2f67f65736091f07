namespace Realign.Backtests;

/// <summary>What the record says of the model on past events of a kind.</summary>
/// <param name="Kind">The kind, as scenarios name it; <c>estimate</c> for what was estimated on past events, <c>elasticities</c> for how the sets compare.</param>
/// <param name="Episode">Id of the past event that is quoted, or of the estimate; null when there is none.</param>
/// <param name="Line">The sentence.</param>
public sealed record RecordLine(string Kind, string? Episode, string Line);
