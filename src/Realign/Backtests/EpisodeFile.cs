using Realign.Files;

namespace Realign.Backtests;

/// <summary>Reads <c>episodes.yaml</c>, the list of past events that the model is tested on.</summary>
internal static class EpisodeFile
{
    public const string Name = "episodes.yaml";

    internal static readonly IReadOnlyList<string> Kinds = ["tariff", "agreement", "boycott"];
    internal static readonly IReadOnlyList<string> Keys = ["id", "kind", "title", "subject", "scenario", "after", "trend-years", "also-happened", "quoted"];

    private const int MostTrendYears = 20;

    /// <summary>Reads the list in a folder.</summary>
    /// <exception cref="FileException">The file is missing or wrong; the message names line and column.</exception>
    public static IReadOnlyList<Episode> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = YamlDocumentFile.Read(Path.Combine(folder, Name));
        var root = new YamlFields(file, file.Root, "the list of episodes");
        root.RejectUnknown(["episodes"]);
        var episodes = new List<Episode>();
        foreach (var item in root.Items("episodes"))
        {
            var episode = Read(item, folder);
            if (episodes.Any(e => e.Id == episode.Id)) throw item.PlaceOf("id").Error($"the episode '{episode.Id}' stands twice; ids must be unique.");
            episodes.Add(episode);
        }

        return episodes.Count > 0 ? episodes : throw root.PlaceOf("episodes").Error("there are no episodes; list at least one.");
    }

    private static Episode Read(YamlFields f, string folder)
    {
        f.RejectUnknown(Keys);
        string kind = f.Required("kind");
        if (!Kinds.Contains(kind)) throw f.PlaceOf("kind").Error($"'{kind}' is no kind of episode.{NearestName.Hint(kind, Kinds)} Known: {string.Join(", ", Kinds)}.");
        return new Episode
        {
            Id = f.Required("id"),
            Kind = kind,
            Title = f.Required("title"),
            Subject = f.Required("subject"),
            ScenarioFile = Path.Combine(folder, f.Required("scenario")),
            After = [.. f.RequiredNames("after").Select(text => Year(f, text)).Order()],
            TrendYears = TrendYears(f),
            AlsoHappened = f.RequiredNames("also-happened"),
            Quoted = f.Flag("quoted"),
        };
    }

    private static int Year(YamlFields f, string text) => text.Length == 4 && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int year)
        ? year
        : throw f.PlaceOf("after").Error($"'{text}' is no year; write it like [2019, 2021].");

    private static int TrendYears(YamlFields f) => f.Number("trend-years") is not { } years ? 3
        : years is >= 1 and <= MostTrendYears && years == Math.Floor(years) ? (int)years
        : throw f.PlaceOf("trend-years").Error($"'trend-years' is {years}; it must be a whole number from 1 to {MostTrendYears}.");
}
