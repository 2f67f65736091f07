using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Realign.Files;

namespace Realign.Worlds.Importing;

/// <summary>The table in a .csv, .csv.gz or .zip file.</summary>
internal sealed partial class IcioSource : IDisposable
{
    private readonly ZipArchive? _zip;

    private IcioSource(string name, Stream content, long length, ZipArchive? zip) => (Name, Content, Length, _zip) = (name, content, length, zip);

    /// <summary>Name for messages: the path, and the entry of a .zip.</summary>
    public string Name { get; }

    public Stream Content { get; }

    /// <summary>Bytes of the table, 0 when not known.</summary>
    public long Length { get; }

    public static IcioSource Open(string path, int? year)
    {
        if (!File.Exists(path)) throw new FileException(path, "there is no such file. Check the path.");
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return OpenZip(path, year);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new IcioSource(path, new GZipFile(path), 0, null)
            : new IcioSource(path, File.OpenRead(path), new FileInfo(path).Length, null);
    }

    /// <summary>The last year from 1900 to 2099 in the file's name, or null.</summary>
    public static int? YearIn(string name)
    {
        var matches = Years().Matches(Path.GetFileName(name));
        return matches.Count == 0 ? null : int.Parse(matches[^1].Value, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Content.Dispose();
        _zip?.Dispose();
    }

    private static IcioSource OpenZip(string path, int? year)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var entry = Choose(path, zip, year);
            var source = new IcioSource($"{path}/{entry.FullName}", entry.Open(), entry.Length, zip);
            zip = null;
            return source;
        }
        catch (InvalidDataException e)
        {
            throw new FileException(path, $"the .zip file breaks off or is damaged ({e.Message}). Get it again.");
        }
        finally
        {
            zip?.Dispose();
        }
    }

    private static ZipArchiveEntry Choose(string path, ZipArchive zip, int? year)
    {
        ZipArchiveEntry[] tables = [.. zip.Entries.Where(e => e.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))];
        if (tables.Length > 1 && year is not null) tables = [.. tables.Where(e => YearIn(e.FullName) == year)];
        return tables switch
        {
            [var only] => only,
            [] => throw new FileException(path, $"the .zip file holds no .csv table{(year is null ? "" : $" of {year}")}; it has {List(zip.Entries)}. Give the file that holds the table."),
            _ => throw new FileException(path, $"the .zip file holds several tables: {List(tables)}. Choose one by its year, or unpack it."),
        };
    }

    private static string List(IEnumerable<ZipArchiveEntry> entries) => string.Join(", ", entries.Take(10).Select(e => e.FullName));

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?!\d)")]
    private static partial Regex Years();
}
