using System.Text.Json;

namespace Realign.Facts;

/// <summary>What a check of figures found, as programs read it (<c>facts check --json</c>); docs/schema/facts-check.schema.json describes it.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="RealignVersion">Version of Realign.</param>
/// <param name="Figures">Figures checked.</param>
/// <param name="Comparisons">Figures held against others.</param>
/// <param name="Tolerance">A fraction.</param>
/// <param name="Holds">Whether nothing contradicts.</param>
/// <param name="Findings">Contradictions first.</param>
public sealed record FactCheckResult(string Format, string RealignVersion, int Figures, int Comparisons, double Tolerance, bool Holds, IReadOnlyList<FactFindingResult> Findings)
{
    public static FactCheckResult Of(FactCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new("realign-facts-check-1", Product.Version, report.Figures, report.Comparisons, report.Tolerance, report.Holds, [.. report.Findings.Select(f => new FactFindingResult(f.Kind, f.Text, [.. f.Facts.Select(FactResult.Of)]))]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, FactsJson.Default.FactCheckResult);
}

/// <summary>A finding: see <see cref="FactFinding"/>.</summary>
public sealed record FactFindingResult(FactFindingKind Kind, string Text, IReadOnlyList<FactResult> Facts);
