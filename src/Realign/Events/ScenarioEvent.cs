using Realign.Agreements;
using Realign.Files;

namespace Realign.Events;

/// <summary>Something that happens in a scenario.</summary>
public abstract record ScenarioEvent
{
    /// <summary>Name within the scenario; unique.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called in a file.</summary>
    public required string Kind { get; init; }

    /// <summary>In force from this day on; null for always.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>In force until this day, included; null for ever.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where the fact is published.</summary>
    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>Where it stands.</summary>
    internal FilePlace Place { get; init; }

    /// <summary>Where the values of each key stand.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> Places { get; init; } = new Dictionary<string, IReadOnlyList<FilePlace>>();

    /// <summary>Whether it is in force on a day; without a day everything is.</summary>
    public bool InForce(DateOnly? at) => at is not { } day || ((Date is null || Date <= day) && (Until is null || day <= Until));

    /// <summary>Where the k-th value of a key stands; where the event does when the file leaves the key out.</summary>
    internal FilePlace PlaceOf(string key, int k = 0) => Places.TryGetValue(key, out var places) && k < places.Count ? places[k] : Place;

    /// <summary>Whether there is a day on which both are in force.</summary>
    internal bool Overlaps(ScenarioEvent other) =>
        (Date ?? DateOnly.MinValue) <= (other.Until ?? DateOnly.MaxValue) && (other.Date ?? DateOnly.MinValue) <= (Until ?? DateOnly.MaxValue);
}

/// <summary>Which trade an event touches: codes or groups, as written.</summary>
public sealed record TradeScope(IReadOnlyList<string> Importers, IReadOnlyList<string> Exporters, IReadOnlyList<string> Sectors);

/// <summary>Whether a rate replaces the tariff of the baseline or comes on top.</summary>
public enum TariffMode
{
    Add,
    Set,
}

/// <summary>A tariff on some trade; the rate is a fraction.</summary>
public sealed record TariffEvent(TradeScope Scope, EventSize Rate, TariffMode Mode) : ScenarioEvent;

/// <summary>A whole schedule of tariffs from a CSV file.</summary>
public sealed record TariffScheduleEvent(string File, TariffMode Mode) : ScenarioEvent;

/// <summary>An agreement of a partial effect β on log trade: trade costs change by exp(−β/θ).</summary>
/// <param name="Scope">The trade it touches; its sectors count in either case.</param>
/// <param name="Members">Trade among all members, both ways; empty when the scope names the direction.</param>
/// <param name="Effect">β; zero when there is an estimate.</param>
/// <param name="PhaseIn">Share of the effect in force from a year on, in ascending order of years; empty when all of it is.</param>
public sealed record AgreementEvent(TradeScope Scope, IReadOnlyList<string> Members, EventSize Effect, IReadOnlyList<(int Year, double Share)> PhaseIn) : ScenarioEvent
{
    /// <summary>β by direction of trade with the estimate's hub, with its covariance, in place of <see cref="Effect"/>; null when that holds.</summary>
    public AgreementEstimate? Estimate { get; init; }

    /// <summary>The share of the effect that is in force on a day; without a day, the last one.</summary>
    public double ShareInForce(DateOnly? at) => PhaseIn.Count == 0 ? 1
        : at is not { } day ? PhaseIn[^1].Share
        : PhaseIn.Where(p => p.Year <= day.Year).Select(p => p.Share).DefaultIfEmpty(0).Last();
}

/// <summary>A relative change of iceberg trade costs: −0.05 is 5 % cheaper.</summary>
public sealed record TradeCostEvent(TradeScope Scope, EventSize Change) : ScenarioEvent;

/// <summary>Importers refuse a share of what they bought; 1 is an embargo.</summary>
/// <param name="Scope">The trade that is refused.</param>
/// <param name="Share">The share refused, between 0 and 1.</param>
/// <param name="Mutual">Whether exporters refuse in turn.</param>
public sealed record BoycottEvent(TradeScope Scope, EventSize Share, bool Mutual) : ScenarioEvent;

/// <summary>A relative change of total factor productivity.</summary>
public sealed record ProductivityEvent(IReadOnlyList<string> Economies, IReadOnlyList<string> Sectors, EventSize Change) : ScenarioEvent;

/// <summary>Income that one economy gives to another, in the world's unit a year.</summary>
public sealed record TransferEvent(string From, string To, EventSize Amount) : ScenarioEvent;

/// <summary>What a government does to its budget beside trade: a tax, a programme, grants that it no longer gets. Models of trade do not see it.</summary>
/// <param name="Economy">Whose budget.</param>
/// <param name="Size">Change of the primary balance a year; a plus improves it.</param>
/// <param name="IsMoney">Whether the size is in the world's unit; it is a fraction of GDP otherwise.</param>
public sealed record FiscalEvent(string Economy, EventSize Size, bool IsMoney) : ScenarioEvent;
