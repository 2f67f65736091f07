namespace Realign.Facts;

/// <summary>One published or derived figure.</summary>
public sealed record Fact
{
    /// <summary>Unique in its source: F001 in the ledger; macro:, derived: and world: before those of other sources.</summary>
    public required string Id { get; init; }

    /// <summary>Code: ISO 3166 alpha-3, or a group such as EU.</summary>
    public required string Economy { get; init; }

    /// <summary>Code; WLD for totals, empty where the indicator has no partner.</summary>
    public required string Partner { get; init; }

    public required FactIndicator Indicator { get; init; }

    public required FactPeriod Period { get; init; }

    /// <summary>In full units of <see cref="Unit"/>: 14e9 USD; percentages as percent. A deficit is negative.</summary>
    public required double Value { get; init; }

    /// <summary>The canonical unit.</summary>
    public required FactUnit Unit { get; init; }

    /// <summary>The number as published, with its decimals.</summary>
    public required string PublishedValue { get; init; }

    /// <summary>The unit as published, with its scale.</summary>
    public required string PublishedUnit { get; init; }

    /// <summary>Half a unit of the last digit that was published, in full units: what rounding may hide.</summary>
    public required double Rounding { get; init; }

    public required FactBasis Basis { get; init; }

    public FactNature Nature { get; init; }

    /// <summary>Who says so, and where it was read.</summary>
    public required string Publisher { get; init; }

    /// <summary>Where; empty when there is no address.</summary>
    public string Link { get; init; } = "";

    /// <summary>When it was published; null when not known.</summary>
    public FactPeriod? Published { get; init; }

    public FactConfidence Confidence { get; init; }

    /// <summary>A caveat.</summary>
    public string Note { get; init; } = "";

    public FactSource Source { get; init; }

    /// <summary>Ids of the published facts that a derived one comes from.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Line in its file; 0 when it is from none.</summary>
    public int Line { get; init; }

    /// <summary>Whether it was measured or estimated for a time that is over: projections, targets and statements are no facts.</summary>
    public bool Counts => Nature is FactNature.Outturn or FactNature.Estimate;

    public override string ToString() =>
        $"{Id} {Economy}{(Partner.Length > 0 ? $"-{Partner}" : "")} {Indicator.Id} {Period}: {PublishedValue} {PublishedUnit}{(Basis.Text.Length > 0 ? $", {Basis.Text}" : "")} ({Publisher})";

    /// <summary>Whether two figures of the same say the same, as far as their rounding lets them.</summary>
    internal bool Agrees(Fact other) => Math.Abs(Value - other.Value) <= Math.Max(Rounding, other.Rounding) * (1 + 1e-9);
}
