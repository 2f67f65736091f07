using System.Text.Json;
using System.Text.Json.Nodes;
using Realign.Claims.Lexicon;

namespace Realign.Claims.Proposals;

/// <summary>The shape of the answer that is asked for. Endpoints that know structured output keep to it; the checks do not rely on that.</summary>
internal static class ProposalSchema
{
    /// <summary>Sectors that claims may name.</summary>
    public static readonly IReadOnlyList<string> Sectors = [.. LexiconFile.Rows("sectors").Select(row => row("sector")).Distinct()];

    private static readonly (string Name, JsonObject Type)[] _types =
    [
        ("quote", Of("string")),
        ("speaker", Of("string", "null")),
        ("measure", Names<ClaimMeasure>()),
        ("subject_economy", Of("string", "null")),
        ("partner_economy", Of("string", "null")),
        ("sector", Of("string", "null")),
        ("direction", Names<ClaimDirection>()),
        ("value", Of("number", "null")),
        ("value_high", Of("number", "null")),
        ("unit", Of("string", "null")),
        ("time", Of("string", "null")),
        ("modality", Names<ClaimModality>()),
        ("causal_driver", Of("string", "null")),
    ];

    public static readonly JsonElement Answer = Build();

    /// <summary>The fields of a proposal.</summary>
    public static IEnumerable<string> Fields => _types.Select(t => t.Name);

    private static JsonElement Build()
    {
        var claim = Closed(_types.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Name, t.Type.DeepClone())));
        var answer = Closed([KeyValuePair.Create<string, JsonNode?>("claims", new JsonObject { ["type"] = "array", ["items"] = claim })]);
        return JsonSerializer.SerializeToElement(answer);
    }

    private static JsonObject Closed(IEnumerable<KeyValuePair<string, JsonNode?>> properties)
    {
        var all = new JsonObject(properties);
        var names = new JsonArray([.. all.Select(p => (JsonNode?)p.Key)]);
        return new JsonObject { ["type"] = "object", ["properties"] = all, ["required"] = names, ["additionalProperties"] = false };
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Of(string type, string other) => new() { ["type"] = new JsonArray(type, other) };

    private static JsonObject Names<T>()
        where T : struct, Enum => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetValues<T>().Select(v => (JsonNode?)ClaimJson.Name(v))]) };
}
