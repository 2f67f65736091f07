namespace Realign.Claims;

/// <summary>A quantified or directed statement that a text makes about an economy: where it stands, who says it, and what it says.</summary>
public sealed record Claim
{
    /// <summary>The words of the claim, exactly as in the text.</summary>
    public required string Span { get; init; }

    /// <summary>Offset of the span into the text, in UTF-16 units; −1 for a claim that stands in no text.</summary>
    public required int Start { get; init; }

    /// <summary>Whether the claim stands in a text.</summary>
    internal bool IsPlaced => Start >= 0;

    /// <summary>Who says it; null for the article itself.</summary>
    public string? Speaker { get; init; }

    /// <summary>The speaker's office: "head of state", "central bank", "statistics office", "business association" …</summary>
    public string? SpeakerRole { get; init; }

    public required ClaimMeasure Measure { get; init; }

    /// <summary>ISO 3166 alpha-3 code or a group ("EU", "LAC", "Mercosur"); several parted by commas; null when the text names none.</summary>
    public string? SubjectEconomy { get; init; }

    /// <summary>The other side, in the same codes; "WLD" for trade with all partners.</summary>
    public string? PartnerEconomy { get; init; }

    /// <summary>The product or line of business, in English.</summary>
    public string? Sector { get; init; }

    public required ClaimDirection Direction { get; init; }

    /// <summary>The figure in full units of <see cref="Unit"/>, percentages as percentages; a deficit named as a level is negative; null without a figure.</summary>
    public double? Value { get; init; }

    /// <summary>The upper end where the text gives a range.</summary>
    public double? ValueHigh { get; init; }

    /// <summary>A currency's ISO 4217 code or one of <see cref="Quantities.Units"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>The hedge as written, "from A" where a movement began at A, or "no number"; null when the figure is put as exact.</summary>
    public string? Approximate { get; init; }

    /// <summary>The period or the horizon, as written.</summary>
    public string? Time { get; init; }

    public ClaimModality Modality { get; init; }

    /// <summary>What the text names as the cause.</summary>
    public string? CausalDriver { get; init; }

    /// <summary>Who found it; null where the rules alone were asked.</summary>
    public ClaimFinder? FoundBy { get; init; }
}
