using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;

namespace Realign.Claims.Reading;

/// <summary>A claim while it is being put together.</summary>
internal sealed class Draft
{
    public required Sentence Sentence { get; init; }

    public Quantity? Quantity { get; init; }

    public Mention<MeasureName>? Named { get; set; }

    public ClaimMeasure Measure { get; set; }

    /// <summary>−1 for a deficit.</summary>
    public int Sign { get; set; }

    public Change Change { get; set; }

    public string? Subject { get; set; }

    public string? Partner { get; set; }

    public string? Sector { get; set; }

    /// <summary>Where the movement began, as written.</summary>
    public string? From { get; set; }

    public double? FromValue { get; set; }

    /// <summary>Token that stands for the claim when distances are taken.</summary>
    public int Anchor => Quantity?.Core ?? Named!.Value.First;
}
