using System.Globalization;
using Realign.Events;

namespace Realign.Reports;

/// <summary>Events as people read them.</summary>
public static class EventText
{
    /// <summary>An event with its words, for a report.</summary>
    public static EventSummary Summary(ScenarioEvent e, bool inForce)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new EventSummary(e.Id, e.Kind, Describe(e), e.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), e.Source, e.Note, inForce);
    }

    private static string Describe(ScenarioEvent e) => e switch
    {
        TariffEvent t => $"tariff {Size(t.Rate, 100)} % ({(t.Mode == TariffMode.Add ? "added" : "set")}) of {Names(t.Scope.Importers)} on {Names(t.Scope.Exporters)}",
        TariffScheduleEvent s => $"tariffs of {Path.GetFileName(s.File)} ({(s.Mode == TariffMode.Add ? "added" : "set")})",
        AgreementEvent a => $"agreement of {Names(a.Members.Count > 0 ? a.Members : [.. a.Scope.Importers, .. a.Scope.Exporters])}, β {Size(a.Effect, 1)}",
        TradeCostEvent c => $"trade costs {Size(c.Change, 100)} %, {Names(c.Scope.Importers)} from {Names(c.Scope.Exporters)}",
        BoycottEvent b => $"{Names(b.Scope.Importers)} refuse {Size(b.Share, 100)} % of purchases from {Names(b.Scope.Exporters)}",
        ProductivityEvent p => $"productivity {Size(p.Change, 100)} % in {Names(p.Economies)}, {Names(p.Sectors)}",
        TransferEvent t => $"{Size(t.Amount, 1)} from {t.From} to {t.To}",
        _ => e.Kind,
    };

    private static string Names(IReadOnlyList<string> names) => string.Join("+", names);

    private static string Size(EventSize size, double scale) =>
        size.IsUncertain ? FormattableString.Invariant($"{scale * size.Value:0.###} ({scale * size.Low:0.###} to {scale * size.High:0.###})") : FormattableString.Invariant($"{scale * size.Value:0.###}");
}
