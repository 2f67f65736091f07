using System.Text.Json;

namespace Realign.Sweeps;

/// <summary>How far the sweep in a folder is.</summary>
/// <param name="Name">What the sweep is called.</param>
/// <param name="RealignVersion">The version that began it.</param>
/// <param name="Units">Units in all.</param>
/// <param name="Done">Units whose shard is on disk.</param>
/// <param name="Failures">Units that failed, with their input and the reason.</param>
/// <param name="Merged">Whether the results are merged.</param>
public sealed record SweepState(string Name, string RealignVersion, int Units, int Done, IReadOnlyList<string> Failures, bool Merged)
{
    /// <exception cref="RealignException">The folder holds no sweep.</exception>
    public static SweepState Of(string folder)
    {
        var manifest = SweepFolder.ReadManifest(folder);
        var lines = SweepFolder.ReadJournal(folder, manifest.Units);
        return new SweepState(
            manifest.Name,
            manifest.RealignVersion,
            manifest.Units,
            lines.Values.Count(l => l.Failure is null),
            [.. lines.Values.Where(l => l.Failure is not null).OrderBy(l => l.Unit).Select(l => l.Failure!)],
            File.Exists(Path.Combine(folder, SweepFolder.SummaryName)));
    }

    public string ToJson() => JsonSerializer.Serialize(this, SweepJson.Default.SweepState);
}
