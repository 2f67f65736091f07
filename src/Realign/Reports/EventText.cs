using System.Globalization;
using Realign.Agreements;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Reports;

/// <summary>Events as people read them: names rather than codes, every size with its unit and range.</summary>
public sealed class EventText
{
    /// <summary>Half the width of a 90 % interval, in standard errors.</summary>
    private const double NinetyPercent = 1.6448536269514722;

    private readonly World _world;
    private readonly Dictionary<string, string> _names;

    private EventText(World world)
    {
        _world = world;
        _names = world.Economies.Select(e => (e.Code, Name: EconomyText.InSentence(e.Name))).Concat(world.Sectors.Select(s => (s.Code, Name: EconomyText.Lower(s.Name)))).ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>The events of a scenario with their words, for a report.</summary>
    public static IReadOnlyList<EventSummary> Summaries(ResolvedScenario resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var text = new EventText(resolved.World);
        return [.. resolved.Scenario.Events.Select(e => new EventSummary(e.Id, e.Kind, EconomyText.Upper(text.Describe(e)), e.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), e.Source, e.Note, resolved.InForce(e)))];
    }

    private string Describe(ScenarioEvent e) => e switch
    {
        TariffEvent t => $"tariff of {Percent(t.Rate)} {(t.Mode == TariffMode.Add ? "on top of what stands" : "in place of what stands")}, by {Names(t.Scope.Importers)} on {Goods(t.Scope)}",
        TariffScheduleEvent s => $"tariffs by date, partner and sector, {(s.Mode == TariffMode.Add ? "on top of" : "in place of")} those of the base year ({Path.GetFileName(s.File)})",
        AgreementEvent { Estimate: { } estimate } a => $"{estimate.Title}, {Between(a)}: exports to {Names([estimate.Hub])} {Estimated(estimate.ForScenarios.Exports)}, imports {Estimated(estimate.ForScenarios.Imports)}, at given demand and costs of production; an estimate, its 90 % intervals as wide as placebos say",
        AgreementEvent a => $"agreement {Between(a)} raises trade by {Percent(Growth(a.Effect))} at given demand and costs of production; partial effect β = {Size(a.Effect, 1, "")}",
        TradeCostEvent c => $"trade costs change by {Percent(c.Change)} for {Names(c.Scope.Importers)} buying {Goods(c.Scope)}",
        BoycottEvent b => $"{Names(b.Scope.Importers)} {(b.Share.Value >= 1 && !b.Share.IsUncertain ? "stops buying" : $"refuses {Percent(b.Share)} of")} {Goods(b.Scope)}{(b.Mutual ? ", and the other way round" : "")}",
        ProductivityEvent p => $"productivity changes by {Percent(p.Change)} in {Names(p.Economies)}, {Names(p.Sectors)}",
        TransferEvent t => $"{Size(t.Amount, 1, $" {_world.Unit} a year")} from {Names([t.From])} to {Names([t.To])}",
        FiscalEvent f => $"the budget balance of {Names([f.Economy])} changes by {(f.IsMoney ? Size(f.Size, 1, $" {_world.Unit}") : Percent(f.Size) + " of GDP")} a year",
        _ => e.Kind,
    };

    private string Between(AgreementEvent a) => a.Members.Count > 0
        ? $"between {Names(a.Members)} on {Names(a.Scope.Sectors)}"
        : $"that lets {Names(a.Scope.Importers)} buy {Goods(a.Scope)}";

    private string Goods(TradeScope scope) => $"{(scope.Sectors is [] or ["*"] ? "everything" : Names(scope.Sectors))} from {Names(scope.Exporters)}";

    private string Names(IReadOnlyList<string> names) => string.Join(" and ", names.Select(n => n == "*" ? "all" : _names.GetValueOrDefault(n, n)));

    /// <summary>What an agreement adds to trade, exp(β) − 1.</summary>
    private static EventSize Growth(EventSize β) => new(Math.Exp(β.Low) - 1, Math.Exp(β.Value) - 1, Math.Exp(β.High) - 1);

    /// <summary>Central value and 90 % interval of exp(β) − 1.</summary>
    private static string Estimated(EffectEstimate β)
    {
        string Growth(double standardErrors)
        {
            double percent = 100 * (Math.Exp(β.Estimate + (standardErrors * β.StandardError)) - 1);
            return percent.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
        }

        return $"{Growth(0)} % ({Growth(-NinetyPercent)} to {Growth(NinetyPercent)})";
    }

    private static string Percent(EventSize size) => Size(size, 100, " %");

    private static string Size(EventSize size, double scale, string unit)
    {
        string Number(double x) => (scale * x).ToString(scale == 100 ? "#,0.##" : "#,0.###", CultureInfo.InvariantCulture).Replace('-', '−');
        return size.IsUncertain ? $"{Number(size.Value)}{unit} ({Number(size.Low)} to {Number(size.High)})" : $"{Number(size.Value)}{unit}";
    }
}
