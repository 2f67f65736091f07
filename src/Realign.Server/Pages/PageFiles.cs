namespace Realign.Server.Pages;

/// <summary>Addresses of the scripts that pages load when they need them.</summary>
/// <param name="Charts">The charts' own script.</param>
/// <param name="Script">Ours.</param>
internal sealed record PageFiles(string Charts, string Script);
