using Realign.Worlds;

namespace Realign.Tests;

/// <summary>The world in the repository, read once.</summary>
internal static class ShippedWorld
{
    private static readonly Lazy<World> _world = new(() => WorldFolder.Read(Path.Combine(Repository.Root, "data", "world-2024")));

    public static World Value => _world.Value;
}
