using Realign.Worlds;

namespace Realign.Tests;

/// <summary>The world in the repository, read once.</summary>
internal static class ShippedWorld
{
    private static readonly Lazy<World> _world = new(() => WorldFolder.Read(Path.Combine(Repository.Root, "data", "world-2024")));

    public static World Value => _world.Value;
}

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Realign.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
