using System.Text;
using Realign.Agreements;
using Realign.Backtests;

namespace Realign.Reports.Html;

/// <summary>How the model did on past events of the kinds that the case has, and the estimates that its events use, each with its picture.</summary>
internal static class RecordSection
{
    public static Markup Write(ReportPage page)
    {
        var record = page.Result.Evidence.Record;
        return record.Count == 0 ? Markup.Empty : ReportPage.Part("record", "The model's record on such events", Markup.Of($"""
            {ReportPage.Paragraph("The same model was run on the world of a past year with the events that followed, and held against what then happened to trade shares. Where the size of an event is estimated, what the estimate is worth stands beside it.")}
            <ul>{record.Select(r => Markup.Of($"<li>{r.Line}{Picture(r)}</li>\n"))}</ul>
            """));
    }

    private static Markup Picture(RecordLine record)
    {
        if (record.Episode is not { } episode || (TrackRecord.Picture(episode) ?? AgreementEstimate.Picture(episode)) is not { } svg) return Markup.Empty;
        string shows = record.Kind == "estimate" ? "effects by years since joining" : "predicted and realised changes of trade shares";
        string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return Markup.Of($"<details><summary>Picture: {shows} ({episode})</summary><img class=\"picture\" alt=\"{EconomyText.Upper(shows)}. {record.Line}\" src=\"data:image/svg+xml;base64,{data}\"></details>");
    }
}
