namespace Realign.Verdicts;

/// <summary>From probabilities to words.</summary>
public static class LikelihoodScale
{
    /// <summary>The word for a probability.</summary>
    /// <exception cref="RealignException">It does not lie between 0 and 1.</exception>
    public static Likelihood Of(double probability) => probability switch
    {
        >= 0 and < 0.01 => Likelihood.ExceptionallyUnlikely,
        >= 0 and < 0.1 => Likelihood.VeryUnlikely,
        >= 0 and < 0.33 => Likelihood.Unlikely,
        >= 0 and <= 0.66 => Likelihood.AboutAsLikelyAsNot,
        >= 0 and <= 0.9 => Likelihood.Likely,
        >= 0 and <= 0.99 => Likelihood.VeryLikely,
        >= 0 and <= 1 => Likelihood.VirtuallyCertain,
        _ => throw new RealignException($"A probability of {probability} is not possible; it lies between 0 and 1."),
    };

    /// <summary>As a reader sees it.</summary>
    public static string Word(Likelihood likelihood) => likelihood switch
    {
        Likelihood.ExceptionallyUnlikely => "exceptionally unlikely",
        Likelihood.VeryUnlikely => "very unlikely",
        Likelihood.Unlikely => "unlikely",
        Likelihood.AboutAsLikelyAsNot => "about as likely as not",
        Likelihood.Likely => "likely",
        Likelihood.VeryLikely => "very likely",
        _ => "virtually certain",
    };
}
