using System.Text.Encodings.Web;
using System.Text.Json;

namespace Realign.Claims;

/// <summary>Claims as JSON, with the field names that a labelled corpus of claims has.</summary>
public static class ClaimJson
{
    private static readonly JsonWriterOptions _indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions _line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole text and its claims, indented: <c>id</c>, <c>language</c>, <c>text</c>, <c>claims</c>.</summary>
    public static string Write(string id, string text, ReadingResult result) => Write(_indented, json =>
    {
        ArgumentNullException.ThrowIfNull(result);
        json.WriteString("id", id);
        json.WriteString("language", result.Language == Language.Spanish ? "es" : "en");
        json.WriteString("text", text);
        Claims(json, result.Claims);
        if (result.Proposals is { } proposals) Proposals.ProposalJson.Write(json, proposals);
    });

    /// <summary>One line: <c>id</c> and <c>claims</c>.</summary>
    /// <param name="id">The identifier as it stood in the request, a string or a number.</param>
    /// <param name="claims">The claims.</param>
    public static string WriteLine(JsonElement id, IReadOnlyList<Claim> claims) => Write(_line, json =>
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined) json.WriteNullValue();
        else id.WriteTo(json);
        Claims(json, claims);
    });

    private static string Write(JsonWriterOptions options, Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Claims(Utf8JsonWriter json, IReadOnlyList<Claim> claims)
    {
        json.WriteStartArray("claims");
        foreach (var claim in claims) Write(json, claim);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("span", claim.Span);
        json.WriteNumber("start", claim.Start);
        json.WriteString("speaker", claim.Speaker);
        json.WriteString("speaker_role", claim.SpeakerRole);
        json.WriteString("measure", Name(claim.Measure));
        json.WriteString("subject_economy", claim.SubjectEconomy);
        json.WriteString("partner_economy", claim.PartnerEconomy);
        json.WriteString("sector", claim.Sector);
        json.WriteString("direction", Name(claim.Direction));
        Number(json, "value", claim.Value);
        Number(json, "value_high", claim.ValueHigh);
        json.WriteString("unit", claim.Unit);
        if (claim.Approximate is { } hedge) json.WriteString("approximate", hedge);
        else json.WriteBoolean("approximate", false);
        json.WriteString("time", claim.Time);
        json.WriteString("modality", Name(claim.Modality));
        json.WriteString("causal_driver", claim.CausalDriver);
        if (claim.FoundBy is { } finder) json.WriteString("found_by", Name(finder));
        json.WriteEndObject();
    }

    /// <summary>A name of an enumeration as files write it: <c>TradeBalance</c> is <c>trade_balance</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
