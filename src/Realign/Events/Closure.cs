namespace Realign.Events;

/// <summary>What happens to trade deficits D′ in a counterfactual. Transfers of the scenario come on top.</summary>
public enum Closure
{
    /// <summary>Each deficit stays the same share of world income (value added), as in Caliendo and Parro (2015).</summary>
    WorldShare,

    /// <summary>Each deficit stays the same share of the economy's own income, but for one world-wide adjustment in points of income that makes deficits sum to zero.</summary>
    OwnShare,

    /// <summary>No deficits; the baseline is solved without them first, so that effects compare like with like.</summary>
    Balanced,

    /// <summary>Deficits that the scenario gives.</summary>
    Given,
}
