using System.Text.Json;

namespace Realign.Claims.Proposals;

/// <summary>Reads a model's answer: <c>{"claims": […]}</c>, each of the shape in <see cref="ProposalSchema"/>. Nothing else is understood.</summary>
internal static class ProposalAnswer
{
    private const int LongestQuoteShown = 200;

    private static readonly HashSet<string> _fields = [.. ProposalSchema.Fields];

    /// <summary>The items of an answer: a proposal, or why it is none; null when the answer has another shape.</summary>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public static IReadOnlyList<(Proposal? Proposal, RefusedProposal? Refused)>? Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("claims", out var claims) || claims.ValueKind != JsonValueKind.Array) return null;
        return [.. claims.EnumerateArray().Select(Item)];
    }

    /// <summary>Words that a model wrote as reports show them: cut, and without signs that steer a terminal.</summary>
    public static string Shown(string words)
    {
        int length = Math.Min(words.Length, LongestQuoteShown);
        if (length < words.Length && char.IsHighSurrogate(words[length - 1])) length--;
        string shown = string.Create(length, words, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        return length < words.Length ? shown + "…" : shown;
    }

    private static (Proposal? Proposal, RefusedProposal? Refused) Item(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return (null, new RefusedProposal(null, ProposalRule.Shape, "is no object"));
        string? quote = null;
        try
        {
            quote = item.TryGetProperty("quote", out var q) && q.ValueKind == JsonValueKind.String ? q.GetString() : null;
            if (item.EnumerateObject().FirstOrDefault(f => !_fields.Contains(f.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other) throw new FormatException($"has a field '{Shown(other.Name)}' that was not asked for");
            return (Read(item), null);
        }
        catch (FormatException e)
        {
            return (null, new RefusedProposal(quote is null ? null : Shown(quote), ProposalRule.Shape, e.Message));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can escape and no string of text holds.
            return (null, new RefusedProposal(quote is null ? null : Shown(quote), ProposalRule.Shape, "has letters that are no text"));
        }
    }

    private static Proposal Read(JsonElement item) => new()
    {
        Quote = Text(item, "quote") ?? throw new FormatException("has no quote"),
        Measure = OneOf<ClaimMeasure>(item, "measure"),
        Direction = OneOf<ClaimDirection>(item, "direction"),
        Modality = OneOf<ClaimModality>(item, "modality"),
        Value = Number(item, "value"),
        ValueHigh = Number(item, "value_high"),
        Unit = Text(item, "unit"),
        Subject = Text(item, "subject_economy"),
        Partner = Text(item, "partner_economy"),
        Sector = Text(item, "sector"),
        Speaker = Text(item, "speaker"),
        Time = Text(item, "time"),
        Cause = Text(item, "causal_driver"),
    };

    private static T OneOf<T>(JsonElement item, string field)
        where T : struct, Enum
    {
        string? name = Text(item, field);
        foreach (var value in Enum.GetValues<T>())
            if (ClaimJson.Name(value) == name) return value;
        throw new FormatException($"has '{Shown(name ?? "nothing")}' as {field}, which is none of {string.Join(", ", Enum.GetValues<T>().Select(ClaimJson.Name))}");
    }

    private static string? Text(JsonElement item, string field)
    {
        if (!item.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new FormatException($"has {Kind(value)} as {field} where words belong");
        string text = value.GetString()!.Trim();
        return text.Length == 0 ? null : text;
    }

    private static double? Number(JsonElement item, string field)
    {
        if (!item.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double number) || !double.IsFinite(number)) throw new FormatException($"has {Kind(value)} as {field} where a number belongs");
        return number;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number that is none or too large",
        JsonValueKind.String => "words",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "true or false",
    };
}
