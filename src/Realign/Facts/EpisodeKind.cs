namespace Realign.Facts;

/// <summary>How the effect of a past episode is known.</summary>
public enum EpisodeKind
{
    /// <summary>Figures before and after, whatever else happened between.</summary>
    Observed,

    /// <summary>Against what a study says would have been.</summary>
    Estimated,
}
