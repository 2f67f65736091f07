using Realign.Verdicts;

namespace Realign.Reports;

/// <summary>
/// A verdict on the scale of five that fact checks are exchanged with: 5 true, 4 mostly true, 3 half true, 2 mostly false, 1 false. The word of the verdict is what counts;
/// the number is a coarse translation by a fixed rule (docs/verdicts.md).
/// </summary>
public static class ClaimRating
{
    /// <summary>The best rating: the claim holds.</summary>
    public const int Best = 5;

    /// <summary>The worst rating: it does not.</summary>
    public const int Worst = 1;

    /// <summary>The rating; null where nothing was tested, or the verdict is none of those that the rule knows.</summary>
    public static int? Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Probability is { } p ? Of(LikelihoodScale.Of(p)) : verdict.Word switch
        {
            "right" => Best,
            "nearly right" or "mostly right" or "right on another basis" => 4,
            "partly right" or "disputed" => 3,
            "does not follow" => 2,
            "wrong" => Worst,
            _ => null,
        };
    }

    private static int Of(Likelihood likelihood) => likelihood switch
    {
        Likelihood.VirtuallyCertain or Likelihood.VeryLikely => Best,
        Likelihood.Likely => 4,
        Likelihood.AboutAsLikelyAsNot => 3,
        Likelihood.Unlikely => 2,
        _ => Worst,
    };
}
