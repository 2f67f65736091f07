namespace Realign.Facts;

/// <summary>What is asked of a ledger. The rules by which figures answer are in docs/facts.md.</summary>
public sealed record FactQuery
{
    /// <summary>An indicator's id.</summary>
    public required string Indicator { get; init; }

    public required string Economy { get; init; }

    /// <summary>Null asks for the total, which is partner WLD where the indicator has partners.</summary>
    public string? Partner { get; init; }

    /// <summary>Null asks for all, the latest first.</summary>
    public FactPeriod? Period { get; init; }

    /// <summary>A code of <see cref="FactBasis"/>; null takes any. FOB and CIF are understood of balances, too: they say how imports are counted.</summary>
    public string? Basis { get; init; }

    /// <summary>A canonical unit; null takes any.</summary>
    public string? Unit { get; init; }

    /// <summary>Only figures that were published by this day; those without a date of publication are left out.</summary>
    public DateOnly? PublishedBy { get; init; }

    /// <summary>Only figures of periods that end after this day: what happened since.</summary>
    public DateOnly? EndsAfter { get; init; }
}
