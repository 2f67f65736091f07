namespace Realign.Facts;

/// <summary>What one figure did in a past diversion or realignment of trade: two levels, or the change alone where only that was published.</summary>
public sealed record PastEpisode
{
    public required string Id { get; init; }

    /// <summary>Its name; several rows may be of one episode.</summary>
    public required string Episode { get; init; }

    public required string Economy { get; init; }

    /// <summary>Empty where the indicator has no partner.</summary>
    public required string Partner { get; init; }

    public required FactIndicator Indicator { get; init; }

    /// <summary>The time before; null when not stated.</summary>
    public FactPeriod? Before { get; init; }

    /// <summary>In full units; null when only the change is known.</summary>
    public double? BeforeValue { get; init; }

    /// <summary>The time after; null when not stated.</summary>
    public FactPeriod? After { get; init; }

    /// <summary>In full units; null when only the change is known.</summary>
    public double? AfterValue { get; init; }

    /// <summary>The change as published, in full units; null when the levels are known or only one of them is.</summary>
    public double? Change { get; init; }

    /// <summary>Of the levels, or of the change.</summary>
    public required FactUnit Unit { get; init; }

    /// <summary>As published, with its scale.</summary>
    public required string PublishedUnit { get; init; }

    public EpisodeKind Kind { get; init; }

    /// <summary>What set it off.</summary>
    public required string Shock { get; init; }

    public required string Publisher { get; init; }

    /// <summary>Empty when there is no address.</summary>
    public string Link { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>The change in percent of the level before: of two levels above zero, or as published; null when neither is there. Differences of percentages are no percent.</summary>
    public double? PercentChange => BeforeValue is > 0 and var before && AfterValue is >= 0 and var after && (Unit.IsMoney || Unit.Name is "tonnes" or "people" or "times") ? 100 * ((after / before) - 1)
        : Change is { } change && Unit.Name == "percent" ? change : null;

    /// <summary>After less before in full units: of the levels, or as published in other units than percent; null when neither is there.</summary>
    public double? Difference => AfterValue - BeforeValue ?? (Unit.Name == "percent" ? null : Change);
}
