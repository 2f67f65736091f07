namespace Realign.Tests;

/// <summary>Data sets that are too large or not free to keep in the repository: a folder <c>shared</c> beside it, or the one that REALIGN_SHARED names.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder in there; skips the test when it is not there.</summary>
    public static string Require(string path)
    {
        string? root = Root();
        string full = Path.Combine(root ?? "", path);
        if (root is null || (!Directory.Exists(full) && !File.Exists(full)))
            Assert.Skip($"'{path}' is not there: put it into a folder 'shared' beside the repository, or set REALIGN_SHARED.");
        return full;
    }

    private static string? Root()
    {
        string? given = Environment.GetEnvironmentVariable("REALIGN_SHARED");
        if (!string.IsNullOrEmpty(given)) return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Realign.slnx"))) folder = folder.Parent;
        return folder?.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared");
    }
}
