using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Realign.Cases;
using Realign.Cases.Drafting;
using Realign.Claims.Articles;
using Realign.Server.Api;
using Realign.Server.Drafting;
using Realign.Server.Shelf;

namespace Realign.Server.Jobs;

/// <summary>An article, from its text or address to verdicts, as <c>realign check</c> goes: the draft of a case, and its result.</summary>
internal sealed class CheckJob(DataShelf shelf, TimeProvider clock) : IJobKind
{
    private const int MostDraws = 1_000;

    public string Name => "check";

    public string Check(JsonElement request)
    {
        var fields = new JobRequest(request);
        string? url = fields.Optional("url", "https://example.org/article");
        string? article = fields.Optional("article", "\"Colombia's exports to …\"");
        if ((url is null) == (article is null)) throw new RequestException("article", null, "a check is of a text or of a page.", "Give either article or url.");
        if (url is not null && !PageFetcher.IsAddress(url)) throw new RequestException("url", url, "this is no address of a page.", "Write it like https://example.org/article.");
        var asked = new Asked(
            article, url, fields.Economy("home"), fields.Day("date"), clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (int)(fields.Number("draws", 0, MostDraws) ?? DraftOptions.DefaultDraws), fields.Number("seed", long.MinValue, long.MaxValue) ?? 1);
        fields.RejectOthers();
        // A text without claims is known at once; a page is fetched when its turn comes.
        if (article is not null) Draft(asked, CancellationToken.None);
        return JsonSerializer.Serialize(asked, JsonSerializerOptions.Web);
    }

    public string Run(string request, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<Asked>(request, JsonSerializerOptions.Web)!;
        progress.Report(new JobProgress("reading", 0, 0));
        var draft = Draft(asked, cancellation);
        string folder = Directory.CreateTempSubdirectory("realign-check-").FullName;
        try
        {
            draft.Write(folder, overwrite: false);
            var options = new CaseOptions { Command = "realign run FOLDER" };
            var result = CaseSolution.Run(shelf, CaseFolder.Read(folder), options, progress, cancellation);
            return new JsonObject { ["draft"] = JsonSerializer.SerializeToNode(DraftAnswer.Of(draft), JsonSerializerOptions.Web), ["result"] = JsonNode.Parse(result.ToJson()) }.ToJsonString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private CaseDraft Draft(Asked asked, CancellationToken cancellation)
    {
        var (content, name, address) = asked.Url is { } url
            ? PageFetcher.FetchAsync(url, cancellation).GetAwaiter().GetResult()
            : (Encoding.UTF8.GetBytes(asked.Article!), "article", null);
        using var body = new MemoryStream(content);
        return DraftedArticle.Of(shelf, body, name, new DraftOptions { Home = asked.Home, Date = Day(asked.Date), Today = Day(asked.Today)!.Value, Url = address, Draws = asked.Draws, Seed = asked.Seed }, cancellation).Required;
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Article">The text; null for a page.</param>
    /// <param name="Url">The page; null for a text.</param>
    /// <param name="Home">Code of the economy that it is about; null to find out.</param>
    /// <param name="Date">Its day; null to find out.</param>
    /// <param name="Today">The day on which it was asked, for an article without one.</param>
    /// <param name="Draws">Draws.</param>
    /// <param name="Seed">Their seed.</param>
    private sealed record Asked(string? Article, string? Url, string? Home, string? Date, string Today, int Draws, long Seed);
}
