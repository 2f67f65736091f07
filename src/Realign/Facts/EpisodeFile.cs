using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.Facts;

/// <summary>Reads and writes past episodes: CSV with the columns id, episode, economy, partner, indicator, before_period, before_value, after_period, after_value, change, unit, kind, shock, publisher, link, note.</summary>
public static class EpisodeFile
{
    private static readonly string[] _columns = ["id", "episode", "economy", "partner", "indicator", "before_period", "before_value", "after_period", "after_value", "change", "unit", "kind", "shock", "publisher", "link", "note"];

    /// <exception cref="FileException">A row is wrong.</exception>
    public static IReadOnlyList<PastEpisode> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var table = CsvTable.Open(path, _columns);
        return Read(table);
    }

    /// <summary>Reads from an open reader; <paramref name="path"/> names it in messages.</summary>
    public static IReadOnlyList<PastEpisode> Read(string path, TextReader reader)
    {
        using var table = CsvTable.Open(path, reader, _columns);
        return Read(table);
    }

    /// <summary>The text of a file.</summary>
    public static string Write(IEnumerable<PastEpisode> episodes)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        var text = new StringBuilder().AppendJoin(',', _columns).Append('\n');
        foreach (var e in episodes)
        {
            string Number(double? value) => value is { } v ? (v / e.Unit.Scale).ToString("G12", CultureInfo.InvariantCulture) : "";
            string[] fields =
            [
                e.Id, e.Episode, e.Economy, e.Partner, e.Indicator.Id, e.Before?.Text ?? "", Number(e.BeforeValue), e.After?.Text ?? "", Number(e.AfterValue), Number(e.Change), e.PublishedUnit,
                e.Kind.ToString().ToLowerInvariant(), e.Shock, e.Publisher, e.Link, e.Note,
            ];
            text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
        }

        return text.ToString();
    }

    private static List<PastEpisode> Read(CsvTable table)
    {
        var episodes = new List<PastEpisode>();
        while (table.Read()) episodes.Add(Row(table));
        if (episodes.Count == 0) throw new FileException(table.Path, "the file has a header and no rows. Add episodes.");
        if (episodes.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FileException(table.Path, $"the id '{twice.Key}' stands twice. Give each row its own.");
        return episodes;
    }

    private static PastEpisode Row(CsvTable table)
    {
        T At<T>(string column, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (RealignException e) when (e is not FileException)
            {
                throw table.Error(column, e.Message);
            }
        }

        var indicator = At("indicator", () => FactIndicator.Of(table.Text("indicator")));
        var unit = At("unit", () => FactUnit.Parse(table.Text("unit")));
        double? Number(string column) => table.Text(column).Length == 0 ? null : table.Number(column) * unit.Scale;
        FactPeriod? Period(string column) => table.Text(column).Length == 0 ? null : At(column, () => FactPeriod.Parse(table.Text(column)));
        double? before = Number("before_value"), after = Number("after_value"), change = Number("change");
        if ((change is null) == (after is null)) throw table.Error("change", "give the levels (before_value, after_value) or the change, not both and not neither.");
        if (before is not null && after is null) throw table.Error("after_value", "a level before needs one after.");
        if (!Enum.TryParse(table.Text("kind"), ignoreCase: true, out EpisodeKind kind) || !Enum.IsDefined(kind)) throw table.Error("kind", $"'{table.Text("kind")}' is not known; write observed or estimated.");
        string link = table.Text("link");
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) throw table.Error("link", $"'{link}' is no address; write it whole, with https://, or leave the field empty.");
        if (table.Text("publisher").Length == 0) throw table.Error("publisher", "a figure without a publisher cannot be checked; say who published it.");
        return new PastEpisode
        {
            Id = table.Code("id"),
            Episode = table.Code("episode"),
            Economy = table.Code("economy"),
            Partner = table.Text("partner"),
            Indicator = indicator,
            Before = Period("before_period"),
            BeforeValue = before,
            After = Period("after_period"),
            AfterValue = after,
            Change = change,
            Unit = unit,
            PublishedUnit = table.Text("unit"),
            Kind = kind,
            Shock = table.Text("shock"),
            Publisher = table.Text("publisher"),
            Link = link,
            Note = table.Text("note"),
        };
    }
}
