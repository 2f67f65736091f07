using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Models.Ensembles;

namespace Realign.Dependence;

/// <summary>A study of a dependence as programs read it (<c>--json</c>); docs/schema/dependence-result.schema.json describes it. Shares and welfare changes are fractions, money USD.</summary>
public sealed record DependenceResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-dependence-1";

    public required string RealignVersion { get; init; }

    public required DependenceWorld World { get; init; }

    public required DependenceSide Subject { get; init; }

    /// <summary>Null when all partners are ranked.</summary>
    public required DependenceSide? Partner { get; init; }

    /// <summary>Null when nothing happens.</summary>
    public required DependenceScenario? Scenario { get; init; }

    /// <summary>Share of the long-run elasticities that the short run has; with draws it is drawn too, and this is its middle.</summary>
    public required double ShortRunShare { get; init; }

    public required int Draws { get; init; }

    public required int DrawsFailed { get; init; }

    /// <summary>Null without draws.</summary>
    public required long? Seed { get; init; }

    /// <summary>The measures of the pair; empty when all partners are ranked.</summary>
    public required IReadOnlyList<MeasureResult> Measures { get; init; }

    /// <summary>The subject's sectors and their measures; empty when all partners are ranked.</summary>
    public required IReadOnlyList<SectorMeasures> Sectors { get; init; }

    /// <summary>The partners, the one that absorbs most of the subject's GDP first; empty when one is named.</summary>
    public required IReadOnlyList<PartnerResult> Partners { get; init; }

    /// <summary>Trade and value added with the largest partners, before and after.</summary>
    public required IReadOnlyList<NetworkResult> Network { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, DependenceJson.Default.DependenceResult);
}

/// <summary>Which world was used.</summary>
public sealed record DependenceWorld(string Name, int Year, string Hash, int Economies, int Sectors);

/// <summary>One side of a dependence.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Label">As a reader sees it.</param>
/// <param name="Members">Codes.</param>
/// <param name="Gdp">USD.</param>
/// <param name="DonatedCoefficients">Members whose input coefficients are another economy's.</param>
public sealed record DependenceSide(string Name, string Label, IReadOnlyList<string> Members, double Gdp, IReadOnlyList<string> DonatedCoefficients);

/// <summary>What happens between before and after.</summary>
public sealed record DependenceScenario(string Name, string File, string? At, string Model, string Closure, string Elasticities);

/// <summary>A measure before and after; fractions.</summary>
/// <param name="Id">Of the measure.</param>
/// <param name="Name">As a reader sees it.</param>
/// <param name="Before">Without the scenario; null where there is nothing to take a share of, or it is missing.</param>
/// <param name="After">With it; null without a scenario.</param>
/// <param name="Change">After less before, draw by draw.</param>
/// <param name="Missing">Why there is no number; null when there is one.</param>
public sealed record MeasureResult(string Id, string Name, Interval? Before, Interval? After, Interval? Change, string? Missing);

/// <summary>A sector of the subject; money USD.</summary>
public sealed record SectorMeasures(string Code, string Name, bool IsGood, double Output, double ExportsToPartner, double ImportsFromPartner, IReadOnlyList<MeasureResult> Measures);

/// <summary>A partner and the subject's dependence on it.</summary>
public sealed record PartnerResult(string Code, string Name, IReadOnlyList<MeasureResult> Measures);

/// <summary>Flows with one partner, USD: gross, and value added by origin and absorption.</summary>
/// <param name="Code">The partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Without the scenario.</param>
/// <param name="After">With it; null without a scenario.</param>
public sealed record NetworkResult(string Code, string Name, NetworkFlows Before, NetworkFlows? After);

/// <summary>Flows between a subject and a partner, USD.</summary>
/// <param name="Exports">Gross, net of duties.</param>
/// <param name="Imports">Gross, net of duties.</param>
/// <param name="ValueAddedSold">The subject's value added that the partner's final demand absorbs.</param>
/// <param name="ValueAddedBought">The partner's value added that the subject's final demand absorbs.</param>
public sealed record NetworkFlows(double Exports, double Imports, double ValueAddedSold, double ValueAddedBought);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DependenceResult))]
[JsonSerializable(typeof(ExportResult))]
internal sealed partial class DependenceJson : JsonSerializerContext;
