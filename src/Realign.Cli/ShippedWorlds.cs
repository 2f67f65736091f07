using Realign.Worlds;

namespace Realign.Cli;

/// <summary>Finds worlds: a folder, or the name of one that came with the command.</summary>
internal static class ShippedWorlds
{
    public const string Default = "world-2024";

    private static string Home => Path.Combine(AppContext.BaseDirectory, "worlds");

    /// <summary>Reads the world of a name or path; relative paths are tried from <paramref name="beside"/> first.</summary>
    /// <exception cref="RealignException">There is no such world.</exception>
    public static World Read(string? nameOrPath, string? beside = null)
    {
        string wanted = nameOrPath ?? Default;
        foreach (string candidate in (string[])[Path.Combine(beside ?? "", wanted), wanted, Path.Combine(Home, wanted)])
            if (File.Exists(Path.Combine(candidate, "world.json"))) return WorldFolder.Read(candidate);
        string known = Directory.Exists(Home) ? string.Join(", ", Directory.GetDirectories(Home).Select(Path.GetFileName).Order()) : "none";
        throw new RealignException($"'{wanted}' is no world: no folder of that name holds a world.json. Shipped worlds: {known}. Build or import one with 'realign world'.");
    }
}
