using System.Text.Json;

namespace Realign.Claims;

/// <summary>
/// Answers lines of passages: <c>{"id", "text"}</c> in, <c>{"id", "claims"}</c> out. A line may also say <c>lang</c> (en, es), <c>title</c>,
/// <c>url</c> (whose words stand for a title that is not given) and <c>document</c>. What a line leaves open is taken from the line before it of the same document; lines without one are of the same.
/// </summary>
/// <param name="options">For all lines.</param>
/// <param name="apart">Each line by itself.</param>
public sealed class PassageLines(ReadingOptions options, bool apart)
{
    private ReadingContext _before;
    private string? _document;
    private Language _last = options?.Language ?? Language.English;

    /// <summary>The answer to one line.</summary>
    /// <exception cref="JsonException">The line is no JSON.</exception>
    /// <exception cref="RealignException">It is no object, or has no text.</exception>
    public string Answer(string line, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            throw new RealignException("has no \"text\": each line is an object with \"id\" and \"text\".");
        json.RootElement.TryGetProperty("id", out var id);
        string? address = Field(json.RootElement, "url");
        string? document = Field(json.RootElement, "document") ?? address;
        if (apart || document != _document) _before = options.Before;
        _document = document;
        string words = text.GetString()!;
        string? title = Field(json.RootElement, "title") ?? SourceAddress.Headline(address) ?? options.Title;
        // A line of a few words is in the language of the line before it, when it does not tell.
        _last = options.Language ?? Field(json.RootElement, "lang") switch { "en" => Language.English, "es" => Language.Spanish, _ => LanguageDetector.Guess(words) ?? _last };
        var result = ClaimReader.Read(words, options with { Language = _last, Before = _before, Title = title, Home = options.Home ?? SourceAddress.Home(address) }, cancellation);
        _before = result.Context;
        return ClaimJson.WriteLine(id, result.Claims);
    }

    private static string? Field(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
