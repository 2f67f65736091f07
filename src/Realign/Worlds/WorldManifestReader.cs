using System.Text.Json;
using Realign.Files;

namespace Realign.Worlds;

/// <summary>
/// Reads <c>world.json</c> field by field: building a serialiser's metadata takes longer than reading all the tables of a world in a
/// fresh process.
/// </summary>
internal static class WorldManifestReader
{
    private const string Remedy = "Rebuild the world or restore the folder.";

    /// <exception cref="FileException">It is no JSON, a field is missing or of the wrong kind, or the format is another.</exception>
    public static WorldManifest Read(string path)
    {
        if (!File.Exists(path)) throw new FileException(path, "there is no such file; a world folder has one. Check the path of the folder.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Manifest(new Field(path, "", document.RootElement));
        }
        catch (JsonException e)
        {
            throw new FileException(path, (int)(e.LineNumber ?? -1) + 1, (int)(e.BytePositionInLine ?? -1) + 1, $"this is no JSON ({e.Message}) {Remedy}");
        }
    }

    private static WorldManifest Manifest(Field root)
    {
        int format = (int)root["format"].Number();
        if (format != WorldManifest.CurrentFormat)
            throw root.Error($"the folder has format {format}; this version reads format {WorldManifest.CurrentFormat}. Rebuild the world, or use the version of Realign that wrote it.");
        return new WorldManifest
        {
            Format = format,
            Name = root["name"].Text(),
            Year = (int)root["year"].Number(),
            Unit = root["unit"].Text(),
            Hash = root["hash"].Text(),
            Files = root["files"].List(f => new WorldManifestFile(f["name"].Text(), (long)f["bytes"].Number(), f["sha256"].Text())),
            Provenance = Provenance(root["provenance"]),
        };
    }

    private static Provenance Provenance(Field field) => new()
    {
        Method = field["method"].Text(),
        RealignVersion = field["realign_version"].Text(),
        Sources = field["sources"].List(s => new Source(s["name"].Text(), s["citation"].Text(), s["licence"].Text(), s["link"].Text())),
        Notes = field["notes"].List(n => n.Text()),
        Benchmarks = field["benchmarks"].List(b => new Benchmark(
            b["id"].Text(), b["description"].Text(), b["target"].Number(), b["value"].Number(), b["tolerance"].Number(), b["citation"].Text())),
        Adjustments = field["adjustments"].List(a => new Adjustment(
            a["economy"].Text(),
            a["exports_moved"].Number(),
            a["imports_moved"].Number(),
            a["domestic_moved"].Number(),
            a["coefficients_moved"].Number(),
            a["largest_coefficient_move"].Number(),
            a["largest_coefficient_cell"].Text(),
            a["final_demand_imputed"].Number())),
    };

    /// <summary>A value of the document and the way to it, for messages.</summary>
    private readonly struct Field(string path, string name, JsonElement value)
    {
        public Field this[string member] => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var found)
            ? new Field(path, name.Length == 0 ? member : $"{name}.{member}", found)
            : throw Error($"the field '{(name.Length == 0 ? member : $"{name}.{member}")}' is missing. {Remedy}");

        public string Text() => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Error($"the field '{name}' is no text. {Remedy}");

        public double Number() => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Error($"the field '{name}' is no number. {Remedy}");

        public T[] List<T>(Func<Field, T> read)
        {
            if (value.ValueKind != JsonValueKind.Array) throw Error($"the field '{name}' is no list. {Remedy}");
            var items = new T[value.GetArrayLength()];
            for (int at = 0; at < items.Length; at++) items[at] = read(new Field(path, $"{name}[{at}]", value[at]));
            return items;
        }

        public FileException Error(string message) => new(path, message);
    }
}
