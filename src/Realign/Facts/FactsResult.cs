using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Facts;

/// <summary>Answers of a ledger as programs read them (<c>facts find --json</c>); docs/schema/facts-result.schema.json describes it.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="RealignVersion">Version of Realign.</param>
/// <param name="Answers">One a question.</param>
public sealed record FactsResult(string Format, string RealignVersion, IReadOnlyList<FactAnswerResult> Answers)
{
    public static FactsResult Of(IEnumerable<FactAnswer> answers) => new("realign-facts-1", Product.Version, [.. answers.Select(FactAnswerResult.Of)]);

    public string ToJson() => JsonSerializer.Serialize(this, FactsJson.Default.FactsResult);
}

/// <summary>One answer.</summary>
/// <param name="Economy">As asked.</param>
/// <param name="Partner">As asked; null when none was.</param>
/// <param name="Indicator">As asked.</param>
/// <param name="Period">As asked; null when none was.</param>
/// <param name="Basis">As asked; null when none was.</param>
/// <param name="Unit">As asked; null when none was.</param>
/// <param name="Matches">Best first.</param>
/// <param name="Disagreements">Which of them differ by more than rounding.</param>
/// <param name="Aside">What comes near and does not count.</param>
/// <param name="Missing">Why nothing matched; null when something did.</param>
public sealed record FactAnswerResult(
    string Economy, string? Partner, string Indicator, string? Period, string? Basis, string? Unit, IReadOnlyList<FactMatchResult> Matches, IReadOnlyList<FactDisagreementResult> Disagreements, IReadOnlyList<FactAsideResult> Aside, string? Missing)
{
    public static FactAnswerResult Of(FactAnswer a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new(
            a.Query.Economy, a.Query.Partner, a.Query.Indicator, a.Query.Period?.Text, a.Query.Basis, a.Query.Unit,
            [.. a.Matches.Select(m => new FactMatchResult(FactResult.Of(m.Fact), m.PeriodMatch, m.Distance, m.SameLength, m.BasisMatch, m.How))],
            [.. a.Disagreements.Select(d => new FactDisagreementResult([.. d.Facts.Select(f => f.Id)], d.SameBasis, d.Gap, double.IsFinite(d.RelativeGap) ? d.RelativeGap : null, d.ToString()))],
            [.. a.Aside.Select(x => new FactAsideResult(FactResult.Of(x.Fact), x.Reason))],
            a.Missing);
    }
}

/// <summary>A match: see <see cref="FactMatch"/>.</summary>
public sealed record FactMatchResult(FactResult Fact, PeriodMatch PeriodMatch, double Distance, bool SameLength, BasisMatch BasisMatch, string How);

/// <summary>A disagreement: see <see cref="FactDisagreement"/>. The gap is in full units, the relative gap a fraction, null when the first figure is zero.</summary>
public sealed record FactDisagreementResult(IReadOnlyList<string> Ids, bool SameBasis, double Gap, double? RelativeGap, string Text);

/// <summary>A figure that does not count, and why.</summary>
public sealed record FactAsideResult(FactResult Fact, string Reason);

/// <summary>Serialisation without reflection, so that the command starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FactsResult))]
[JsonSerializable(typeof(FactCheckResult))]
internal sealed partial class FactsJson : JsonSerializerContext;
