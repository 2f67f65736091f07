namespace Realign.Claims;

/// <summary>Where what a claim is about goes; of a deficit, where the deficit goes.</summary>
public enum ClaimDirection
{
    Level,
    Increase,
    Decrease,

    /// <summary>By a factor.</summary>
    Multiply,
    Eliminate,
}
