using System.Text.Json.Serialization;

namespace Realign.Sweeps;

/// <summary>What a sweep's folder says of itself (<c>manifest.json</c>): enough to refuse to go on with other inputs.</summary>
internal sealed record SweepManifest
{
    public const string CurrentFormat = "realign-sweep-1";

    public string Format { get; init; } = CurrentFormat;

    public required string Name { get; init; }

    /// <summary><see cref="SweepPlan.Hash"/>.</summary>
    public required string Hash { get; init; }

    public required string RealignVersion { get; init; }

    /// <summary>Hashes of the worlds by name.</summary>
    public required IReadOnlyDictionary<string, string> Worlds { get; init; }

    public required int Units { get; init; }

    public required long Draws { get; init; }

    public required long Seed { get; init; }

    public required IReadOnlyList<string> Cells { get; init; }

    public static SweepManifest Of(SweepPlan plan) => new()
    {
        Name = plan.Sweep.Name,
        Hash = plan.Hash,
        RealignVersion = Product.Version,
        Worlds = plan.WorldHashes,
        Units = plan.Units,
        Draws = plan.Sweep.Draws,
        Seed = plan.Sweep.Seed,
        Cells = [.. plan.Cells.Select(c => c.ToString())],
    };
}

/// <summary>A line of <c>journal.jsonl</c>: how a unit ended.</summary>
/// <param name="Unit">Its number.</param>
/// <param name="Sha256">Of its shard; null when it failed.</param>
/// <param name="Failure">Why it failed, with its input; null when it is done.</param>
internal sealed record JournalLine(int Unit, string? Sha256, string? Failure);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SweepManifest))]
[JsonSerializable(typeof(SweepState))]
internal sealed partial class SweepJson : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
