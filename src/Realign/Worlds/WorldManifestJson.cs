using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realign.Worlds;

/// <summary>Writes <c>world.json</c>; <see cref="WorldManifestReader"/> reads it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(WorldManifest))]
internal sealed partial class WorldManifestJson : JsonSerializerContext
{
    /// <summary>Indented JSON with a line break at the end.</summary>
    public static string Write(WorldManifest manifest)
    {
        var context = new WorldManifestJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return JsonSerializer.Serialize(manifest, context.WorldManifest) + "\n";
    }
}
