namespace Realign.PublicFinance.Capacity;

/// <summary>Whether a claim of doubling holds on one definition.</summary>
public enum CapacityVerdict
{
    /// <summary>In 95 % of draws or more, or at central values where there are no draws.</summary>
    Holds,

    /// <summary>In some draws: the range reaches two.</summary>
    Possible,

    DoesNotHold,

    /// <summary>There is no ratio: a figure is missing, or the measure is nothing before.</summary>
    Undefined,
}
