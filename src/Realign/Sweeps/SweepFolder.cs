using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Realign.Files;

namespace Realign.Sweeps;

/// <summary>
/// The folder of a sweep: <c>manifest.json</c>, one Parquet shard a unit, and <c>journal.jsonl</c>, to which a line is added only after the shard is
/// safely on disk. Whatever breaks off, a unit in the journal is done and all others can be done again.
/// </summary>
internal sealed class SweepFolder : IDisposable
{
    public const string SummaryName = "summary.parquet";
    private const string ManifestName = "manifest.json";
    private const string JournalName = "journal.jsonl";
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly FileStream _mine;
    private readonly FileStream _journal;
    private readonly Dictionary<int, JournalLine> _lines;

    private SweepFolder(string folder, int units)
    {
        _folder = folder;
        _mine = Claim(folder);
        _journal = OpenJournal(folder);
        _lines = ReadJournal(folder, units);
        foreach (int unit in _lines.Where(l => l.Value.Sha256 is { } hash && !IsIntact(ShardOf(l.Key), hash)).Select(l => l.Key).ToList()) _lines.Remove(unit);
        _journal.Seek(0, SeekOrigin.End);
        string shards = Path.Combine(folder, "shards");
        foreach (string leftOver in Directory.Exists(shards) ? Directory.GetFiles(shards, "*.tmp", SearchOption.AllDirectories) : []) File.Delete(leftOver);
    }

    /// <summary>Units that are done.</summary>
    public IReadOnlyList<int> Done => [.. _lines.Values.Where(l => l.Failure is null).Select(l => l.Unit).Order()];

    /// <summary>Begins a sweep in a folder, or goes on with one.</summary>
    /// <exception cref="RealignException">The folder holds a sweep and is not to be gone on with, or one of other inputs, or someone else writes to it.</exception>
    public static SweepFolder Open(string folder, SweepPlan plan, bool resume)
    {
        string file = Path.Combine(folder, ManifestName);
        if (!File.Exists(file))
        {
            if (resume) throw new RealignException($"'{folder}' holds no sweep to go on with. Drop --resume, or name the folder with --out.");
            AtomicWrite.Text(file, JsonSerializer.Serialize(SweepManifest.Of(plan), SweepJson.Default.SweepManifest));
        }
        else
        {
            if (!resume) throw new RealignException($"'{folder}' holds a sweep already. Go on with it by --resume, or name another folder with --out.");
            Compare(folder, ReadManifest(folder), SweepManifest.Of(plan));
        }

        return new SweepFolder(folder, plan.Units);
    }

    public static SweepManifest ReadManifest(string folder)
    {
        string file = Path.Combine(folder, ManifestName);
        if (!File.Exists(file)) throw new RealignException($"'{folder}' holds no sweep: there is no {ManifestName}.");
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(file), SweepJson.Default.SweepManifest);
            if (read?.Format == SweepManifest.CurrentFormat) return read;
        }
        catch (JsonException e)
        {
            throw new FileException(file, $"this is no manifest of a sweep ({e.Message}). Begin the sweep anew in another folder.");
        }

        throw new FileException(file, $"this is no manifest of the format {SweepManifest.CurrentFormat}. Begin the sweep anew in another folder.");
    }

    /// <summary>The last line of each unit. A line that broke off is left out: its unit was not acknowledged.</summary>
    public static Dictionary<int, JournalLine> ReadJournal(string folder, int units)
    {
        string file = Path.Combine(folder, JournalName);
        var lines = new Dictionary<int, JournalLine>();
        if (!File.Exists(file)) return lines;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } text)
            if (Parse(text) is { } line && line.Unit >= 0 && line.Unit < units) lines[line.Unit] = line;
        return lines;
    }

    public string ShardOf(int unit) => Path.Combine(_folder, "shards", $"{unit / 1000:D3}", $"{unit:D6}.parquet");

    /// <summary>Stores a unit's shard, and acknowledges it. Doing so again changes nothing.</summary>
    public void Store(int unit, byte[] shard)
    {
        AtomicWrite.Durable(ShardOf(unit), shard);
        Append(new JournalLine(unit, Convert.ToHexStringLower(SHA256.HashData(shard)), null));
    }

    /// <summary>Notes that a unit failed.</summary>
    public void Fail(int unit, string failure) => Append(new JournalLine(unit, null, failure));

    public void Dispose()
    {
        _journal.Dispose();
        _mine.Dispose();
    }

    private void Append(JournalLine line)
    {
        byte[] text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, JournalJson.Default.JournalLine) + "\n");
        lock (_lock)
        {
            _journal.Write(text);
            _journal.Flush(flushToDisk: true);
            _lines[line.Unit] = line;
        }
    }

    private static JournalLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, JournalJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes the folder for this process alone, until it lets go or dies. A file of its own, so that others may read the journal meanwhile.</summary>
    private static FileStream Claim(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new RealignException($"'{folder}' cannot be written to, or another sweep is writing to it ({e.Message}). Wait for it, or name another folder with --out.", e);
        }
    }

    /// <summary>Opens the journal, and ends a line that broke off, so that the next begins its own.</summary>
    private static FileStream OpenJournal(string folder)
    {
        var stream = new FileStream(Path.Combine(folder, JournalName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (stream.Length == 0) return stream;
        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
        return stream;
    }

    private static bool IsIntact(string shard, string hash) => File.Exists(shard) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(shard))) == hash;

    private static void Compare(string folder, SweepManifest before, SweepManifest now)
    {
        if (before.RealignVersion != now.RealignVersion)
            throw new RealignException($"The sweep in '{folder}' was begun with Realign {before.RealignVersion}, this is {now.RealignVersion}; results of two versions do not mix. Go on with that version, or begin anew in another folder.");
        foreach (var (name, hash) in before.Worlds)
            if (now.Worlds.TryGetValue(name, out string? other) && other != hash)
                throw new RealignException($"The world '{name}' has the hash {other}, but the sweep in '{folder}' was begun on {hash}. Bring that world back, or begin anew in another folder.");
        if (before.Hash != now.Hash)
            throw new RealignException($"The sweep file or one of its scenarios has changed since the sweep in '{folder}' began (hash {before.Hash[..12]}, now {now.Hash[..12]}). Undo the change, or begin anew in another folder.");
    }
}
