namespace Realign.Claims.Reading;

/// <summary>Where a claim says its measure goes, and whether its figure is the size of the change or the level.</summary>
/// <param name="Direction">Where it goes.</param>
/// <param name="IsSize">The figure is the size of the change.</param>
/// <param name="First">First token of the verb or noun of change; −1 when there is none.</param>
/// <param name="Next">Token behind it.</param>
internal readonly record struct Change(ClaimDirection Direction, bool IsSize, int First, int Next)
{
    public static Change None { get; } = new(ClaimDirection.Level, false, -1, -1);
}
