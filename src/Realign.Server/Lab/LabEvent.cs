using System.Globalization;

namespace Realign.Server.Lab;

/// <summary>One event as the lab builds it.</summary>
/// <param name="Kind">tariff, agreement, boycott, embargo, trade-cost or productivity.</param>
/// <param name="Importer">Code or group that buys; of an agreement one side, of productivity the economy.</param>
/// <param name="Exporter">Code or group that sells; of an agreement the other side.</param>
/// <param name="Sector">Code or group of sectors.</param>
/// <param name="Size">Rate, effect, share or change, a fraction.</param>
internal sealed record LabEvent(string Kind, string Importer, string Exporter, string Sector, double Size)
{
    public static IReadOnlyList<LabEventKind> Kinds { get; } =
    [
        new("tariff", "Tariff", "rate", "on", 0, 1, 0.01, 0.1),
        new("agreement", "Agreement", "effect", "with", 0, 1, 0.01, 0.1),
        new("boycott", "Boycott", "share", "of", 0, 1, 0.01, 0.3),
        new("embargo", "Embargo", null, "on", 1, 1, 1, 1),
        new("trade-cost", "Trade cost", "change", "buying from", -0.5, 0.5, 0.01, -0.05),
        new("productivity", "Productivity", "change", null, -0.2, 0.2, 0.005, 0.01),
    ];

    public LabEventKind Of => Kinds.First(k => k.Id == Kind);

    /// <summary>As a query has it; null when it is no event.</summary>
    public static LabEvent? Parse(string text) =>
        text.Split('~') is [var kind, var importer, var exporter, var sector, var size] && Kinds.FirstOrDefault(k => k.Id == kind) is { } known
        && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && LabState.IsName(importer) && LabState.IsName(sector)
        && (LabState.IsName(exporter) || (known.Joint is null && exporter.Length == 0))
            ? new LabEvent(kind, importer, exporter, sector, Math.Clamp(value, known.Lowest, known.Highest))
            : null;

    public override string ToString() => string.Join('~', Kind, Importer, Exporter, Sector, Size.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lines of a scenario file.</summary>
    public string ToYaml()
    {
        string size = Size.ToString(CultureInfo.InvariantCulture);
        return Kind switch
        {
            "agreement" when Importer == Exporter => $"  - {{kind: agreement, members: [{Importer}], sector: {Sector}, effect: {size}}}\n",
            "agreement" => $"  - {{kind: agreement, importer: {Importer}, exporter: {Exporter}, sector: {Sector}, effect: {size}}}\n  - {{kind: agreement, importer: {Exporter}, exporter: {Importer}, sector: {Sector}, effect: {size}}}\n",
            "productivity" => $"  - {{kind: productivity, economy: {Importer}, sector: {Sector}, change: {size}}}\n",
            "embargo" => $"  - {{kind: embargo, importer: {Importer}, exporter: {Exporter}, sector: {Sector}}}\n",
            _ => $"  - {{kind: {Kind}, importer: {Importer}, exporter: {Exporter}, sector: {Sector}, {Of.Key}: {size}}}\n",
        };
    }
}

/// <summary>A kind of event: what it is called, its key in a file, the word between its two sides (null when it has one side only), and the limits, the step and the first value of its slider.</summary>
internal sealed record LabEventKind(string Id, string Name, string? Key, string? Joint, double Lowest, double Highest, double Step, double First);
