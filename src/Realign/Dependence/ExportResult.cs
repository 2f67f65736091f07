using System.Text.Json;

namespace Realign.Dependence;

/// <summary>A decomposition of an economy's exports as programs read it (<c>--decompose --json</c>); docs/schema/export-result.schema.json describes it. Money USD.</summary>
public sealed record ExportResult
{
    /// <summary>Version of this layout.</summary>
    public string Format { get; init; } = "realign-exports-1";

    public required string RealignVersion { get; init; }

    public required DependenceWorld World { get; init; }

    public required DependenceSide Exporter { get; init; }

    /// <summary>Null for all importers.</summary>
    public required DependenceSide? Importer { get; init; }

    /// <summary>Null when nothing happens.</summary>
    public required DependenceScenario? Scenario { get; init; }

    /// <summary><c>source</c>: value added is recorded the first time it leaves its country; <c>sink</c>: the last time.</summary>
    public required string Approach { get; init; }

    /// <summary>The largest gap between the terms of a flow and the flow, relative to it.</summary>
    public required double LargestGap { get; init; }

    public required ExportTermsResult Total { get; init; }

    /// <summary>Importers, the largest first.</summary>
    public required IReadOnlyList<ExportTermsResult> Importers { get; init; }

    /// <summary>Sectors, the largest first.</summary>
    public required IReadOnlyList<ExportTermsResult> Sectors { get; init; }

    /// <summary>Domestic value added in these exports by the economy that absorbs it, the largest first.</summary>
    public required IReadOnlyList<ExportPlace> AbsorbedBy { get; init; }

    /// <summary>Foreign value added in these exports by the economy that made it, the largest first.</summary>
    public required IReadOnlyList<ExportPlace> MadeIn { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, DependenceJson.Default.ExportResult);
}

/// <summary>The terms of some exports, USD; the names are those of <see cref="ExportTerms"/>.</summary>
public sealed record ExportTermsResult(
    string Code, string Name, double GrossExports, double DomesticValueAdded, double AbsorbedAbroad, double Reflection, double DomesticDoubleCounting,
    double ForeignValueAdded, double ForeignDoubleCounting, double DirectlyAbsorbed, double ValueChainTrade, double Backward, double Forward);

/// <summary>An economy and an amount, USD.</summary>
public sealed record ExportPlace(string Code, string Name, double Value);
