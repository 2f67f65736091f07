namespace Realign.Server.Access;

/// <summary>Where a link may lead after a form: somewhere on this server, so that no link to the form leads elsewhere by way of it.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is one of ours, never an address such as <c>//elsewhere</c> or <c>/\elsewhere</c>; else the start.</summary>
    public static string Of(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
