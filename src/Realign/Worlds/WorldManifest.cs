namespace Realign.Worlds;

/// <summary>What <c>world.json</c> says about the folder it lies in.</summary>
internal sealed record WorldManifest
{
    public const int CurrentFormat = 1;

    /// <summary>Version of the folder's layout.</summary>
    public required int Format { get; init; }

    public required string Name { get; init; }

    public required int Year { get; init; }

    public required string Unit { get; init; }

    /// <summary><see cref="World.Hash"/>.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<WorldManifestFile> Files { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>One Parquet file: its name, size in bytes, and SHA-256.</summary>
internal sealed record WorldManifestFile(string Name, long Bytes, string Sha256);
