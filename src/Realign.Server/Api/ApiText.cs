namespace Realign.Server.Api;

/// <summary>The text that an endpoint takes as it stands, not wrapped in JSON.</summary>
/// <param name="Kind">Its kind, for the document of the API; what is sent is read whatever kind it says it is.</param>
/// <param name="Description">What it is.</param>
internal sealed record ApiText(string Kind, string Description)
{
    public const string Yaml = "application/yaml";

    public const string Article = "text/plain";
}

/// <summary>The JSON schema of an answer.</summary>
/// <param name="Name">Its name under <c>/api/v1/schemas</c>.</param>
internal sealed record ApiSchema(string Name);
