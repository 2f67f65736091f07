using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Realign.Events;

namespace Realign.Server.Lab;

/// <summary>What the lab shows: all of it stands in the page's address, so that a link restores it.</summary>
internal sealed record LabState
{
    public const int MostEvents = 12;

    public static IReadOnlyList<string> Tabs { get; } = ["world", "ranking", "partners", "sectors", "balances", "budget", "debt", "dependence"];

    public static IReadOnlyList<string> Closures { get; } = ["world-share", "own-share", "balanced"];

    public static IReadOnlyList<string> Models { get; } = ["general-equilibrium", "specific-factors"];

    public static LabState First { get; } = new() { Events = [new LabEvent("tariff", "USA", "COL", "goods", 0.1)] };

    /// <summary>Code of the economy that is looked at.</summary>
    public string Economy { get; init; } = "COL";

    public IReadOnlyList<LabEvent> Events { get; init; } = [];

    public string Closure { get; init; } = "world-share";

    public string Model { get; init; } = "general-equilibrium";

    /// <summary>Trade elasticities are the world's own times this.</summary>
    public double Elasticities { get; init; } = 1;

    public string Tab { get; init; } = "world";

    /// <summary>The query of the scenario that it is compared with; null for none.</summary>
    public string? Compared { get; init; }

    /// <summary>Reads a query; what is wrong in it is left out, and an empty one is the first scenario.</summary>
    public static LabState Parse(string query)
    {
        var fields = QueryHelpers.ParseQuery(query);
        string Field(string key, IReadOnlyList<string> known) => fields.TryGetValue(key, out var value) && known.Contains(value.ToString()) ? value.ToString() : known[0];
        if (fields.Count == 0) return First;
        return new LabState
        {
            Economy = fields.TryGetValue("for", out var economy) && IsName(economy.ToString()) ? economy.ToString() : "COL",
            Events = fields.TryGetValue("e", out var events) ? [.. events.OfType<string>().Select(LabEvent.Parse).OfType<LabEvent>().Take(MostEvents)] : [],
            Closure = Field("closure", Closures),
            Model = Field("model", Models),
            Elasticities = fields.TryGetValue("elasticities", out var θ) && double.TryParse(θ, NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) && double.IsFinite(scale) ? Math.Clamp(scale, 0.4, 2) : 1,
            Tab = Field("tab", Tabs),
            Compared = fields.TryGetValue("vs", out var vs) && vs.ToString() is { Length: > 0 and < 2000 } text ? text : null,
        };
    }

    /// <summary>The query, without a question mark.</summary>
    public string ToQuery(bool bare = false)
    {
        var query = new StringBuilder("for=").Append(Uri.EscapeDataString(Economy));
        foreach (var e in Events) query.Append("&e=").Append(Uri.EscapeDataString(e.ToString()));
        if (Closure != Closures[0]) query.Append("&closure=").Append(Closure);
        if (Model != Models[0]) query.Append("&model=").Append(Model);
        if (Elasticities != 1) query.Append("&elasticities=").Append(Elasticities.ToString(CultureInfo.InvariantCulture));
        if (!bare && Tab != Tabs[0]) query.Append("&tab=").Append(Tab);
        if (!bare && Compared is not null) query.Append("&vs=").Append(Uri.EscapeDataString(Compared));
        return query.ToString();
    }

    /// <summary>The scenario as a file. Scaled elasticities are written out by sector.</summary>
    public string ToYaml(Worlds.World world)
    {
        var text = new StringBuilder("name: A scenario of the lab\n").Append("model: ").Append(Model).Append("\nclosure: ").Append(Closure).Append('\n');
        if (Elasticities != 1)
            text.Append("elasticities: {").AppendJoin(", ", world.Sectors.Select((s, j) => $"{s.Code}: {(world.TradeElasticities[j] * Elasticities).ToString("R", CultureInfo.InvariantCulture)}")).Append("}\n");
        text.Append("focus: [").Append(Economy).Append("]\n");
        if (Events.Count > 0) text.Append("events:\n").AppendJoin("", Events.Select(e => e.ToYaml()));
        return text.ToString();
    }

    /// <summary>The scenario, read as any file is.</summary>
    /// <exception cref="RealignException">A code is unknown, or events contradict each other.</exception>
    public Scenario ToScenario(Worlds.World world) => ScenarioFile.Parse(ToYaml(world), "lab");

    internal static bool IsName(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
