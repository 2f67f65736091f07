using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Agreements;

/// <summary>What joining an agreement did to trade with its hub, with everything that was tried on it. docs/models/belt-and-road.md.</summary>
public sealed record AgreementEstimate
{
    public const string CurrentFormat = "realign-agreement-estimate-1";

    private static readonly Dictionary<string, Lazy<AgreementEstimate>> _shipped = new(StringComparer.Ordinal)
    {
        ["belt-and-road"] = new(() => Embedded("belt-and-road")),
    };

    public required string Format { get; init; }

    public required string RealignVersion { get; init; }

    /// <summary>Name in scenarios.</summary>
    public required string Id { get; init; }

    /// <summary>What a sentence calls it, such as "joining the Belt and Road".</summary>
    public required string Title { get; init; }

    /// <summary>Code of the economy that members agree with.</summary>
    public required string Hub { get; init; }

    /// <summary>Files that it was estimated from.</summary>
    public required IReadOnlyList<EstimateSource> Sources { get; init; }

    /// <summary>What was estimated, in lines.</summary>
    public required IReadOnlyList<string> Specification { get; init; }

    public required IReadOnlyList<Membership> Members { get; init; }

    /// <summary>The estimate, with its sampling errors.</summary>
    public required DirectedEffects Main { get; init; }

    /// <summary>
    /// What scenarios draw from: the estimate with errors as large as the placebos' spread says, where that is more than the sampling error. The correlation of the
    /// two directions stays.
    /// </summary>
    [JsonIgnore]
    public DirectedEffects ForScenarios
    {
        get
        {
            double exports = Widening(e => e.Exports), imports = Widening(e => e.Imports);
            return Main with { Exports = Widened(Main.Exports, exports), Imports = Widened(Main.Imports, imports), Covariance = exports * imports * Main.Covariance };
        }
    }

    public required EventStudy EventStudy { get; init; }

    public required IReadOnlyList<DirectedEffects> SectorGroups { get; init; }

    /// <summary>The main estimate with one choice changed at a time.</summary>
    public required IReadOnlyList<DirectedEffects> Robustness { get; init; }

    /// <summary>The main estimate without one economy's trade with the hub; the name is its code.</summary>
    public required IReadOnlyList<DirectedEffects> LeaveOneOut { get; init; }

    public required StaggeredEffects Staggered { get; init; }

    /// <summary>Members pretended to have joined with another economy, whose code is the name.</summary>
    public required IReadOnlyList<DirectedEffects> Placebos { get; init; }

    /// <summary>Names of the estimates that Realign comes with.</summary>
    public static IReadOnlyCollection<string> Names => _shipped.Keys;

    /// <summary>An estimate that this version of Realign came with.</summary>
    /// <exception cref="RealignException">There is none of this name.</exception>
    public static AgreementEstimate Shipped(string id) => _shipped.TryGetValue(id, out var estimate)
        ? estimate.Value
        : throw new RealignException($"'{id}' is no estimate.{NearestName.Hint(id, Names)} Known: {string.Join(", ", Names)}.");

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="RealignException">The text is none.</exception>
    public static AgreementEstimate FromJson(string json)
    {
        try
        {
            var estimate = JsonSerializer.Deserialize(json, AgreementJson.Default.AgreementEstimate);
            return estimate?.Format == CurrentFormat ? estimate : throw new RealignException($"The estimate has the format '{estimate?.Format}', not {CurrentFormat}. Build it again with 'realign estimate belt-and-road'.");
        }
        catch (JsonException e)
        {
            throw new RealignException($"The estimate cannot be read: {e.Message} Build it again with 'realign estimate belt-and-road'.");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, AgreementJson.Default.AgreementEstimate) + "\n";

    /// <summary>The picture of a shipped estimate as SVG, effects by years since joining; null when there is none.</summary>
    public static string? Picture(string id)
    {
        using var stream = typeof(AgreementEstimate).Assembly.GetManifestResourceStream($"estimates/{id}.svg");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Root mean square of the placebos over the standard error; at least 1.</summary>
    private double Widening(Func<DirectedEffects, EffectEstimate> direction) =>
        Placebos.Count == 0 || direction(Main).StandardError == 0 ? 1 : Math.Max(1, Math.Sqrt(Placebos.Average(p => direction(p).Estimate * direction(p).Estimate)) / direction(Main).StandardError);

    private static EffectEstimate Widened(EffectEstimate effect, double factor) => effect with { StandardError = factor * effect.StandardError };

    private static AgreementEstimate Embedded(string id)
    {
        using var stream = typeof(AgreementEstimate).Assembly.GetManifestResourceStream($"estimates/{id}.json") ?? throw new RealignException($"This build of Realign comes without the estimate '{id}'. Restore data/estimates/{id}.json and build again.");
        using var reader = new StreamReader(stream);
        return FromJson(reader.ReadToEnd());
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(AgreementEstimate))]
internal sealed partial class AgreementJson : JsonSerializerContext;
