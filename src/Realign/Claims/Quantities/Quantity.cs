namespace Realign.Claims.Quantities;

/// <summary>A quantity that a text names, in full units.</summary>
public sealed record Quantity
{
    /// <summary>Offset of its first character, the hedge included.</summary>
    public required int Start { get; init; }

    /// <summary>Offset behind its last character.</summary>
    public required int End { get; init; }

    /// <summary>The figure, or the lower end of a range, in <see cref="Unit"/>; percentages as percentages.</summary>
    public required double Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public double? High { get; init; }

    /// <summary>Where a movement began.</summary>
    public double? From { get; init; }

    /// <summary>A currency's ISO 4217 code or one of <see cref="Units"/>; null for a bare number.</summary>
    public string? Unit { get; init; }

    public QuantityForm Form { get; init; }

    /// <summary>The words that make it approximate, as written: "more than", "casi".</summary>
    public string? Hedge { get; init; }

    /// <summary>First token, the hedge included.</summary>
    internal int First { get; init; }

    /// <summary>Token behind the last.</summary>
    internal int Next { get; init; }

    /// <summary>Token of the figure itself.</summary>
    internal int Core { get; init; }
}
