using System.Globalization;
using Realign.Agreements;
using Realign.Files;
using YamlDotNet.RepresentationModel;

namespace Realign.Events;

/// <summary>Reads one event of a scenario file.</summary>
internal static class EventReader
{
    /// <summary>A rate above this is a percentage that lost its sign.</summary>
    internal const double LargestRate = 10;

    /// <summary>A change of a budget above this part of GDP is a percentage that lost its sign.</summary>
    private const double LargestBalance = 0.5;

    private static readonly string[] _range = ["low", "value", "high"];

    /// <summary>What the kind says of the event; <paramref name="folder"/> is where its files are.</summary>
    public static ScenarioEvent Read(YamlFields f, string folder)
    {
        string kind = f.Required("kind");
        if (EventKeys.Kinds.Contains(kind)) f.RejectUnknown(EventKeys.Of(kind));
        return OfKind(f, kind, folder);
    }

    private static ScenarioEvent OfKind(YamlFields f, string kind, string folder) => kind switch
    {
        "tariff" => new TariffEvent(Scope(f), Rate(f, "rate"), Mode(f)) { Id = "", Kind = kind, Place = f.Place },
        "tariff-schedule" => new TariffScheduleEvent(Path.Combine(folder, f.Required("file")), Mode(f)) { Id = "", Kind = kind, Place = f.Place },
        "agreement" => Agreement(f),
        "trade-cost" => new TradeCostEvent(Scope(f), Above(f, "change", -1)) { Id = "", Kind = kind, Place = f.Place },
        "boycott" => new BoycottEvent(Scope(f), Share(f), f.Flag("mutual")) { Id = "", Kind = kind, Place = f.Place },
        "embargo" => new BoycottEvent(Scope(f), EventSize.Certain(1), f.Flag("mutual")) { Id = "", Kind = kind, Place = f.Place },
        "productivity" => new ProductivityEvent(f.RequiredNames("economy"), f.Names("sector") ?? ["all"], Above(f, "change", -1)) { Id = "", Kind = kind, Place = f.Place },
        "transfer" => new TransferEvent(f.Required("from"), f.Required("to"), Size(f, "amount", percent: false)) { Id = "", Kind = kind, Place = f.Place },
        "fiscal" => Fiscal(f),
        _ => throw f.PlaceOf("kind").Error($"'{kind}' is no kind of event.{NearestName.Hint(kind, EventKeys.Kinds)} Known: {string.Join(", ", EventKeys.Kinds)}."),
    };

    private static TradeScope Scope(YamlFields f) => new(f.RequiredNames("importer"), f.RequiredNames("exporter"), f.Names("sector") ?? ["goods"]);

    private static AgreementEvent Agreement(YamlFields f)
    {
        var members = f.Names("members") ?? [];
        var importers = members.Count > 0 ? f.Names("importer") ?? [] : f.RequiredNames("importer");
        var exporters = members.Count > 0 ? f.Names("exporter") ?? [] : f.RequiredNames("exporter");
        if (members.Count > 0 && importers.Count + exporters.Count > 0)
            throw f.PlaceOf("members").Error("an agreement has either members, for both directions, or an importer and an exporter.");
        var estimate = Estimate(f);
        var effect = estimate is null ? Size(f, "effect") : EventSize.Certain(0);
        return new AgreementEvent(new TradeScope(importers, exporters, f.Names("sector") ?? ["goods"]), members, effect, PhaseIn(f)) { Id = "", Kind = "agreement", Place = f.Place, Estimate = estimate };
    }

    private static FiscalEvent Fiscal(YamlFields f)
    {
        bool isMoney = f.Node("amount") is not null;
        if (isMoney == (f.Node("balance") is not null)) throw f.Place.Error("a fiscal event has either a 'balance', of GDP, such as '-0.1%', or an 'amount', in the world's unit; a plus improves the balance.");
        var size = Size(f, isMoney ? "amount" : "balance", percent: !isMoney);
        double largest = Math.Max(Math.Abs(size.Low), Math.Abs(size.High));
        return isMoney || largest <= LargestBalance ? new FiscalEvent(f.Required("economy"), size, isMoney) { Id = "", Kind = "fiscal", Place = f.Place } : throw f.PlaceOf("balance").Error(LostPercent(size.Low < -LargestBalance ? size.Low : size.High));
    }

    private static AgreementEstimate? Estimate(YamlFields f)
    {
        if (f.Text("estimate") is not { } name)
            return f.Node("effect") is not null ? null : throw f.Place.Error($"an agreement has an 'effect', such as 0.1, or an 'estimate': {string.Join(", ", AgreementEstimate.Names)}.");
        if (f.Node("effect") is not null) throw f.PlaceOf("estimate").Error("an agreement has either an effect or an estimate. Drop one.");
        return AgreementEstimate.Names.Contains(name) ? AgreementEstimate.Shipped(name)
            : throw f.PlaceOf("estimate").Error($"'{name}' is no estimate.{NearestName.Hint(name, AgreementEstimate.Names)} Known: {string.Join(", ", AgreementEstimate.Names)}.");
    }

    private static List<(int Year, double Share)> PhaseIn(YamlFields f)
    {
        if (f.Mapping("phase-in") is not { } map) return [];
        return [.. map.Keys.Select(key =>
        {
            double share = map.Number(key, percent: true)!.Value;
            if (key.Length != 4 || !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int year)) throw map.PlaceOf(key).Error($"'{key}' is no year; write phase-in like {{2025: 0.5, 2026: 1}}.");
            return share is >= 0 and <= 1 ? (year, share) : throw map.PlaceOf(key).Error($"a share of {share} is not possible; it lies between 0 and 1.");
        }).OrderBy(p => p.year)];
    }

    private static TariffMode Mode(YamlFields f) => f.OneOf("mode", ["add", "set"], "add") == "set" ? TariffMode.Set : TariffMode.Add;

    /// <summary>What to say about a rate that lost its percent sign; a CSV file cannot have the sign.</summary>
    internal static string LostPercent(double rate, bool sign = true) => $"{rate} is {100 * rate} %; write {rate / 100}{(sign ? $" or '{rate}%'" : "")}.";

    private static EventSize Rate(YamlFields f, string key)
    {
        var rate = Above(f, key, -1);
        return rate.High <= LargestRate ? rate : throw f.PlaceOf(key).Error(LostPercent(rate.High));
    }

    private static EventSize Share(YamlFields f)
    {
        var share = Size(f, "share");
        return share is { Low: >= 0, High: <= 1 } ? share : throw f.PlaceOf("share").Error($"a share of {(share.High > 1 ? share.High : share.Low)} is not possible; it lies between 0 and 1 (0.3 refuses 30 %).");
    }

    private static EventSize Above(YamlFields f, string key, double limit)
    {
        var size = Size(f, key);
        return size.Low > limit ? size : throw f.PlaceOf(key).Error($"'{key}' is {100 * size.Low:G4} %; it must be above {100 * limit:G4} %.");
    }

    /// <summary>A number, or a mapping of low, value and high.</summary>
    private static EventSize Size(YamlFields f, string key, bool percent = true)
    {
        if (f.Node(key) is not YamlMappingNode) return EventSize.Certain(f.Number(key, percent) ?? throw f.Place.Error($"the key '{key}' is missing."));
        var map = f.Mapping(key)!;
        map.RejectUnknown(_range);
        double Part(string part) => map.Number(part, percent) ?? throw map.Place.Error($"'{key}' has a range but no '{part}'; it needs low, value and high.");
        (double low, double value, double high) = (Part("low"), Part("value"), Part("high"));
        return low <= value && value <= high ? new EventSize(low, value, high) : throw map.Place.Error($"'{key}' has low {low}, value {value}, high {high}; they must be in this order.");
    }
}
