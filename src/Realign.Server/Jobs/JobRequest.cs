using System.Globalization;
using System.Text.Json;
using Realign.Server.Api;

namespace Realign.Server.Jobs;

/// <summary>The fields of a request for a job; those that nobody looked at are refused, so that a word spelt wrong is not passed over.</summary>
internal sealed class JobRequest(JsonElement request)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "kind" };

    public string Text(string field, string example) => Optional(field, example) ?? throw new RequestException(field, null, "it is missing.", $"Write it like {example}.");

    public string? Optional(string field, string example)
    {
        if (Find(field) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RequestException(field, value.GetRawText(), "it is no text.", $"Write it like {example}.");
    }

    public string? Economy(string field) => ApiRoutes.Economy(field, Optional(field, "COL"));

    public string? Day(string field)
    {
        if (Find(field) is not { } value) return null;
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : throw new RequestException(field, text, "this is no date.", "Write it like 2025-05-14.");
    }

    public long? Number(string field, long least, long most)
    {
        if (Find(field) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= most
            ? number
            : throw new RequestException(field, value.GetRawText(), "it is out of range.", FormattableString.Invariant($"Give a whole number from {least} to {most}."));
    }

    public void RejectOthers()
    {
        foreach (var property in request.EnumerateObject())
            if (!_known.Contains(property.Name)) throw new RequestException(property.Name, property.Value.ToString(), "this kind of job has no such field.", $"It has {string.Join(", ", _known)}.");
    }

    private JsonElement? Find(string field)
    {
        _known.Add(field);
        return request.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
