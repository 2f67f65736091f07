namespace Realign.Files;

/// <summary>Writes beside the target and renames at the end, so that nothing half-written is ever left at the target.</summary>
public static class AtomicWrite
{
    /// <summary>Fills a temporary folder and then puts it in the place of <paramref name="folder"/>, which it replaces.</summary>
    public static void Folder(string folder, Action<string> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string beside = Beside(target);
        try
        {
            Directory.CreateDirectory(beside);
            fill(beside);
            string? old = Directory.Exists(target) ? Beside(target) : null;
            if (old is not null) Directory.Move(target, old);
            Directory.Move(beside, target);
            if (old is not null) Directory.Delete(old, recursive: true);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Writes a text file.</summary>
    public static void Text(string file, string content) => Through(file, beside => File.WriteAllText(beside, content));

    /// <summary>Writes a binary file.</summary>
    public static void Binary(string file, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Through(file, beside =>
        {
            using var stream = File.Create(beside);
            write(stream);
        });
    }

    /// <summary>Writes a binary file that is there after a loss of power once this returns: file and folder are flushed to disk.</summary>
    public static void Durable(string file, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Through(file, beside =>
        {
            using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        });
        FolderFlush.Flush(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Writes a file through something that needs its path.</summary>
    /// <param name="file">The file in the end.</param>
    /// <param name="write">Writes the path that it is given.</param>
    public static void Through(string file, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string beside = Beside(target);
        try
        {
            write(beside);
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            if (File.Exists(beside)) File.Delete(beside);
        }
    }

    private static string Beside(string target) => $"{target}.{Guid.NewGuid():N}.tmp";
}
