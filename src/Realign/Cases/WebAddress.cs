using Realign.Files;

namespace Realign.Cases;

/// <summary>Reads addresses of the web; nothing else may become a link.</summary>
internal static class WebAddress
{
    /// <returns>The address; null when the key is missing.</returns>
    /// <exception cref="FileException">It is no absolute http or https address.</exception>
    public static Uri? Of(YamlFields fields, string key) => fields.Text(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw fields.PlaceOf(key).Error($"'{text}' is no web address; write it like https://example.org/article.");
}
