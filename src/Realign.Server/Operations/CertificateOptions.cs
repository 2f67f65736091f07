namespace Realign.Server.Operations;

/// <summary>A certificate and its key, both in PEM files.</summary>
public sealed record CertificateOptions
{
    public string File { get; init; } = "";

    public string Key { get; init; } = "";
}
