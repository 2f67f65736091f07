using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Realign.Events;
using Realign.Sweeps;
using Realign.Worlds;

namespace Realign.Cluster;

/// <summary>
/// All that a worker needs to know of a sweep, but for the worlds: the sweep, its scenarios and their tariff schedules, as a zip archive. The worker lays the
/// sweep out from it as the coordinator did, and compares the hash.
/// </summary>
internal static class SweepBundle
{
    private const string HeadName = "sweep.json";
    private const string FilesFolder = "files/";
    private static readonly DateTimeOffset _noTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same sweep gives the same bytes.</summary>
    /// <exception cref="RealignException">A file stands where no relative path leads.</exception>
    public static byte[] Pack(SweepPlan plan)
    {
        string[] scenarios = [.. plan.Sweep.Scenarios.Select(Path.GetFullPath)];
        string[] schedules = [.. plan.Cells.SelectMany(c => c.Scenario.Events.OfType<TariffScheduleEvent>()).Select(e => Path.GetFullPath(e.File)).Distinct()];
        string root = CommonFolder([.. scenarios, .. schedules]);
        string Relative(string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
        var head = new BundleHead(plan.Hash, plan.Sweep with { File = HeadName, Scenarios = [.. scenarios.Select(Relative)] }, plan.WorldHashes, DefaultWorld(plan));
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, HeadName, JsonSerializer.SerializeToUtf8Bytes(head, BundleJson.Default.BundleHead));
            foreach (string file in scenarios.Concat(schedules).Distinct().Order(StringComparer.Ordinal)) Add(zip, FilesFolder + Relative(file), File.ReadAllBytes(file));
        }

        return stream.ToArray();
    }

    public static string KeyOf(byte[] bundle) => "sweep-" + Convert.ToHexStringLower(SHA256.HashData(bundle));

    public static bool IsKeyOf(string key, byte[] bundle) => key == KeyOf(bundle);

    /// <summary>Lays the sweep out on worlds that are at hand.</summary>
    /// <param name="bundle">The bytes.</param>
    /// <param name="world">Gives the world of a hash.</param>
    /// <exception cref="RealignException">A file is wrong, or what comes out is not the coordinator's sweep.</exception>
    public static SweepPlan Open(byte[] bundle, Func<string, World> world)
    {
        string folder = Directory.CreateTempSubdirectory("realign-sweep-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(new MemoryStream(bundle), folder);
            var head = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, HeadName)), BundleJson.Default.BundleHead) ?? throw new RealignException("the sweep that arrived is empty.");
            var sweep = head.Sweep with { Scenarios = [.. head.Sweep.Scenarios.Select(s => Path.Combine(folder, FilesFolder, s))] };
            string HashOf(string? name) => name is null ? head.DefaultWorld! : head.Worlds.TryGetValue(name, out string? hash) ? hash : throw new RealignException($"the sweep that arrived names no world '{name}'.");
            var plan = SweepPlan.Make(sweep, (name, _) => world(HashOf(name)));
            return plan.Hash == head.PlanHash ? plan : throw new RealignException($"the sweep is {head.PlanHash[..12]} at the coordinator and {plan.Hash[..12]} at the worker, which must be the same; a file that a scenario names was not sent. Name files by relative paths.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? DefaultWorld(SweepPlan plan) =>
        plan.Sweep.Worlds.Count > 0 ? null : plan.Cells.FirstOrDefault(c => c.Scenario.World is null)?.World.Hash;

    private static string CommonFolder(string[] files)
    {
        string folder = Path.GetDirectoryName(files[0])!;
        while (!files.All(f => f.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            folder = Path.GetDirectoryName(folder) ?? throw new RealignException($"'{files[0]}' and the other files of the sweep stand on different drives. Put them on one.");
        return folder;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = _noTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}

/// <summary>What a bundle says of itself.</summary>
/// <param name="PlanHash">Hash of the plan at the coordinator.</param>
/// <param name="Sweep">The sweep; its scenarios are paths in the bundle.</param>
/// <param name="Worlds">Hashes of worlds by name.</param>
/// <param name="DefaultWorld">Hash of the world of a scenario that names none.</param>
internal sealed record BundleHead(string PlanHash, Sweep Sweep, IReadOnlyDictionary<string, string> Worlds, string? DefaultWorld);

[JsonSerializable(typeof(BundleHead))]
internal sealed partial class BundleJson : JsonSerializerContext;
