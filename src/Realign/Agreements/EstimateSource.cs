namespace Realign.Agreements;

/// <summary>A file that an estimate was made from.</summary>
/// <param name="File">Path within the folder of sources.</param>
/// <param name="Sha256">Hash of its bytes.</param>
public sealed record EstimateSource(string File, string Sha256);
