using System.Globalization;
using System.Text.Json;
using Realign.Cases;
using Realign.Server.Shelf;

namespace Realign.Server.Jobs;

/// <summary>A whole case that ships, as <c>realign run FOLDER</c> runs it.</summary>
internal sealed class CaseJob(DataShelf shelf) : IJobKind
{
    public const string KindName = "case";

    private const int MostDraws = 1_000;

    public string Name => KindName;

    /// <summary>The request for a case as it stands.</summary>
    public static string RequestFor(DataShelf shelf, string id)
    {
        var folder = shelf.Case(id);
        return JsonSerializer.Serialize(new Asked(id, folder.At?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), folder.Draws, folder.Seed, shelf.CaseHash(id), Product.Version), JsonSerializerOptions.Web);
    }

    public string Check(JsonElement request)
    {
        var fields = new JobRequest(request);
        string id = fields.Text("case", "colombia-belt-and-road");
        var plain = JsonSerializer.Deserialize<Asked>(RequestFor(shelf, id), JsonSerializerOptions.Web)!;
        var asked = plain with { At = fields.Day("at") ?? plain.At, Draws = (int)(fields.Number("draws", 0, MostDraws) ?? plain.Draws), Seed = fields.Number("seed", long.MinValue, long.MaxValue) ?? plain.Seed };
        fields.RejectOthers();
        return JsonSerializer.Serialize(asked, JsonSerializerOptions.Web);
    }

    public string Run(string request, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<Asked>(request, JsonSerializerOptions.Web)!;
        var folder = shelf.Case(asked.Case);
        var options = new CaseOptions
        {
            At = asked.At is null ? null : DateOnly.ParseExact(asked.At, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Draws = asked.Draws,
            Seed = asked.Seed,
            Command = Command(asked, folder),
        };
        return CaseSolution.Run(shelf, folder, options, progress, cancellation).ToJson();
    }

    /// <summary>The command that makes the result again.</summary>
    private static string Command(Asked asked, CaseFolder folder)
    {
        string at = asked.At is null || asked.At == folder.At?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ? "" : $" --at {asked.At}";
        return FormattableString.Invariant($"realign run cases/{asked.Case}{at} --draws {asked.Draws} --seed {asked.Seed}");
    }

    /// <param name="Case">Name of the case.</param>
    /// <param name="At">Its day.</param>
    /// <param name="Draws">Draws.</param>
    /// <param name="Seed">Their seed.</param>
    /// <param name="Hash">Of the case's files: another text is another request.</param>
    /// <param name="Version">Of Realign, for the same reason.</param>
    private sealed record Asked(string Case, string? At, int Draws, long Seed, string Hash, string Version);
}
