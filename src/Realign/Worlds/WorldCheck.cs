namespace Realign.Worlds;

/// <summary>Placeholder.</summary>
public static class WorldCheck
{
}
