namespace Realign.Verdicts;

/// <summary>The calibrated words of the Intergovernmental Panel on Climate Change (Mastrandrea et al. 2010, guidance note on uncertainty), from the least to the most likely.</summary>
public enum Likelihood
{
    /// <summary>Below 1 %.</summary>
    ExceptionallyUnlikely,

    /// <summary>Below 10 %.</summary>
    VeryUnlikely,

    /// <summary>Below 33 %.</summary>
    Unlikely,

    /// <summary>33 to 66 %.</summary>
    AboutAsLikelyAsNot,

    /// <summary>Above 66 %.</summary>
    Likely,

    /// <summary>Above 90 %.</summary>
    VeryLikely,

    /// <summary>Above 99 %.</summary>
    VirtuallyCertain,
}
