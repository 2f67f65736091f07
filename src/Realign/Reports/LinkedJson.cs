using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Realign.Reports;

/// <summary>JSON for machines of others: nothing is null, and no text of it can end a script element that it is pasted into.</summary>
internal static class LinkedJson
{
    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), TypeInfoResolver = JsonSerializerOptions.Default.TypeInfoResolver };

    /// <summary>An object of the properties that are known.</summary>
    public static JsonObject Filled(params (string Name, JsonNode? Value)[] properties) => new(properties.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public static string Text(JsonNode node) => node.ToJsonString(_options) + "\n";
}
