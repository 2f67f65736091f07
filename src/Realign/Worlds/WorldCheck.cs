namespace Realign.Worlds;

/// <summary>Placeholder.</summary>
public static class WorldCheck
{
    public const double Tolerance = 1e-9;
}
