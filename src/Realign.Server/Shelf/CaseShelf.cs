using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Cases;
using Realign.Verdicts;

namespace Realign.Server.Shelf;

/// <summary>The cases that came with the program and those of the folder in which it was started; the latter hold where both have a name.</summary>
internal sealed class CaseShelf(IReadOnlyList<string> folders)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

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

    /// <summary>The claims as the last run judged them; null when the case was not run, or its result is of another format.</summary>
    public IReadOnlyList<JudgedClaim>? Judged(string name)
    {
        if (!Folders.TryGetValue(name, out string? folder) || Path.Combine(folder, "report", "result.json") is var file && !File.Exists(file)) return null;
        try
        {
            using var stream = File.OpenRead(file);
            using var result = JsonDocument.Parse(stream);
            return result.RootElement.TryGetProperty("claims", out var claims) ? claims.Deserialize<List<JudgedClaim>>(_json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
