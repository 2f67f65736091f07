namespace Realign.Reports.Html;

/// <summary>What happens in the scenarios, with dates and sources.</summary>
internal static class EventsSection
{
    public static Markup Write(ReportPage page)
    {
        var events = EventUse.Of(page.Result);
        return events.Count == 0 ? Markup.Empty : ReportPage.Part("events", "What happens in the scenarios", Markup.Of($"""
            <ol class="cards">{events.Select(e => Card(page, e))}</ol>
            """));
    }

    private static Markup Card(ReportPage page, EventUse use)
    {
        var e = use.Event;
        return Markup.Of($"""
            <li><p><b>{e.Description}</b></p>
            <p class="meta">{(e.Date is { } date ? Markup.Of($"From <time datetime=\"{date}\">{date}</time>") : Markup.Text("Dated within"))} · in force in: {(use.InForceIn.Count > 0 ? Titles(page, use.InForceIn) : "nothing here")}{(use.NotInForceIn.Count > 0 ? $"; not yet or no longer in: {Titles(page, use.NotInForceIn)}" : "")}</p>
            {(e.Note is { } note ? ReportPage.Paragraph(note.Trim()) : Markup.Empty)}
            <p class="meta">{(e.Source is { } source ? Markup.Of($"Source: {ReportPage.Link(source)} · ") : Markup.Text("No source given · "))}<code>{e.Id}</code></p></li>

            """);
    }

    private static string Titles(ReportPage page, IReadOnlyList<string> parts) =>
        string.Join("; ", parts.Select(p => page.Result.Scenarios.FirstOrDefault(s => s.Id == p)?.Title ?? (p == EventUse.Coalition ? "acting together" : "the game")));
}
