namespace Realign.Cases.Drafting;

/// <summary>What a draft is told beside the article.</summary>
public sealed record DraftOptions
{
    /// <summary>Draws of a drafted case: with few events it runs in well under a minute.</summary>
    public const int DefaultDraws = 50;

    /// <summary>The economy that the case is about; null to find out.</summary>
    public string? Home { get; init; }

    /// <summary>When the article appeared; null to find out.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The day that is taken where the article has none.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where the article appeared; null when it is not known.</summary>
    public Uri? Url { get; init; }

    public int Draws { get; init; } = DefaultDraws;

    public long Seed { get; init; } = 1;
}
