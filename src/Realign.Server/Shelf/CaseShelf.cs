using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Cases;

namespace Realign.Server.Shelf;

/// <summary>The cases that came with the program and those of the folder in which it was started; the latter hold where both have a name.</summary>
internal sealed class CaseShelf(IReadOnlyList<string> folders)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly string[] _reportFiles = ["report.html", "brief.html", "report.md", "result.json", "claimreview.json", "annotations.json"];

    /// <summary>Names and folders, in ordinal order. A folder without a case is left out.</summary>
    public IReadOnlyDictionary<string, string> Folders
    {
        get
        {
            var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (string folder in folders.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Where(f => File.Exists(Path.Combine(f, "case.yaml")))) found[Path.GetFileName(folder)] = folder;
            return found;
        }
    }

    /// <summary>A case; null when there is none of that name. The name is looked up, never made a path.</summary>
    /// <exception cref="RealignException">Its files are wrong.</exception>
    public CaseFolder? Find(string name) => Folders.TryGetValue(name, out string? folder) ? CaseFolder.Read(folder) : null;

    /// <summary>What the last run found; null when the case was not run, or its result is of another format.</summary>
    public JudgedCase? Judged(string name)
    {
        if (!Folders.TryGetValue(name, out string? folder) || Path.Combine(folder, "report", "result.json") is var file && !File.Exists(file)) return null;
        try
        {
            using var stream = File.OpenRead(file);
            var made = File.GetLastWriteTimeUtc(file);
            return JsonSerializer.Deserialize<JudgedCase>(stream, _json) is { Claims: not null, Measures: not null, Scenarios: not null, World: not null } judged
                ? judged with { Stale = Directory.EnumerateFiles(folder).Any(f => File.GetLastWriteTimeUtc(f) > made) }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A file of the last run's report, to be saved; null when there is none. Names are looked up, never made a path.</summary>
    public string? ReportFile(string name, string file) =>
        Array.Exists(_reportFiles, f => f == file) && Folders.TryGetValue(name, out string? folder) && Path.Combine(folder, "report", file) is var path && File.Exists(path) ? path : null;
}
