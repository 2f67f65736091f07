using System.Text.Json;
using Realign.Claims;

namespace Realign.Tests.Claims;

/// <summary>A passage and the claims that a person found in it, as field by name.</summary>
internal sealed record LabelledPassage(string Id, Language Language, string Text, IReadOnlyList<Dictionary<string, string?>> Claims, string? Address = null)
{
    public static readonly string[] Fields = ["measure", "subject_economy", "partner_economy", "direction", "value", "value_high", "unit", "sector", "modality", "speaker", "speaker_role", "time", "approximate", "causal_driver"];

    /// <summary>A corpus: one object a line, claims with all fields.</summary>
    public static IEnumerable<LabelledPassage> Corpus(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new LabelledPassage(
                root.GetProperty("id").GetString()!,
                root.GetProperty("lang").GetString() == "es" ? Language.Spanish : Language.English,
                root.GetProperty("text").GetString()!,
                [.. root.GetProperty("claims").EnumerateArray().Select(c => Fields.ToDictionary(f => f, f => Written(c.GetProperty(f))))],
                root.GetProperty("url").GetString());
        }
    }

    /// <summary>Our own passages: measure, subject, partner, direction, value and unit of each claim in an array.</summary>
    public static IEnumerable<LabelledPassage> Own() => Own("passages.jsonl");

    /// <summary>Passages of our own that are pieces of articles, with addresses; most name their economies nowhere else.</summary>
    public static IEnumerable<LabelledPassage> OwnOfArticles() => Own("passages-of-articles.jsonl");

    /// <summary>Passages of our own that no rule was made for: to measure with, not to learn from.</summary>
    public static IEnumerable<LabelledPassage> OwnHeldOut() => Own("passages-held-out.jsonl");

    private static IEnumerable<LabelledPassage> Own(string file)
    {
        string[] fields = ["measure", "subject_economy", "partner_economy", "direction", "value", "unit"];
        int number = 0;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Realign.Tests", "Claims", file)))
        {
            using var json = JsonDocument.Parse(line);
            string text = json.RootElement.GetProperty("text").GetString()!;
            yield return new LabelledPassage(
                $"line {++number}",
                LanguageDetector.Require(text),
                text,
                [.. json.RootElement.GetProperty("claims").EnumerateArray().Select(c => fields.Zip(c.EnumerateArray()).ToDictionary(p => p.First, p => Written(p.Second)))],
                json.RootElement.TryGetProperty("url", out var address) ? address.GetString() : null);
        }
    }

    /// <summary>What <c>realign read --jsonl</c> is given of it: its identifier, its text and the address that it comes from.</summary>
    public string Line() => JsonSerializer.Serialize(new { id = Id, text = Text, url = Address });

    /// <summary>The claims of a line of <c>realign read --jsonl</c>.</summary>
    public static List<Dictionary<string, string?>> Answered(string line)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.GetProperty("claims").EnumerateArray().Select(c => Fields.ToDictionary(f => f, f => Written(c.GetProperty(f))))];
    }

    /// <summary>A claim of the reader in the same form.</summary>
    public static Dictionary<string, string?> Of(Claim claim)
    {
        using var json = JsonDocument.Parse(ClaimJson.WriteLine(default, [claim]));
        var fields = json.RootElement.GetProperty("claims")[0];
        return Fields.ToDictionary(f => f, f => Written(fields.GetProperty(f)));
    }

    private static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble().ToString("R"),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
