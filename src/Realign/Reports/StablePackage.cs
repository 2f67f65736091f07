using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Realign.Reports;

/// <summary>Takes out of an Office file what differs each time it is saved: the time of each part, and random names of relationships and properties.</summary>
internal static partial class StablePackage
{
    private const string Relationships = "_rels/.rels";

    /// <summary>The earliest time that a zip archive can hold.</summary>
    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Copy(Stream source, Stream target)
    {
        source.Position = 0;
        using var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal)) Copy(part, to);
    }

    private static void Copy(ZipArchiveEntry part, ZipArchive target)
    {
        var copy = target.CreateEntry(Properties().Replace(part.FullName, "core.psmdcp"));
        copy.LastWriteTime = _noTime;
        using var read = part.Open();
        using var write = copy.Open();
        if (part.FullName == Relationships) write.Write(Named(read));
        else read.CopyTo(write);
    }

    private static byte[] Named(Stream relationships)
    {
        using var reader = new StreamReader(relationships, Encoding.UTF8);
        int count = 0;
        string text = Properties().Replace(reader.ReadToEnd(), "core.psmdcp");
        return Encoding.UTF8.GetBytes(Id().Replace(text, _ => $"Id=\"part{++count}\""));
    }

    [GeneratedRegex("[0-9a-f]{32}\\.psmdcp")]
    private static partial Regex Properties();

    [GeneratedRegex("(?<= )Id=\"[^\"]+\"")]
    private static partial Regex Id();
}
