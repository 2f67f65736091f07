namespace Realign.Events;

/// <summary>The keys that each kind of event has in a scenario file; the schema lists the same.</summary>
internal static class EventKeys
{
    private static readonly string[] _common = ["id", "kind", "date", "until", "source", "note"];

    private static readonly Dictionary<string, string[]> _own = new()
    {
        ["tariff"] = ["importer", "exporter", "sector", "rate", "mode"],
        ["tariff-schedule"] = ["file", "mode"],
        ["agreement"] = ["members", "importer", "exporter", "sector", "effect", "estimate", "phase-in"],
        ["trade-cost"] = ["importer", "exporter", "sector", "change"],
        ["boycott"] = ["importer", "exporter", "sector", "share", "mutual"],
        ["embargo"] = ["importer", "exporter", "sector", "mutual"],
        ["productivity"] = ["economy", "sector", "change"],
        ["transfer"] = ["from", "to", "amount"],
        ["fiscal"] = ["economy", "balance", "amount"],
    };

    public static readonly IReadOnlyList<string> Scenario =
        ["name", "question", "world", "model", "closure", "deficits", "elasticities", "groups", "focus", "events"];

    public static IReadOnlyCollection<string> Kinds => _own.Keys;

    /// <summary>Keys of which an event has one; setting one takes the other out.</summary>
    public static IReadOnlyList<(string Kind, string Key, string Other)> Alternatives { get; } = [("agreement", "effect", "estimate"), ("agreement", "estimate", "effect"), ("fiscal", "balance", "amount"), ("fiscal", "amount", "balance")];

    public static IEnumerable<string> Of(string kind) => _own.TryGetValue(kind, out string[]? own) ? _common.Concat(own) : _common;
}
