using Realign.Worlds;
using Realign.Worlds.Importing;

namespace Realign.Bench;

/// <summary>The worlds that are measured.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static World Shipped() => WorldFolder.Read(Path.Combine(Root, "data", "world-2024"));

    /// <summary>Caliendo and Parro's 31 economies and 40 sectors, or null where the data are not at hand.</summary>
    public static (World World, string Folder)? Nafta()
    {
        string shared = Environment.GetEnvironmentVariable("REALIGN_SHARED") ?? Path.Combine(Root, "..", "shared");
        string folder = Path.Combine(shared, "data", "caliendo-parro");
        return Directory.Exists(folder) ? (TidyFolder.Read(folder), folder) : null;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Realign.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
