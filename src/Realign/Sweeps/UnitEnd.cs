namespace Realign.Sweeps;

/// <summary>How a unit ended.</summary>
/// <param name="Unit">Its number.</param>
/// <param name="Shard">Its rows as a Parquet file; null when it failed.</param>
/// <param name="Failure">Why it failed, with its input; null when it is done.</param>
public readonly record struct UnitEnd(int Unit, byte[]? Shard, string? Failure);
